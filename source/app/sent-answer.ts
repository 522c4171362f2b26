import {redact} from '../api/secrets.ts';
import {UsageError} from '../core/errors.ts';
import {say, untrusted} from '../core/text/text.ts';

const LONGEST = 1024 * 1024;

/**
 * Reads the answer of a send (`202`, body `{operationId, operationLocation}`) from a pipe and gives the operation it
 * names. Throws {@link UsageError} that says what came instead.
 */
export async function readAnswer(input: NodeJS.ReadStream): Promise<string> {
	if (input.isTTY)
		throw new UsageError('sendwatch - reads the answer of a send from a pipe: curl … /v1/Emails | sendwatch -');
	let text = '';
	for await (const chunk of input.setEncoding('utf8')) {
		text += String(chunk);
		if (text.length > LONGEST) throw new UsageError('Standard input is larger than the answer of a send can be.');
	}
	return operationIn(text);
}

function operationIn(text: string): string {
	if (text.trim() === '') throw new UsageError('Standard input was empty: the send gave no answer.');
	const value = parseObject(text);
	if (value === undefined)
		throw new UsageError('Standard input is not the JSON answer of a send. With curl, leave out -i and -v.');
	const {operationId, operationLocation, message} = value;
	if (typeof operationId === 'string') return operationId;
	if (typeof operationLocation === 'string') return operationLocation;
	if (typeof message === 'string') throw new UsageError(say`The send was refused: ${untrusted(redact(message))}`);
	throw new UsageError('The answer on standard input names no operation: it has no operationId.');
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
	} catch {
		return undefined;
	}
}

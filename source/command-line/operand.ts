import {UsageError} from '../core/errors.ts';
import {
	OPERATION_ID_SHAPE,
	type OperationId,
	parseEmailId,
	parseOperationId,
	withoutQuotes,
} from '../core/operation/ids.ts';
import {say, untrusted} from '../core/text/text.ts';
import {COMMAND_WORDS} from './commands.ts';
import {CREDENTIALS_HINT, refuseCredentialsIn} from './options/base-url.ts';

/**
 * The operation that an operand names: its id, or an `operationLocation` URL on the base URL's own host, whatever quotes and commas
 * were copied along. Throws {@link UsageError} that says what an id looks like, or names both hosts.
 */
export function readOperand(operand: string, baseUrl: string): OperationId {
	const url = urlIn(operand);
	if (url !== undefined) refuseCredentialsIn(url, 'The URL of the operation');
	const {host} = new URL(baseUrl);
	if (url !== undefined && url.host !== host)
		throw new UsageError(
			say`The operation is on ${untrusted(url.host)}, but the base URL is on ${host}: use --base-url to watch it there.`,
		);
	const id = operationIn(operand);
	if (id !== undefined) return id;
	const quoted = untrusted(withoutQuotes(operand));
	if (url !== undefined)
		throw new UsageError(say`“${quoted}” does not end in an operation id, which is ${OPERATION_ID_SHAPE}.`);
	refuseEmailId(quoted.raw);
	refuseCredential(quoted.raw);
	throw new UsageError(say`“${quoted}” is not an operation id${wayOut(quoted.raw)}`);
}

/** An API key or an account in place of an operation is not repeated: the secret may be beside it. */
function refuseCredential(text: string): void {
	if (/^(?:AC|SK)[\da-f]{32}$/iu.test(text)) throw new UsageError(`That is not an operation id. ${CREDENTIALS_HINT}`);
}

/** What an operand that is not an id was probably meant to be, for the end of the sentence. */
function wayOut(text: string): string {
	if (/\.ndjson$/u.test(text))
		return '. To play a recording: sendwatch replay <file>; sendwatch history --json names the files.';
	if (COMMAND_WORDS.some((word) => word === text.toLowerCase())) return ' but a command: give one command at a time.';
	if (parseOperationId(`comms_operation_${text}`) !== undefined) return `. Did you mean comms_operation_${text}?`;
	if (text.split(',').every((part) => parseOperationId(withoutQuotes(part)) !== undefined))
		return ' but several: separate them with spaces.';
	return `, which is ${OPERATION_ID_SHAPE}. sendwatch operations lists them.`;
}

/** Throws {@link UsageError} for the id of an email, and says where that of its operation is. */
export function refuseEmailId(text: string): void {
	const id = untrusted(withoutQuotes(text));
	if (parseEmailId(id.raw) === undefined) return;
	throw new UsageError(
		say`${id} is the id of an email: use the id of its operation, comms_operation_…, from the answer to the send or from sendwatch operations.`,
	);
}

/** The operation that an operand names by its id, or by a URL on any host; undefined if it is neither. */
export function operationIn(operand: string): OperationId | undefined {
	const id = parseOperationId(withoutQuotes(operand));
	return id ?? parseOperationId(urlIn(operand)?.pathname.split('/').filter(Boolean).at(-1) ?? '');
}

function urlIn(operand: string): URL | undefined {
	const text = withoutQuotes(operand);
	const url = URL.canParse(text) ? new URL(text) : undefined;
	return url !== undefined && /^https?:$/u.test(url.protocol) ? url : undefined;
}

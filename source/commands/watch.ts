import type {Arguments} from '../command-line/arguments.ts';
import {readAppConfig, readBaseUrl, readOperand} from '../command-line/config.ts';
import {findCredentials} from '../command-line/credentials-command.ts';
import type {Environment} from '../command-line/option-values.ts';
import {UsageError} from '../core/errors.ts';
import {openKeyboard} from '../session/keyboard.ts';
import {readAnswer} from '../session/sent-answer.ts';
import {watchOperation} from '../session/watch-operation.ts';

/** `sendwatch <operation>`: watches a real send. Resolves with the exit code. */
export async function watch(args: Arguments, env: Environment): Promise<number> {
	const [operand, ...more] = args.operands;
	if (operand === undefined)
		throw new UsageError(
			'Name the operation to watch: sendwatch comms_operation_…, or sendwatch demo to try it without an account. sendwatch --help tells more.',
		);
	if (more.length > 0) throw new UsageError('One operation at a time: more than one was named.');
	const config = readAppConfig(args, env);
	const baseUrl = readBaseUrl(args, env);
	const isPiped = operand === '-';
	const operationId = readOperand(isPiped ? await readAnswer(process.stdin) : operand, baseUrl);
	const credentials = await findCredentials(args, env);
	const keyboard = openKeyboard(env);
	try {
		const target = {operationId, baseUrl, credentials, isJustSent: isPiped};
		return await watchOperation(target, config, keyboard?.stream);
	} finally {
		keyboard?.close();
	}
}

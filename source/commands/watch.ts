import type {Credentials} from '../api/credentials.ts';
import type {Arguments} from '../command-line/arguments.ts';
import {readAppConfig, readBaseUrl, readOperand} from '../command-line/config.ts';
import {findCredentials} from '../command-line/credentials-command.ts';
import type {Environment} from '../command-line/option-values.ts';
import {UsageError, UserError} from '../core/errors.ts';
import {stateFolder} from '../files/state-folder.ts';
import {openKeyboard} from '../session/keyboard.ts';
import {readAnswer} from '../session/sent-answer.ts';
import {watchOperation} from '../session/watch-operation.ts';

/** `sendwatch <operation>`: watches a real send, one picked from a list where none is named. Resolves with the exit code. */
export async function watch(args: Arguments, env: Environment): Promise<number> {
	const [operand, ...more] = args.operands;
	if (more.length > 0) throw new UsageError('One operation at a time: more than one was named.');
	return operand === undefined ? await watchPicked(args, env) : await watchNamed(operand, args, env);
}

async function watchNamed(operand: string, args: Arguments, env: Environment, known?: Credentials): Promise<number> {
	const config = readAppConfig(args, env);
	const baseUrl = readBaseUrl(args, env);
	const isPiped = operand === '-';
	const operationId = readOperand(isPiped ? await readAnswer(process.stdin) : operand, baseUrl);
	const credentials = known ?? (await findCredentials(args, env));
	const keyboard = openKeyboard(env);
	try {
		const target = {operationId, baseUrl, credentials, isJustSent: isPiped};
		return await watchOperation(target, config, keyboard?.stream);
	} finally {
		keyboard?.close();
	}
}

async function watchPicked(args: Arguments, env: Environment): Promise<number> {
	const config = readAppConfig(args, env);
	const baseUrl = readBaseUrl(args, env);
	const keyboard = openKeyboard(env);
	if (keyboard === undefined) throw nothingNamed();
	try {
		const credentials = await findCredentials(args, env).catch(noneFound);
		const account = credentials === undefined ? undefined : {baseUrl, credentials};
		const {pickOperation} = await import('../session/pick-operation.ts');
		const picked = await pickOperation({folder: stateFolder(env), account}, config, keyboard.stream);
		if (picked === undefined) throw nothingNamed();
		if (typeof picked === 'number') return picked;
		if (picked.action === 'watch') return await watchNamed(picked.operationId, args, env, credentials);
		const {replayRecording} = await import('../session/replay-recording.ts');
		return await replayRecording(picked.path, {...config, speed: 1}, keyboard.stream);
	} finally {
		keyboard.close();
	}
}

/** Without credentials there are still the recordings to pick from. */
function noneFound(error: unknown): undefined {
	if (!(error instanceof UserError)) throw error;
}

function nothingNamed(): UsageError {
	return new UsageError(
		'Name the operation to watch: sendwatch comms_operation_…, or sendwatch demo to try it without an account. sendwatch --help tells more.',
	);
}

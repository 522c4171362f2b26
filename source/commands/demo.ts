import {Credentials} from '../api/credentials.ts';
import type {Arguments} from '../arguments.ts';
import {readAppConfig, readOperand} from '../config.ts';
import {UsageError} from '../core/errors.ts';
import {openKeyboard} from '../keyboard.ts';
import type {Environment} from '../option-values.ts';
import {startSandbox} from '../sandbox/sandbox.ts';
import {readSandboxConfig} from '../sandbox-config.ts';
import {listScenarios} from '../scenario-list.ts';
import {watchOperation} from '../watch-operation.ts';

/** `sendwatch demo`: watches a send in a sandbox of its own, in this process. Never reads the account's credentials. */
export async function demo(args: Arguments, env: Environment): Promise<number> {
	if (args.flags['list-scenarios'] === true) return listScenarios();
	if (args.operands.length > 0) throw new UsageError('sendwatch demo takes no operation: it makes one of its own.');
	const config = readAppConfig(args, env);
	const sandbox = await startSandbox(readSandboxConfig(args, env));
	const keyboard = openKeyboard(env);
	try {
		const operationId = readOperand(sandbox.operationId, sandbox.url);
		const credentials = new Credentials('demo', 'demo', 'the demo');
		return await watchOperation({operationId, baseUrl: sandbox.url, credentials}, config, keyboard?.stream);
	} finally {
		keyboard?.close();
		await sandbox.close();
	}
}

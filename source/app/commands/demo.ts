import {anyCredentials, createAccess} from '../../api/credentials.ts';
import type {Arguments} from '../../command-line/arguments.ts';
import {readSandboxConfig} from '../../command-line/config/sandbox-config.ts';
import {readOperand} from '../../command-line/operand.ts';
import {get} from '../../command-line/option-values.ts';
import type {Environment} from '../../core/environment.ts';
import {UsageError} from '../../core/errors.ts';
import {startSandbox} from '../../sandbox/sandbox.ts';
import {listScenarios} from '../scenario-list.ts';
import {readWatchConfig, watch, watchBoard} from '../watch.ts';

/** `sendwatch demo`: watches a send in an embedded sandbox, in this process. Never reads the account's credentials. */
export async function demo(args: Arguments, env: Environment): Promise<number> {
	if (get({args, env}, 'list-scenarios')) return listScenarios();
	if (args.operands.length > 0) throw new UsageError('sendwatch demo takes no operation: it creates its own.');
	const config = readWatchConfig(args, env);
	const sandbox = await startSandbox({...readSandboxConfig(args, env), reasons: true});
	try {
		const operationId = readOperand(sandbox.operationId, sandbox.url);
		const origin = {baseUrl: sandbox.url, access: createAccess(anyCredentials()), isDemo: true} as const;
		const exitCode =
			get({args, env}, 'sends') === undefined ? undefined : await watchBoard(() => ({origin, named: []}), config);
		return exitCode ?? (await watch({...origin, operationId}, config));
	} finally {
		await sandbox.close();
	}
}

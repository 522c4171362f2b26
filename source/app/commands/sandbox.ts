import type {Arguments} from '../../command-line/arguments.ts';
import {get} from '../../command-line/option-values.ts';
import {readSandboxConfig} from '../../command-line/sandbox-config.ts';
import type {Environment} from '../../core/environment.ts';
import {UsageError} from '../../core/errors.ts';
import {SIGNAL_EXIT} from '../../core/exit-codes.ts';
import {formatRequest, type Sandbox, startSandbox} from '../../sandbox/sandbox.ts';
import {listScenarios} from '../scenario-list.ts';

/**
 * `sendwatch sandbox`: serves until it is stopped by a signal, whose code it ends with. Prints where it listens and the id of its
 * operation on stdout; what to try, and the log, on stderr.
 */
export async function sandbox(args: Arguments, env: Environment): Promise<number> {
	if (get({args, env}, 'list-scenarios')) return listScenarios();
	if (args.operands.length > 0)
		throw new UsageError('sendwatch sandbox takes no operand; its options say what it serves.');
	const {url, operationId, curls, close} = await start(args, env);
	process.stdout.write(`listening on ${url}\n${operationId}\n`);
	process.stderr.write(`\nTry it with any credentials, Ctrl-C stops it:\n\n${curls.join('\n')}\n\n`);
	const exitCode = await new Promise<number>((resolve) => {
		for (const [signal, code] of Object.entries(SIGNAL_EXIT)) process.once(signal, () => resolve(code));
	});
	await close();
	return exitCode;
}

async function start(args: Arguments, env: Environment): Promise<Sandbox> {
	const config = readSandboxConfig(args, env);
	const log = get({args, env}, 'verbose')
		? {onRequest: (entry: Parameters<typeof formatRequest>[0]) => process.stderr.write(`${formatRequest(entry)}\n`)}
		: {};
	try {
		return await startSandbox({...config, ...log});
	} catch (error) {
		throw new UsageError(error instanceof Error ? error.message : String(error));
	}
}

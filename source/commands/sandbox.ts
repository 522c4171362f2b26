import type {Arguments} from '../arguments.ts';
import {type Environment, readSandboxConfig} from '../config.ts';
import {EXIT, UsageError} from '../core/errors.ts';
import {startSandbox} from '../sandbox/sandbox.ts';

/** `sendwatch sandbox`: serves until it is stopped. Prints where it listens, then the id of its operation. */
export async function sandbox(args: Arguments, env: Environment): Promise<number> {
	if (args.operands.length > 0)
		throw new UsageError('sendwatch sandbox takes no operand; its options say what it serves.');
	const {url, operationId, close} = await startSandbox(readSandboxConfig(args, env)).catch((error: unknown) => {
		throw new UsageError(error instanceof Error ? error.message : String(error));
	});
	process.stdout.write(`listening on ${url}\n${operationId}\n`);
	const signal = await new Promise<'SIGINT' | 'SIGTERM' | 'SIGHUP'>((resolve) => {
		for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, resolve);
	});
	await close();
	return {SIGINT: 130, SIGTERM: 143, SIGHUP: 129}[signal] ?? EXIT.good;
}

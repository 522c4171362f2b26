import type {Arguments} from '../../command-line/arguments.ts';
import type {Environment} from '../../core/environment.ts';
import {namedOperation} from '../named-operation.ts';
import {readWatchConfig, watch as watchTarget} from '../watch.ts';

const HOW_TO_NAME =
	'Name the operation to watch: sendwatch comms_operation_…, or sendwatch demo to try it without an account. sendwatch help lists the commands.';

/** `sendwatch <operation>`: watches a real send, one picked from a list where none is named. Resolves with the exit code. */
export async function watch(args: Arguments, env: Environment): Promise<number> {
	const config = readWatchConfig(args, env);
	if (args.operands.length > 0) return watchTarget(await namedOperation(args, env, HOW_TO_NAME), config);
	const {pickedOperation} = await import('../screen/picked-operation.ts');
	const picked = await pickedOperation(args, config, HOW_TO_NAME);
	return typeof picked === 'number' ? picked : watchTarget(picked, config);
}

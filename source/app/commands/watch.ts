import type {Arguments} from '../../command-line/arguments.ts';
import {type BoardFilter, readBoardConfig} from '../../command-line/config/board-config.ts';
import {readBaseUrl} from '../../command-line/config/config.ts';
import {findAccess} from '../../command-line/credentials/credentials-command.ts';
import {get} from '../../command-line/option-values.ts';
import type {Environment} from '../../core/environment.ts';
import {UsageError, UserError} from '../../core/errors.ts';
import type {Target} from '../open-watch.ts';
import {namedOperation, namedOperations} from '../operands/named-operation.ts';
import type {BoardTarget} from '../screen/board/run-board.ts';
import {readWatchConfig, watchBoard, watch as watchTarget} from '../watch.ts';

/** What to type if no operation is named. */
const HOW_TO_NAME =
	'Name the operation to watch: sendwatch comms_operation_…, or sendwatch demo to try it without an account. sendwatch help lists the commands.';
/** Several operations without a terminal. */
const SEVERAL =
	'Watching several operations needs a terminal; without one, use sendwatch wait comms_operation_… comms_operation_….';

/**
 * `sendwatch <operation> …`: watches a real send; of several, or if none is named, opens the board of the account's sends. Resolves
 * with the exit code.
 */
export async function watch(args: Arguments, env: Environment): Promise<number> {
	const source = {args, env};
	const [isLatest, isFollowing] = [get(source, 'latest'), get(source, 'follow')];
	if (isFollowing && !isLatest) throw new UsageError('--follow requires --latest.');
	if (isLatest) return watchLatest(args, env, isFollowing);
	const [operand, ...more] = args.operands;
	if (operand === undefined) return openAccount(args, env);
	if (more.length > 0) return openNamed(args, env);
	return operand === '-' ? openPiped(args, env) : watchNamed(args, env);
}

async function watchNamed(args: Arguments, env: Environment): Promise<number> {
	const config = readWatchConfig(args, env);
	return watchTarget(await namedOperation(args, env, HOW_TO_NAME), config);
}

/** `sendwatch --latest`. */
async function watchLatest(args: Arguments, env: Environment, isFollowing: boolean): Promise<number> {
	if (args.operands.length > 0) throw new UsageError('--latest takes no operation: it finds the newest send.');
	const config = readWatchConfig(args, env);
	const {latestOperation} = await import('../operands/latest-operation.ts');
	return watchTarget(await latestOperation(args, env), config, isFollowing);
}

/** The operations that were named on the command line. */
async function openNamed(args: Arguments, env: Environment): Promise<number> {
	const {query, watchArgs} = readBoardConfig(args, env);
	const config = readWatchConfig(watchArgs, env);
	const open = async () => boardOf((await namedOperations(args, env, HOW_TO_NAME)).targets, query);
	const exitCode = await watchBoard(open, config);
	if (exitCode === undefined) throw new UsageError(SEVERAL);
	return exitCode;
}

/** One operation or several that come through a pipe. */
async function openPiped(args: Arguments, env: Environment): Promise<number> {
	const config = readWatchConfig(args, env);
	const [target, ...more] = (await namedOperations(args, env, HOW_TO_NAME)).targets;
	if (target === undefined) throw new UsageError(HOW_TO_NAME);
	if (more.length === 0) return watchTarget(target, config);
	const exitCode = await watchBoard(() => boardOf([target, ...more]), config);
	if (exitCode === undefined) throw new UsageError(SEVERAL);
	return exitCode;
}

function boardOf(targets: readonly Target[], query?: BoardFilter): BoardTarget {
	const [target] = targets;
	if (target === undefined) throw new UsageError(HOW_TO_NAME);
	const {operationId: _, isJustSent: __, ...origin} = target;
	const named = targets.map(({operationId}) => operationId);
	return {origin, named, ...(query === undefined ? {} : {query})};
}

/** The board of the account; without credentials what was recorded on this machine. */
async function openAccount(args: Arguments, env: Environment): Promise<number> {
	const {query, watchArgs} = readBoardConfig(args, env);
	const config = readWatchConfig(watchArgs, env);
	const access = await findAccess(args, env).catch((error: unknown) => {
		if (error instanceof UserError) return error;
		throw error;
	});
	if (access instanceof UserError) {
		const {pickedRecording} = await import('../screen/board/picked-recording.ts');
		return pickedRecording(config, access, HOW_TO_NAME);
	}
	const origin = {baseUrl: readBaseUrl(args, env), profile: args.file?.profile, access};
	const exitCode = await watchBoard(() => ({origin, named: [], query}), config);
	if (exitCode === undefined) throw new UsageError(HOW_TO_NAME);
	return exitCode;
}

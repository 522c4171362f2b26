import type {Arguments} from '../../command-line/arguments.ts';
import {readBaseUrl} from '../../command-line/config/config.ts';
import {findAccess} from '../../command-line/credentials/credentials-command.ts';
import type {Environment} from '../../core/environment.ts';
import {ProblemError, UserError} from '../../core/errors.ts';
import {EXIT, problemExitCode} from '../../core/exit-codes.ts';
import {problemLines} from '../../core/network/problem.ts';
import {idTimestamp, type OperationId, parseOperationId} from '../../core/operation/ids.ts';
import type {ListedOperation} from '../../core/operation/operation.ts';
import {RETENTION_DAYS, RETENTION_MS, weekByServer} from '../../core/operation/retention.ts';
import {systemClock} from '../../monitor/clock.ts';
import {openLists} from '../headless/lists/open-lists.ts';
import type {Target} from '../open-watch.ts';

const LARGEST_PAGE = 1000;

/**
 * The newest operation of the account, wherever in the list it stands: its order is not documented. Throws {@link UserError} if there is
 * none or the server does not tell.
 */
export async function latestOperation(args: Arguments, env: Environment): Promise<Target> {
	const baseUrl = readBaseUrl(args, env);
	const access = await findAccess(args, env);
	const {client, close} = openLists(baseUrl, access);
	try {
		const since = systemClock.now() - RETENTION_MS;
		const {signal} = new AbortController();
		const list = (from: number) => client.listOperations({since: from, token: null, pageSize: LARGEST_PAGE}, signal);
		const first = await list(since);
		const corrected = weekByServer(since, first.answeredAt);
		const newest = newestIn((corrected === undefined ? first : await list(corrected)).operations);
		if (newest === undefined)
			throw new UserError(`There are no sends in the last ${RETENTION_DAYS} days.`, EXIT.absent);
		return {operationId: newest, baseUrl, profile: args.file?.profile, access};
	} catch (error) {
		if (!(error instanceof ProblemError)) throw error;
		throw new UserError(problemLines(error.problem).join('\n'), problemExitCode(error.problem));
	} finally {
		await close();
	}
}

function newestIn(operations: readonly ListedOperation[]): OperationId | undefined {
	const dated = operations.flatMap(({id, createdAt}) => {
		const operationId = parseOperationId(id.raw);
		return operationId === undefined ? [] : [{operationId, at: createdAt ?? idTimestamp(operationId)}];
	});
	return dated.toSorted((a, b) => b.at - a.at)[0]?.operationId;
}

import {nextDelay} from '../../core/network/delays.ts';
import type {OperationId} from '../../core/operation/ids.ts';
import type {Board} from './board.ts';
import {createdAtOf, type Send} from './send.ts';

/** What the next poll asks for. */
export type PollPlan = {
	/** The list from this moment of creation on (epoch ms); undefined while the list is refused and was requested lately. */
	readonly since?: number;
	/** Whether that is all of the list that the board shows. */
	readonly isWhole: boolean;
	/** The sends to fetch on their own. */
	readonly singles: readonly OperationId[];
};

/** The most that a list may weigh a poll on average, in bytes (performance.md, P13). */
export const BYTES_A_POLL = 256 * 1024;
const WHOLE_EVERY_MS = 60_000;
/** The same with nothing under way, where each poll may be such; a little less than the time between these polls. */
const QUIET_WHOLE_EVERY_MS = 25_000;
/** How often a list that is refused is requested, in case it is not any more. */
const REFUSED_EVERY_MS = 60_000;
/** Sends that the list does not show are fetched one by one: so far apart. */
export const SINGLE_EVERY_MS = 500;

/** What the board wants to know next. */
export function pollPlan(board: Board, now: number): PollPlan {
	const {polls, query} = board;
	const singles = singlesOf(board);
	const isRefused = polls.refusal !== undefined;
	if (isRefused && now - (polls.refusedAt ?? Number.NEGATIVE_INFINITY) < REFUSED_EVERY_MS)
		return {isWhole: false, singles};
	const isWhole =
		isRefused ||
		polls.wholeAt === undefined ||
		now - polls.wholeAt >= (isQuiet(board) ? QUIET_WHOLE_EVERY_MS : WHOLE_EVERY_MS);
	return {since: isWhole ? query.since : Math.max(query.since, oldestOpen(board)), isWhole, singles};
}

/** How long to wait before the next poll, in ms. `jitter` is from 0 to 1. */
export function pollDelay(board: Board, jitter: number): number {
	const {intervalMs, polls} = board;
	const {problem, failures, bytes} = polls;
	const calm = nextDelay({
		intervalMs,
		hasEnded: isQuiet(board),
		failures,
		jitter,
		...(problem === undefined ? {} : {problem}),
	});
	// Where no server answered, only one send was asked for.
	const singles = problem?.isOffline === true ? 1 : singlesOf(board).length;
	return Math.max(
		problem === undefined ? soonAfter(board, calm) : calm,
		heavyDelay(intervalMs, bytes),
		singles * SINGLE_EVERY_MS,
	);
}

/** When the last send has ended, the list of the whole may have been read a while ago: the quiet time counts from then. */
function soonAfter(board: Board, calm: number): number {
	const {intervalMs, polls} = board;
	const {updatedAt, wholeAt} = polls;
	if (!isQuiet(board) || updatedAt === undefined || wholeAt === undefined) return calm;
	return Math.max(intervalMs, calm - (updatedAt - wholeAt));
}

function isQuiet({sends}: Board): boolean {
	return [...sends.values()].every(({isUnderWay}) => !isUnderWay);
}

/** How far apart polls are that read so much, so that they weigh no more than they may on average. */
function heavyDelay(intervalMs: number, bytes: number): number {
	return bytes <= BYTES_A_POLL ? 0 : (intervalMs * bytes) / BYTES_A_POLL;
}

/** How often the board asks now, in ms, while nothing fails; and whether the weight of the list is why. */
export function pollPace(board: Board): {
	readonly everyMs: number;
	readonly isHeavy: boolean;
	readonly requests: number;
} {
	const {problem: _, ...polls} = board.polls;
	const {updatedAt: wholeAt} = polls;
	const calm = {...polls, failures: 0, ...(wholeAt === undefined ? {} : {wholeAt})};
	const everyMs = pollDelay({...board, polls: calm}, 0);
	const isHeavy = heavyDelay(board.intervalMs, polls.bytes) >= everyMs;
	const list = polls.refusal === undefined ? 1 : 0;
	return {everyMs, isHeavy, requests: list + singlesOf(board).length};
}

/** Those that were named and that the list does not show; all that are under way if there is no list. */
function singlesOf({sends, polls}: Board): readonly OperationId[] {
	const isWanted = ({isNamed, isListed, isUnderWay, problem}: Send) => {
		if (!isUnderWay || isGone(problem)) return false;
		return polls.refusal !== undefined || (isNamed && !isListed && polls.wholeAt !== undefined);
	};
	return [...sends.values()].filter(isWanted).map(({id}) => id);
}

function isGone(problem: Send['problem']): boolean {
	return problem?.kind === 'absent' || problem?.kind === 'malformed';
}

/** When the oldest send was created that may still change; with nothing under way the newest of all. Whole seconds, as the server dates them. */
function oldestOpen({sends}: Board): number {
	const listed = [...sends.values()].filter(({isListed}) => isListed);
	const open = listed.filter(({isUnderWay}) => isUnderWay).map(createdAtOf);
	const from = open.length > 0 ? Math.min(...open) : Math.max(Number.NEGATIVE_INFINITY, ...listed.map(createdAtOf));
	return Math.floor(from / 1000) * 1000;
}

/** Whose name is to be read next, those in `later` left out: visible first, which are those near the cursor, then in the order of the rows. */
export function nameWanted(
	{rows, sends, view}: Board,
	later: ReadonlySet<OperationId> = new Set(),
): OperationId | undefined {
	const isUnnamed = (send: Send | undefined) =>
		send !== undefined &&
		!later.has(send.id) &&
		send.name === undefined &&
		send.watch.operation !== undefined &&
		!isGone(send.problem);
	const cursor = Math.max(
		0,
		rows.findIndex(({key}) => key === view.cursor),
	);
	for (const row of rows.slice(Math.max(0, cursor - 10)))
		if (row.kind === 'send' && isUnnamed(row.send)) return row.send.id;
	return [...sends.values()].find(isUnnamed)?.id;
}

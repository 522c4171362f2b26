import {isSameProblem, type Problem} from '../../core/network/problem.ts';
import {duration, plural} from '../../core/text/format.ts';
import {type SafeText, safe, say} from '../../core/text/text.ts';
import type {Notice} from '../watch/view/view.ts';
import type {Board} from './board.ts';
import {BYTES_A_POLL, pollPace} from './demand.ts';

/** The messages of the board in full: how it asks the server, what is wrong now, and the last notice. */
export type BoardMessages = {
	readonly texts: readonly SafeText[];
	readonly problems: readonly Problem[];
	readonly notice: Notice | undefined;
};

/** The messages there are; a problem of several requests is listed once. `now` in epoch ms. */
export function boardMessages(board: Board, now: number): BoardMessages {
	const {polls, view, sends, failures, figures} = board;
	const row = board.rows.find(({key}) => key === view.cursor);
	const all = [
		polls.refusal,
		polls.problem,
		...(row?.kind === 'send' ? [sends.get(row.send.id)?.problem] : []),
		row?.key === failures.of ? failures.problem : undefined,
		...[...figures.values()].map(({problem}) => problem),
	].filter((problem) => problem !== undefined);
	return {
		texts: [...heldText(board, now), ...paceText(board), ...unreadableText(board)],
		problems: all.filter((one, index) => all.findIndex((other) => isSameProblem(one, other)) === index),
		notice: view.notice ?? view.clearedNotice,
	};
}

/** The server asked the board to pause. */
function heldText({polls: {heldUntil = 0}}: Board, now: number): readonly SafeText[] {
	if (heldUntil <= now) return [];
	return [say`The server asked for a pause: the next request goes out in ${duration(heldUntil - now)}.`];
}

/** The cost of the board's polls, and why it polls less often than configured. */
function paceText(board: Board): readonly SafeText[] {
	const {polls, intervalMs} = board;
	const {everyMs, isHeavy, requests} = pollPace(board);
	const every = everyText(everyMs);
	if (polls.refusal !== undefined)
		return [
			say`The list is refused: each send under way is fetched on its own, at most two per second: each about every ${every}. The list is requested again every minute.`,
		];
	if (!isHeavy) return [say`The board sends ${plural(requests, 'request')} every ${every}.`];
	const size = Math.round(polls.bytes / 1024);
	const most = BYTES_A_POLL / 1024;
	return [
		say`The list is ${size} KiB long, so it is requested every ${every} instead of every ${everyText(intervalMs)}: at most ${most} KiB per poll on average.`,
	];
}

/** How far apart polls are, to a tenth of a second. */
export function everyText(ms: number): SafeText {
	return ms < 10_000 ? safe`${Math.round(ms / 100) / 10} s` : duration(ms);
}

/** Sends that the list contains but that cannot be read. */
function unreadableText({polls: {unreadable}}: Board): readonly SafeText[] {
	if (unreadable === 0) return [];
	return [
		say`${plural(unreadable, 'operation')} of the list cannot be read and ${unreadable === 1 ? 'is' : 'are'} not shown.`,
	];
}

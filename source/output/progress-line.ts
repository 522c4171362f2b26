import {endedCount, endedShare, failureCount, inFlight} from '../core/operation/counts.ts';
import {shortId} from '../core/operation/ids.ts';
import {rateOf, timeLeft} from '../core/operation/rate.ts';
import {fineBar, plainBar} from '../core/text/bar.ts';
import {count, duration, percent, perSecond, roughly} from '../core/text/format.ts';
import {truncate} from '../core/text/width.ts';
import type {Overview} from '../state/watch/select/overview.ts';

const BAR = 24;
const ID = 12;

/** The state as one line of a terminal, at most `columns` wide: bar, share, trouble, rate, an honest time left. */
export function progressLine(state: Overview, now: number, columns: number, isAscii: boolean): string {
	return truncate(parts(state, now, columns, isAscii).join('  '), columns);
}

function parts(state: Overview, now: number, columns: number, isAscii: boolean): readonly string[] {
	const {operation, counts, history, problem, updatedAt} = state.watch;
	const trouble = problem === undefined ? [] : [problem.sentence];
	const name = shortId(state.operationId.slice('comms_operation_'.length), ID);
	if (operation === undefined || counts === undefined)
		return [`Waiting for ${name}`, duration(now - state.startedAt), ...trouble];
	const share = endedShare(counts) ?? 0;
	const bar = isAscii ? plainBar(share, BAR, '#').padEnd(BAR, '.') : fineBar(share, BAR).padEnd(BAR, '·');
	const bad = failureCount(counts);
	const reached = [percent(share), `${count(endedCount(counts))} of ${count(counts.total ?? 0)}`];
	const head = columns < 60 ? [bar, ...reached] : [operation.status.safe, bar, ...reached];
	if (problem !== undefined) return [...head, `${duration(now - (updatedAt ?? now))} old`, ...trouble];
	const rate = rateOf(history);
	const left = timeLeft(history, inFlight(counts));
	return [
		...head,
		...(bad === 0 ? [] : [`${count(bad)} failed`]),
		...(rate === undefined ? [] : [perSecond(rate)]),
		...(left === undefined ? [] : [`${roughly(left)} left`]),
	];
}

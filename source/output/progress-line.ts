import {endedCount, endedShare, failureCount, inFlight} from '../core/operation/counts.ts';
import {shortId} from '../core/operation/ids.ts';
import {rateOf, timeLeft} from '../core/operation/rate.ts';
import {fineBar, plainBar} from '../core/text/bar.ts';
import {joined, repeated} from '../core/text/compose.ts';
import {count, duration, percent, perSecond, roughly} from '../core/text/format.ts';
import {type SafeText, safe, safeLine} from '../core/text/text.ts';
import {truncate, widthOf} from '../core/text/width.ts';
import type {Overview} from '../state/watch/select/overview.ts';

const BAR = 24;
const ID = 12;

/** The state as one line of a terminal, at most `columns` wide: bar, share, trouble, rate, an honest time left. */
export function progressLine(state: Overview, now: number, columns: number, isAscii: boolean): SafeText {
	return truncate(joined(parts(state, now, columns, isAscii), safe`  `), columns);
}

function parts(state: Overview, now: number, columns: number, isAscii: boolean): readonly SafeText[] {
	const {operation, counts, history, problem, updatedAt} = state.watch;
	const trouble = problem === undefined ? [] : [problem.sentence];
	const name = safeLine(shortId(state.operationId.slice('comms_operation_'.length), ID));
	if (operation === undefined || counts === undefined)
		return [safe`Waiting for ${name}`, duration(now - state.startedAt), ...trouble];
	const share = endedShare(counts) ?? 0;
	const full = isAscii ? plainBar(share, BAR, safe`#`) : fineBar(share, BAR);
	const bar = safe`${full}${repeated(isAscii ? safe`.` : safe`·`, BAR - widthOf(full))}`;
	const bad = failureCount(counts);
	const reached = [percent(share), safe`${count(endedCount(counts))} of ${count(counts.total ?? 0)}`];
	const head = columns < 60 ? [bar, ...reached] : [operation.status.safe, bar, ...reached];
	if (problem !== undefined) return [...head, safe`${duration(now - (updatedAt ?? now))} old`, ...trouble];
	const rate = rateOf(history);
	const left = timeLeft(history, inFlight(counts));
	return [
		...head,
		...(bad === 0 ? [] : [safe`${count(bad)} failed`]),
		...(rate === undefined ? [] : [perSecond(rate)]),
		...(left === undefined ? [] : [safe`${roughly(left)} left`]),
	];
}

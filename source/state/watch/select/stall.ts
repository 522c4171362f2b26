import {clockTime, count, duration} from '../../../core/text/format.ts';
import {type SafeText, say} from '../../../core/text/text.ts';
import type {Watch} from '../operation.ts';

/** Nothing has changed since a moment (epoch ms) although emails are under way. */
export type Stall = {readonly since: number; readonly lastsMs: number; readonly underWay: number};

const MINUTE_MS = 60_000;

/**
 * The stall that the last answer showed, once it has lasted for `afterMs`. Emails that wait for their scheduled time are not stalled,
 * and silence is no stall: without a new answer nobody knows whether something has changed.
 */
export function stallOf({counts, isSettled, changedAt, updatedAt, problem}: Watch, afterMs: number): Stall | undefined {
	if (counts === undefined || changedAt === undefined || updatedAt === undefined) return undefined;
	const underWay = counts.queued + counts.sent;
	const lastsMs = updatedAt - changedAt;
	if (isSettled || problem !== undefined || underWay === 0 || lastsMs < afterMs) return undefined;
	return {since: changedAt, lastsMs, underWay};
}

/** When the stall began (epoch ms), whether or not the last request failed: a failed request neither begins nor ends a stall. */
export function stalledSince({problem: _, ...watch}: Watch, afterMs: number): number | undefined {
	return stallOf(watch, afterMs)?.since;
}

/** A stall in words: `nothing moved for 2 min, since 14:05`, and how many emails are under way. */
export function stallText({since, lastsMs, underWay}: Stall, now: number, dot: string): SafeText {
	const length = duration(lastsMs < MINUTE_MS ? lastsMs : Math.floor(lastsMs / MINUTE_MS) * MINUTE_MS);
	const moment = clockTime(since, now).replace(/(:\d\d):\d\d$/u, '$1');
	return say`nothing moved for ${length}, since ${moment} ${dot} ${count(underWay)} in flight`;
}

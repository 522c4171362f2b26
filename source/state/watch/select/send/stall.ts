import {knownSum, unknownCounters} from '../../../../core/operation/counts.ts';
import {hasStatus} from '../../../../core/operation/operation.ts';
import {clockTime, count, duration} from '../../../../core/text/format.ts';
import {type SafeText, say} from '../../../../core/text/text.ts';
import type {Watch} from '../../operation.ts';
import {hasEnded} from './ending.ts';

/** No movement since a moment (epoch ms) although emails are under way. */
export type Stall = {readonly since: number; readonly lastsMs: number; readonly underWay: number};

const MINUTE_MS = 60_000;

/**
 * The stall that the last answer showed, once it has lasted for `afterMs`: emails are queued or sent, and none has moved. Opens do not
 * count as movement, scheduled emails wait for their time, and missing answers are not a stall: without a new answer nobody knows
 * whether something has moved. Nothing stalls once nothing is queued and Twilio has processed the send, and where counters are unknown,
 * emails may have moved unseen.
 */
export function stallOf(watch: Watch, afterMs: number): Stall | undefined {
	const {operation, counts, movedAt, restingSince, updatedAt, problem} = watch;
	if (operation === undefined || counts === undefined || updatedAt === undefined || problem !== undefined)
		return undefined;
	if (unknownCounters(counts).length > 0) return undefined;
	const since = movedAt ?? restingSince?.updated ?? updatedAt;
	const underWay = knownSum(counts, ['queued', 'sent']);
	const canStall = knownSum(counts, ['queued']) > 0 || hasStatus(operation, 'PROCESSING');
	const lastsMs = updatedAt - since;
	if (!canStall || underWay === 0 || lastsMs < afterMs || hasEnded(watch, updatedAt)) return undefined;
	return {since, lastsMs, underWay};
}

/** When the stall began (epoch ms), whether or not the last request failed: a failed request neither begins nor ends a stall. */
export function stalledSince({problem: _, ...watch}: Watch, afterMs: number): number | undefined {
	return stallOf(watch, afterMs)?.since;
}

/** A stall in words: `no progress for 2 min, since 14:05`, and how many emails are under way. */
export function stallText({since, lastsMs, underWay}: Stall, now: number, dot: string): SafeText {
	const length = duration(lastsMs < MINUTE_MS ? lastsMs : Math.floor(lastsMs / MINUTE_MS) * MINUTE_MS);
	return say`no progress for ${length}, since ${minuteText(since, now)} ${dot} ${count(underWay)} in flight`;
}

/** The same beside a clock that goes on, its two clauses each the longest form first: since when, and how many are in flight. */
export function stallForms(
	{since, underWay}: Stall,
	now: number,
): Readonly<Record<'since' | 'left', readonly SafeText[]>> {
	const moment = minuteText(since, now);
	return {since: [say`no progress since ${moment}`, say`since ${moment}`], left: [say`${count(underWay)} in flight`]};
}

function minuteText(at: number, now: number): string {
	return clockTime(at, now).replace(/(:\d\d):\d\d$/u, '$1');
}

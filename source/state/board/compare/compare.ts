import type {OperationId} from '../../../core/operation/ids.ts';
import type {Sample} from '../../../core/operation/rate.ts';
import {serverTime} from '../../watch/operation.ts';
import type {Board} from '../board.ts';
import {groupTag} from '../rows/rows.ts';
import {createdAtOf, type Send} from '../send.ts';
import {type ListSample, listSampleAt, meanPaceOf} from './list-sample.ts';
import {type PastSample, pastSampleOf, sampleAt} from './past.ts';

/** One send as it is in a comparison. What is not known of it at that age is absent. */
export type ComparedSend = ListSample & {
	readonly send: Send;
	/** Both have ended, and stand as they did: its pace is the mean of all of it. */
	readonly isAsEnded: boolean;
};

/** Two sends beside each other. */
export type Comparison = {
	readonly one: ComparedSend;
	readonly other: ComparedSend;
	/** The age of both, in ms; absent if both are compared as they ended. */
	readonly ageMs?: number;
};

/** The two marked sends, else the one under the cursor and the one before it; undefined if there are not two. */
export function comparedSends(board: Board): readonly [Send, Send] | undefined {
	const {view, sends} = board;
	const [first, second] = view.marks.flatMap((id) => sends.get(id) ?? []);
	if (view.isComparing && first !== undefined && second !== undefined) return [first, second];
	const row = board.rows.find(({key}) => key === view.cursor);
	if (row?.kind !== 'send') return undefined;
	const before = sendBefore(row.send, sends);
	return before === undefined ? undefined : [row.send, before];
}

/** The newest send of the same campaign that ended before this one began. */
function sendBefore(send: Send, sends: ReadonlyMap<OperationId, Send>): Send | undefined {
	const key = keyOf(send);
	if (key === undefined) return undefined;
	return [...sends.values()]
		.filter((one) => keyOf(one) === key && !one.isUnderWay && createdAtOf(one) < createdAtOf(send))
		.toSorted((a, b) => createdAtOf(b) - createdAtOf(a))[0];
}

function keyOf(send: Send): string | undefined {
	const tag = groupTag(send);
	return tag === undefined ? undefined : `${tag.key.raw}:${tag.value.raw}`;
}

/**
 * Compares two sends at the age of the younger one that still goes on: as the board saw the other at that age, else as a recording has it,
 * else as the times of its emails tell; two that have ended, as they ended. What none of them tells is absent, for an early and a final
 * figure are not compared.
 */
export function compare(
	[one, other]: readonly [Send, Send],
	{pasts, figures}: Pick<Board, 'pasts' | 'figures'>,
	now: number,
): Comparison {
	const ages = [one, other].filter(({isUnderWay}) => isUnderWay).map((send) => ageOf(send, now));
	if (ages.length === 0) {
		const asItEnded = (send: Send): ComparedSend => {
			const pace = meanPaceOf(send, figures.get(send.id));
			return {send, isAsEnded: true, ...asItIs(send), ...(pace === undefined ? {} : {pace})};
		};
		return {one: asItEnded(one), other: asItEnded(other)};
	}
	const ageMs = Math.min(...ages);
	const standing = (send: Send): ComparedSend => {
		if (send.isUnderWay && ageOf(send, now) <= ageMs) return {send, isAsEnded: false, ...asItIs(send)};
		const {ageMs: _, ...seen} = seenAtAge(send, ageMs, now) ?? sampleAt(pasts.get(send.id) ?? [], ageMs) ?? {};
		return {send, isAsEnded: false, ...listSampleAt(send, figures.get(send.id), ageMs), ...seen};
	};
	return {one: standing(one), other: standing(other), ageMs};
}

/** By the server's clock, in ms. */
function ageOf(send: Send, now: number): number {
	return serverTime(send.watch, now) - createdAtOf(send);
}

/** The pace of a send under way is that of now: one that has ended has none. */
function asItIs({watch, isUnderWay}: Send): Partial<PastSample> {
	const {pace, ageMs: _, ...sample} = pastSampleOf(watch, 0) ?? {};
	return isUnderWay && pace !== undefined ? {...sample, pace} : sample;
}

/** As the board saw it at that age; undefined if it did not. */
function seenAtAge(send: Send, ageMs: number, now: number): Partial<PastSample> | undefined {
	const {watch} = send;
	const {samples} = watch.course;
	// Samples are dated by our clock, the age by the server's.
	const at = createdAtOf(send) + ageMs + (now - serverTime(watch, now));
	const index = samples.findLastIndex((sample) => sample.at <= at);
	const [before, sample] = [samples[index - 1], samples[index]];
	if (sample === undefined || index === samples.length - 1) return undefined;
	const total = watch.counts?.denominator;
	const ended = endedIn(sample);
	return {
		...(total === undefined || total === 0 ? {} : {ended: ended / total}),
		...(ended === 0 ? {} : {failed: sample.failed / ended}),
		...(before === undefined ? {} : {pace: ((ended - endedIn(before)) * 1000) / Math.max(1, sample.at - before.at)}),
	};
}

function endedIn({delivered, failed}: Sample): number {
	return delivered + failed;
}

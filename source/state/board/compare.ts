import type {DomainFigures} from '../../core/emails/domain-figures.ts';
import {endedShare, failureShare} from '../../core/operation/counts.ts';
import type {OperationId} from '../../core/operation/ids.ts';
import type {Sample} from '../../core/operation/rate.ts';
import {serverTime} from '../watch/operation.ts';
import {currentRates} from '../watch/select/send/pace.ts';
import type {Board} from './board.ts';
import {groupTag} from './rows.ts';
import {createdAtOf, type Send} from './send.ts';

/** One send as it stands in a comparison. What is not known of it at that age is absent. */
export type ComparedSend = {
	readonly send: Send;
	/** Share of all that had ended, share of these that were failures; emails that ended a second. */
	readonly ended?: number;
	readonly failed?: number;
	readonly pace?: number;
};

/** Two sends beside each other. */
export type Comparison = {
	readonly one: ComparedSend;
	readonly other: ComparedSend;
	/** The age of both, in ms; absent if both are compared as they ended. */
	readonly ageMs?: number;
	/** The other is shown as it ended, because nothing is known of it at that age. */
	readonly isOtherEnded: boolean;
};

/** What is compared: the two marked sends, else the one under the cursor with the one before it; undefined if there are no two. */
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

/** Compares two sends at the age of the younger that still goes on, as far as the board has seen the other at that age. */
export function compare([one, other]: readonly [Send, Send], now: number): Comparison {
	const ages = [one, other].filter(({isUnderWay}) => isUnderWay).map((send) => ageOf(send, now));
	if (ages.length === 0) return {one: asItIs(one), other: asItIs(other), isOtherEnded: true};
	const ageMs = Math.min(...ages);
	const [left, right] = [atAge(one, ageMs, now), atAge(other, ageMs, now)];
	const isOtherEnded = right === undefined && !other.isUnderWay;
	return {
		one: left ?? {send: one},
		other: right ?? (isOtherEnded ? asItIs(other) : {send: other}),
		ageMs,
		isOtherEnded,
	};
}

/** By the server's clock, in ms. */
function ageOf(send: Send, now: number): number {
	return serverTime(send.watch, now) - createdAtOf(send);
}

function asItIs(send: Send): ComparedSend {
	const {counts} = send.watch;
	if (counts === undefined) return {send};
	const rates = send.isUnderWay ? currentRates(send.watch) : undefined;
	return defined(send, endedShare(counts), failureShare(counts), rates && rates.delivered + rates.failed);
}

/** As the board saw it at that age; undefined if it did not. */
function atAge(send: Send, ageMs: number, now: number): ComparedSend | undefined {
	const {watch} = send;
	const {samples} = watch.course;
	if (send.isUnderWay && ageOf(send, now) <= ageMs) return asItIs(send);
	// Samples are dated by our clock, the age by the server's.
	const at = createdAtOf(send) + ageMs + (now - serverTime(watch, now));
	const index = samples.findLastIndex((sample) => sample.at <= at);
	const [before, sample] = [samples[index - 1], samples[index]];
	if (sample === undefined || index === samples.length - 1) return undefined;
	const total = watch.counts?.denominator;
	const ended = endedIn(sample);
	const pace =
		before === undefined ? undefined : ((ended - endedIn(before)) * 1000) / Math.max(1, sample.at - before.at);
	return defined(
		send,
		total === undefined || total === 0 ? undefined : ended / total,
		ended === 0 ? undefined : sample.failed / ended,
		pace,
	);
}

function endedIn({delivered, failed}: Sample): number {
	return delivered + failed;
}

function defined(send: Send, ended?: number, failed?: number, pace?: number): ComparedSend {
	return {
		send,
		...(ended === undefined ? {} : {ended}),
		...(failed === undefined ? {} : {failed}),
		...(pace === undefined ? {} : {pace}),
	};
}

/** One domain in both sends; absent if one has no emails to it, or has not been read. */
export type ComparedDomain = {readonly domain: string; readonly one?: DomainFigures; readonly other?: DomainFigures};

/** The domains of two sends, those with the most failures first; none until one of them has been read whole. */
export function compareDomains(
	{figures}: Pick<Board, 'figures'>,
	{one, other}: Pick<Comparison, 'one' | 'other'>,
): readonly ComparedDomain[] {
	const [left, right] = [one, other].map(({send}) => {
		return new Map((figures.get(send.id)?.figures ?? []).map((each) => [each.domain, each]));
	});
	const domains = [...new Set([...(left?.keys() ?? []), ...(right?.keys() ?? [])])];
	const failures = (domain: string) => (left?.get(domain)?.failures ?? 0) + (right?.get(domain)?.failures ?? 0);
	return domains
		.toSorted((a, b) => failures(b) - failures(a) || (a < b ? -1 : 1))
		.map((domain) => {
			const [mine, theirs] = [left?.get(domain), right?.get(domain)];
			return {domain, ...(mine === undefined ? {} : {one: mine}), ...(theirs === undefined ? {} : {other: theirs})};
		});
}

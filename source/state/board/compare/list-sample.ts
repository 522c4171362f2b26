import {compact} from '../../../core/compact.ts';
import type {Range} from '../../../core/operation/counts.ts';
import {createdAtOf, type Send} from '../send.ts';
import {manyBy} from './email-times.ts';
import type {Figure} from './figure.ts';
import type {SendFigures} from './figures.ts';

/** How a send stood at some age: shares of 0 to 1 and emails that ended per second, as in {@link PastSample}, as far as they are known. */
export type ListSample = {readonly ended?: Figure; readonly failed?: Figure; readonly pace?: Figure};

/** The pace is what ended in so long before. */
const PACE_MS = 30_000;
/** A pace that may be more than twice as fast says nothing, nor does a share that may be half of all larger. */
const [WIDEST_PACE, WIDEST_SHARE] = [2, 0.5];

/**
 * How a send stood at an age, by the times of its emails, once all of them have been read; nothing if they were read earlier than that.
 * When an opened email arrived nobody knows, only that it had by then: so the figures are ranges.
 */
export function listSampleAt(send: Send, figures: SendFigures | undefined, ageMs: number): ListSample {
	const {times, readAt = Number.POSITIVE_INFINITY} = figures ?? {};
	const until = createdAtOf(send) + ageMs;
	if (times === undefined || times.emails === 0 || readAt < until || ageMs <= 0) return {};
	const {emails, failed, ended: closed, opened} = times;
	const {denominator, isProvisional = true} = send.watch.counts ?? {};
	const unread = Math.max(0, (denominator ?? emails) - emails);
	const failures = between(manyBy(failed, until), failed.undated + unread);
	const openedLater = opened.inOrder.length - manyBy(opened, until) + opened.undated;
	const ended = between(manyBy(closed, until) + manyBy(opened, until), closed.undated + openedLater + unread);
	const spanMs = Math.min(PACE_MS, ageMs);
	const recently = manyBy(closed, until) - manyBy(closed, until - spanMs);
	const arrivedLately = opened.inOrder.length - manyBy(opened, until - spanMs) + opened.undated;
	const lately = between(recently, closed.undated + arrivedLately + unread);
	const total = isProvisional || denominator === undefined ? undefined : Math.max(denominator, emails);
	return compact({
		ended: total === undefined ? undefined : narrow(per(ended, total)),
		failed: narrow(shareOf(failures, ended)),
		pace: lately.most > lately.least * WIDEST_PACE ? undefined : per(lately, spanMs / 1000),
	});
}

/**
 * The mean pace of a send that has ended: what ended a second, from the first email to the last that has not been opened, by the times of
 * its emails, once all of them have been read. A range, as nobody knows when an opened email arrived; undefined if that is too wide.
 */
export function meanPaceOf(send: Send, figures: SendFigures | undefined): Figure | undefined {
	const {times, readAt} = figures ?? {};
	if (times === undefined || readAt !== undefined) return undefined;
	const {emails, ended: closed, opened} = times;
	const until = closed.inOrder.at(-1) ?? 0;
	const spanMs = until - Math.min(closed.inOrder[0] ?? until, opened.inOrder[0] ?? until);
	const unread = Math.max(0, (send.watch.counts?.denominator ?? emails) - emails);
	const openedBefore = manyBy(opened, until);
	const openedLater = opened.inOrder.length - openedBefore + opened.undated;
	const ended = between(closed.inOrder.length + openedBefore, closed.undated + openedLater + unread);
	return spanMs <= 0 || ended.most > ended.least * WIDEST_PACE ? undefined : per(ended, spanMs / 1000);
}

function between(least: number, more: number): Range {
	return {least, most: least + more};
}

function per({least, most}: Range, divisor: number): Range {
	return {least: least / divisor, most: most / divisor};
}

function narrow(share: Range | undefined): Range | undefined {
	return share === undefined || share.most - share.least > WIDEST_SHARE ? undefined : share;
}

/** The share of failures, which are among what has ended, in that: it is largest if all that is open are failures; undefined of nothing. */
function shareOf(failures: Range, ended: Range): Range | undefined {
	const others = {least: ended.least - failures.least, most: ended.most - failures.most};
	if (ended.least === 0) return undefined;
	return {
		least: failures.least / (failures.least + Math.max(others.least, others.most)),
		most: failures.most / (failures.most + others.least),
	};
}

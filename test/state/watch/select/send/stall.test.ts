import {describe, expect, test} from 'vitest';
import type {Event} from '../../../../../source/state/watch/event.ts';
import {stallOf, stallText} from '../../../../../source/state/watch/select/send/stall.ts';
import {operationOf, problemOf, stateAfter} from '../../../../helpers/builders.ts';

const MINUTE = 60_000;
const START = new Date(2026, 3, 5, 14, 5, 12).getTime();
const moving = operationOf('PROCESSING', {total: 400, delivered: 10, queued: 390});
const stuck = operationOf('PROCESSING', {total: 400, delivered: 20, queued: 300, sent: 80});

/** An answer that came so many minutes after the start. */
function answer(minutes: number, operation: typeof moving): Event {
	return {type: 'received-operation', at: START + minutes * MINUTE, operation};
}

function stallAfter(...events: readonly Event[]) {
	return stallOf(stateAfter(events).watch, MINUTE);
}

describe('a stall', () => {
	test('is reported after a minute without movement, with its moment', () => {
		const events = [answer(-1, moving), answer(0, stuck), answer(0.9, stuck)];
		expect(stallAfter(...events)).toBeUndefined();
		const stall = stallAfter(...events, answer(2.5, stuck));
		expect(stall).toEqual({since: START, lastsMs: 2.5 * MINUTE, underWay: 380});
		expect(stall && stallText(stall, START + 2.5 * MINUTE, '·')).toBe(
			'no progress for 2 min, since 14:05 · 380 in flight',
		);
	});

	test('that is shorter than a minute is reported in seconds, one of days by its date', () => {
		const stall = {since: START, lastsMs: 4000, underWay: 1};
		expect(stallText(stall, START, '·')).toBe('no progress for 4 s, since 14:05 · 1 in flight');
		const long = {since: START, lastsMs: 3 * 86_400_000 + 5000, underWay: 1200};
		expect(stallText(long, START + 3 * 86_400_000, '·')).toBe(
			'no progress for 3 d, since Apr 05 14:05 · 1,200 in flight',
		);
	});

	test('ends with the first move', () => {
		expect(stallAfter(answer(0, stuck), answer(5, stuck), answer(6, moving))).toBeUndefined();
	});

	test.each([
		['nothing is in flight', operationOf('COMPLETED', {total: 4, delivered: 4})],
		['all that is left waits for its time', operationOf('SCHEDULED', {total: 4, scheduled: 4})],
		['it was canceled', operationOf('CANCELED', {total: 4, canceled: 4})],
		['it is processed, and what is left is only sent', operationOf('COMPLETED', {total: 4, delivered: 2, sent: 2})],
	])('is not one where %s', (_, operation) => {
		expect(stallAfter(answer(0, operation), answer(5, operation))).toBeUndefined();
	});

	test('that began before the watch is reported by the first answer, counted by the server’s own clock', () => {
		const hourAhead = START + 60 * MINUTE;
		const stale = {...stuck, answeredAt: hourAhead, updatedAt: hourAhead - 20 * MINUTE, createdAt: 0};
		expect(stallAfter(answer(0, stale))).toEqual({since: START - 20 * MINUTE, lastsMs: 20 * MINUTE, underWay: 380});
		const undated = {...stuck, updatedAt: 0};
		expect(stallAfter(answer(0, undated))).toBeUndefined();
		const moved = {...moving, answeredAt: hourAhead, updatedAt: hourAhead - 20 * MINUTE};
		expect(stallAfter(answer(0, moved), answer(0.5, stuck))).toBeUndefined();
	});

	test('is not hidden by people who open mail', () => {
		const opened = (count: number) =>
			operationOf('PROCESSING', {total: 400, delivered: 20 - count, opened: count, queued: 380});
		const polls = Array.from({length: 20}, (_, count) => answer(count / 10, opened(count)));
		expect(stallAfter(...polls)).toEqual({since: START, lastsMs: 1.9 * MINUTE, underWay: 380});
	});

	test('is over when the send has ended: processed, and 15 minutes without movement', () => {
		const left = operationOf('COMPLETED', {total: 4, delivered: 3, queued: 1});
		expect(stallAfter(answer(0, left), answer(14, left))).toMatchObject({underWay: 1});
		expect(stallAfter(answer(0, left), answer(15, left))).toBeUndefined();
	});

	test('is not concluded where counters are unknown: emails may have moved unseen', () => {
		const {delivered: _, ...stats} = stuck.stats;
		const unclear = {...stuck, stats: {...stats, recipients: 400}};
		expect(stallAfter(answer(0, unclear), answer(5, unclear))).toBeUndefined();
	});

	test('is not concluded from silence', () => {
		expect(stallAfter(answer(0, stuck))).toBeUndefined();
		const failed: Event = {type: 'failed-operation', at: START + 9 * MINUTE, problem: problemOf('unreachable')};
		expect(stallAfter(answer(0, stuck), answer(5, stuck), failed)).toBeUndefined();
	});
});

import {describe, expect, test} from 'vitest';
import {untrusted} from '../../../source/core/text/text.ts';
import type {Board} from '../../../source/state/board/board.ts';
import {compare, comparedSends} from '../../../source/state/board/compare.ts';
import type {BoardEvent} from '../../../source/state/board/event.ts';
import type {Send} from '../../../source/state/board/send.ts';
import {answer, boardAfter, listed, NOW, sendId} from './boards.ts';

const at = (seconds: number) => NOW + seconds * 1000;

/** Answers about two sends: the first began 10 s before NOW, the second 40 s before it. */
function polls(...deliveries: readonly (readonly [seconds: number, first: number, second: number])[]) {
	return deliveries.map(([seconds, first, second]) =>
		answer(
			[
				listed(1, 'PROCESSING', {total: 100, delivered: first, queued: 100 - first}, {ago: 10, at: at(seconds)}),
				listed(
					2,
					'PROCESSING',
					{total: 100, delivered: second - 10, failed: 10, queued: 100 - second},
					{ago: 40, at: at(seconds)},
				),
			],
			{at: at(seconds), isWhole: seconds === 0},
		),
	);
}

function pair(board: Board): readonly [Send, Send] {
	const [one, other] = [board.sends.get(sendId(1)), board.sends.get(sendId(2))];
	if (one === undefined || other === undefined) throw new Error('Both are on the board.');
	return [one, other];
}

describe('two sends', () => {
	test('are compared at the age of the younger, as the board saw the older then', () => {
		// At 40 s the first is 50 s old; the second was that old at 10 s.
		const board = boardAfter(polls([0, 10, 40], [5, 20, 50], [10, 30, 60], [20, 40, 80], [40, 60, 90]));
		const {one, other, ageMs, isOtherEnded} = compare(pair(board), at(40));
		expect({ageMs, isOtherEnded}).toEqual({ageMs: 50_000, isOtherEnded: false});
		expect(one).toMatchObject({ended: 0.6, failed: 0});
		expect(other).toMatchObject({ended: 0.6, failed: 10 / 60, pace: 2});
	});

	test('of which nothing was seen at that age: it is unknown', () => {
		const board = boardAfter(polls([0, 10, 40], [2, 20, 50]));
		const {other} = compare(pair(board), at(2));
		expect(Object.keys(other)).toEqual(['send']);
	});

	test('that have ended are compared as they ended; one that goes on with one that ended, as that ended', () => {
		const done = [
			listed(1, 'COMPLETED', {total: 100, delivered: 90, failed: 10}, {ago: 10}),
			listed(2, 'COMPLETED', {total: 100, delivered: 100}, {ago: 40}),
		];
		const ended = compare(pair(boardAfter([answer(done)])), at(0));
		expect(ended).toMatchObject({one: {ended: 1, failed: 0.1}, other: {ended: 1, failed: 0}, isOtherEnded: true});
		expect(ended).not.toHaveProperty('ageMs');
		const moving = [listed(1, 'PROCESSING', {total: 100, delivered: 50, queued: 50}, {ago: 10}), ...done.slice(1)];
		expect(compare(pair(boardAfter([answer(moving)])), at(0))).toMatchObject({
			ageMs: 10_000,
			one: {ended: 0.5},
			other: {ended: 1},
			isOtherEnded: true,
		});
	});
});

describe('what is compared', () => {
	const tagged = (campaign: string) => ({tags: [{key: untrusted('campaign'), value: untrusted(campaign)}]});
	const events: readonly BoardEvent[] = [
		answer([
			listed(1, 'PROCESSING', {total: 100, queued: 100}),
			listed(2, 'COMPLETED', {total: 100, delivered: 100}),
			listed(3, 'COMPLETED', {total: 100, delivered: 100}),
		]),
		{
			type: 'named-sends',
			names: [
				[sendId(1), tagged('spring')],
				[sendId(2), tagged('autumn')],
				[sendId(3), tagged('spring')],
			],
		},
	];
	const idsIn = (board: Board) => comparedSends(board)?.map(({id}) => id);

	test('is the send under the cursor with the one before it of the same campaign', () => {
		expect(idsIn(boardAfter(events))).toEqual([sendId(1), sendId(3)]);
		expect(idsIn(boardAfter([...events, {type: 'moved-on-board', by: 1, at: NOW}]))).toBeUndefined();
	});

	test('or two that were marked', () => {
		const ids = [sendId(2), sendId(1)];
		expect(idsIn(boardAfter([...events, {type: 'compared-sends', ids}]))).toEqual(ids);
	});
});

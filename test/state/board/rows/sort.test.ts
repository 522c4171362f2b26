import {describe, expect, test} from 'vitest';
import {untrusted} from '../../../../source/core/text/text.ts';
import {BOARD_ORDERS} from '../../../../source/state/board/rows/order.ts';
import {answer, boardAfter, listed, NOW, numbersOf, sendId} from '../boards.ts';

const named = (number: number, subject: string) => [sendId(number), {subject: untrusted(subject), tags: []}] as const;

/** Polls two seconds apart: the first send is faster than the third, the others have ended. */
const POLLS = [0, 2, 4].map((seconds) =>
	answer(
		[
			listed(1, 'PROCESSING', {total: 1000, delivered: 100 + 50 * seconds, failed: 30, queued: 870 - 50 * seconds}),
			listed(2, 'COMPLETED', {total: 100, delivered: 80, failed: 20}),
			listed(3, 'PROCESSING', {total: 1000, delivered: 10 * seconds, queued: 1000 - 10 * seconds}),
			listed(4, 'COMPLETED', {total: 10, delivered: 10}),
		],
		{at: NOW + seconds * 1000},
	),
);
const NAMES = {
	type: 'named-sends',
	names: [named(1, 'Part 10'), named(2, 'part 9'), named(3, 'Autumn')],
} as const;

function sorted(times: number, ...more: Parameters<typeof boardAfter>[0]) {
	const presses = Array.from({length: times}, () => ({type: 'sorted-sends'}) as const);
	return boardAfter([...POLLS, NAMES, ...presses, ...more]);
}

describe('one key sorts the board', () => {
	test.each([
		[0, 'usual', [1, 3, 2, 4]],
		[1, 'failed-share', [2, 1, 3, 4]],
		[2, 'failures', [1, 2, 3, 4]],
		[3, 'name', [3, 2, 1, 4]],
		[4, 'pace', [1, 3, 2, 4]],
		[5, 'usual', [1, 3, 2, 4]],
	] as const)('pressed %i times: %s', (times, order, numbers) => {
		const board = sorted(times);
		expect(board.view.order).toBe(order);
		expect(numbersOf(board)).toEqual(numbers);
	});

	test('the order stays from poll to poll, and the cursor on its send', () => {
		const before = sorted(1, {type: 'moved-on-board', by: 1, at: NOW});
		const overtaken = answer([listed(3, 'COMPLETED', {total: 1000, failed: 1000})], {at: NOW + 6000, isWhole: false});
		const after = sorted(1, {type: 'moved-on-board', by: 1, at: NOW}, overtaken);
		expect(numbersOf(after)).toEqual([3, 2, 1, 4]);
		expect(after.view).toEqual(before.view);
	});

	test('campaigns are sorted by their sums', () => {
		const tagged = (number: number, campaign: string) =>
			[sendId(number), {tags: [{key: untrusted('campaign'), value: untrusted(campaign)}]}] as const;
		const campaigns = {
			type: 'named-sends',
			names: [tagged(1, 'a'), tagged(2, 'b'), tagged(3, 'a'), tagged(4, 'c')],
		} as const;
		const keysOf = (times: number) =>
			sorted(times, campaigns, {type: 'toggled-groups'}).rows.map(({key}) => key.slice(-1));
		expect(BOARD_ORDERS.map((_, times) => keysOf(times).join(''))).toEqual(['abc', 'bac', 'abc', 'abc', 'abc']);
	});
});

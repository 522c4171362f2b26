import {describe, expect, test} from 'vitest';
import {answer, listed, NOW, sendId} from '../../../state/board/boards.ts';
import {openBoard} from '../open-board.tsx';

const SLOW_MS = 207_000;

describe('the comparison', () => {
	test.each([
		[40, 16, /100 % +100 %$/mu],
		[44, 30, /100 % 3m27s +100 % 3m27s$/mu],
		[60, 20, /100 % 3 min 27 s {2,}100 % 3 min 27 s$/mu],
		[100, 30, /100 % 3 min 27 s {2,}100 % 3 min 27 s$/mu],
		[160, 50, /100 % 3 min 27 s {2,}100 % 3 min 27 s$/mu],
	] as const)('cuts no figure at %i×%i', (columns, rows, cells) => {
		const records = (ago: number) => [
			{
				domain: 'a-long-mailbox-name.example.net',
				emails: 100,
				failedAt: Array.from({length: 100}, () => NOW - ago * 1000 + 300_000),
				endedAt: [],
				openedAt: [],
				deliveries: [{at: NOW - ago * 1000 + SLOW_MS, tookMs: SLOW_MS}],
			},
		];
		const failed = {total: 100, failed: 100};
		const {frame} = openBoard(
			{size: {columns, rows}},
			answer([listed(1, 'COMPLETED', failed, {ago: 9000}), listed(2, 'COMPLETED', failed, {ago: 90_000})]),
			{type: 'compared-sends', ids: [sendId(1), sendId(2)]},
			{type: 'read-figures', id: sendId(1), figures: {read: 100, records: records(9000)}},
			{type: 'read-figures', id: sendId(2), figures: {read: 100, records: records(90_000)}},
		);
		expect(frame()).toMatch(cells);
	});
});

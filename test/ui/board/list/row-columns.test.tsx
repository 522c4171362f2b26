import {describe, expect, test} from 'vitest';
import {safe, untrusted} from '../../../../source/core/text/text.ts';
import type {BoardEvent} from '../../../../source/state/board/event.ts';
import {createRowNeeds, rowColumns, USUAL_NEEDS} from '../../../../source/ui/board/list/row-columns.ts';
import {answer, boardAfter, listed, NOW, sendId} from '../../../state/board/boards.ts';
import {openBoard} from '../open-board.tsx';

const MILLION = {
	total: 1_234_567,
	delivered: 960_900,
	opened: 273_300,
	failed: 0,
	undelivered: 0,
	sent: 0,
	queued: 367,
};

/** A send of a million under way that is fast, and one that failed whole. */
const LARGE: readonly BoardEvent[] = [
	answer([
		listed(1, 'PROCESSING', {...MILLION, delivered: 960_900 - 8278, queued: 8645}),
		listed(2, 'COMPLETED', {total: 1_076_543, failed: 1_076_543}),
	]),
	answer([listed(1, 'PROCESSING', MILLION, {at: NOW + 2000})], {at: NOW + 2000, isWhole: false}),
	{
		type: 'named-sends',
		names: [1, 2].map((number) => [
			sendId(number),
			{
				subject: untrusted('A subject that is too long for the narrow terminals and goes on for a while'),
				tags: ['campaign:spring', 'plan:free', 'region:north'].map((text) => {
					const [key = '', value = ''] = text.split(':');
					return {key: untrusted(key), value: untrusted(value)};
				}),
			},
		]),
	},
];

describe('the columns of the board', () => {
	test.each([40, 60, 80, 100, 120, 160, 300])('no number is cut at %i columns', (columns) => {
		const {frame} = openBoard({size: {columns, rows: 30}}, ...LARGE);
		const [first = '', second = ''] = frame().split('\n').slice(3, 5);
		expect(second).toMatch(/1,076,543 +100 %/u);
		for (const line of [first, second]) expect(line).not.toMatch(/\d…|,…/u);
		if (columns >= 80) expect(first).toMatch(/1,234,567 +0 +0 %/u);
		if (columns >= 100) expect(first).toMatch(/4,139\/s/u);
	});

	test.each([60, 80, 100])('the send in short shows whole numbers, or fewer, at %i columns', (columns) => {
		const {frame} = openBoard({size: {columns, rows: 30}}, ...LARGE);
		const counters = frame()
			.split('\n')
			.find((line) => line.includes('960,900'));
		expect(counters).toBeDefined();
		expect(counters).not.toContain('…');
		expect(counters?.includes('273,300')).toBe(columns >= 80);
	});

	test('are no wider than what is in them, and the tags get the rest', () => {
		const {frame} = openBoard({size: {columns: 300, rows: 29}}, ...LARGE);
		const line = frame().split('\n')[3] ?? '';
		expect(line).toContain('goes on for a while campaign:spring plan:free region:north ');
		const {subject, tag} = rowColumns(300, {...USUAL_NEEDS, subject: 30, tag: 25});
		expect({subject, tag}).toEqual({subject: 30, tag: 25});
	});
});

test('rows that need as much room as before leave the columns as they are', () => {
	const needsOf = createRowNeeds(60_000, safe`-`);
	const rowsAfter = (failed: number) => boardAfter([answer([listed(1, 'COMPLETED', {total: 9_000_000, failed})])]).rows;
	const needs = needsOf(rowsAfter(1));
	expect(needsOf(rowsAfter(2))).toBe(needs);
	expect(needsOf(rowsAfter(8_888_888)).failures).toBe('8,888,888'.length);
	expect(needsOf(rowsAfter(2)).failures).toBe(needs.failures);
});

import {describe, expect, test} from 'vitest';
import {untrusted} from '../../../source/core/text/text.ts';
import type {BoardEvent} from '../../../source/state/board/event.ts';
import {boardCounts, boardSentence, boardTitle, newsBetween} from '../../../source/state/board/news.ts';
import {problemOf} from '../../helpers/builders.ts';
import {answer, boardAfter, listed, NOW, sendId} from './boards.ts';

const at = (seconds: number) => NOW + seconds * 1000;
const CALM = {total: 100, delivered: 40, queued: 60};
const NAMED: BoardEvent = {
	type: 'named-sends',
	names: [[sendId(1), {subject: untrusted('Spring is here'), tags: []}]],
};

/** What is told after another poll. */
function newsAfter(first: BoardEvent, second: BoardEvent): readonly string[] {
	return newsBetween(boardAfter([first, NAMED]), boardAfter([first, NAMED, second])).map(({text}) => text);
}

const poll = (seconds: number, status: string, counters: Parameters<typeof listed>[2]) =>
	answer([listed(1, status, counters, {at: at(0)})], {at: at(seconds), isWhole: false});

describe('somebody is reported', () => {
	const calm = poll(0, 'PROCESSING', CALM);
	test.each([
		[
			'that a send fails',
			poll(2, 'PROCESSING', {total: 100, delivered: 40, failed: 20, queued: 40}),
			['“Spring is here” …1001 is failing: 20 failures, 33 %.'],
		],
		['that it stalls', poll(70, 'PROCESSING', CALM), ['“Spring is here” …1001 has stalled.']],
		[
			'that it settles',
			poll(2, 'COMPLETED', {total: 100, delivered: 98, failed: 2}),
			['“Spring is here” …1001 has settled: 2 failures, 2 %.'],
		],
		[
			'that it settles well',
			poll(2, 'COMPLETED', {total: 100, delivered: 100}),
			['“Spring is here” …1001 has settled.'],
		],
		[
			'that it was canceled',
			poll(2, 'CANCELED', {total: 100, delivered: 40, canceled: 60}),
			['“Spring is here” …1001 was canceled.'],
		],
		['nothing of mere progress', poll(2, 'PROCESSING', {total: 100, delivered: 50, queued: 50}), []],
		[
			'nothing of one that has only just been heard of',
			answer([listed(2, 'PROCESSING', {total: 100, failed: 50, queued: 50})], {isWhole: false}),
			[],
		],
	] as const)('%s', (_, second, told) => {
		expect(newsAfter(calm, second)).toEqual(told);
	});
});

test('the title and the last line count what fails, stalls and goes on', () => {
	const board = boardAfter([
		answer([
			listed(1, 'PROCESSING', {total: 100, delivered: 40, failed: 20, queued: 40}),
			listed(2, 'PROCESSING', CALM),
			listed(3, 'COMPLETED', {total: 100, delivered: 100}),
		]),
	]);
	expect(boardTitle(board)).toBe('1 failing · 2 under way · sendwatch');
	expect(boardSentence(board)).toBe('3 sends: 2 under way, 1 of them failing.');
	expect(boardTitle(boardAfter([]))).toBe('– under way · sendwatch');
});

describe('what is counted', () => {
	const sends = answer([
		listed(1, 'PROCESSING', {total: 100, delivered: 40, failed: 20, queued: 40}),
		listed(2, 'PROCESSING', CALM),
		listed(3, 'COMPLETED', {total: 100, delivered: 20, failed: 80}),
	]);
	const names: BoardEvent = {
		type: 'named-sends',
		names: [[sendId(2), {tags: [{key: untrusted('campaign'), value: untrusted('spring')}]}]],
	};
	const query = {since: 0, statuses: [], tags: [{key: 'campaign', value: 'spring'}]};

	test('are the chosen sends, in line 1, the title, the news and the summary', () => {
		const chosen = boardAfter([sends, names], {query});
		expect(boardCounts(chosen)).toEqual({failing: 0, stalled: 0, unaccounted: 0, failed: 0, underWay: 1, all: 1});
		expect(boardTitle(chosen)).toBe('1 under way · sendwatch');
		expect(boardSentence(chosen)).toBe('1 send: 1 under way.');
		const settled = answer([listed(1, 'COMPLETED', {total: 100, failed: 100})], {at: at(2), isWhole: false});
		expect(newsBetween(chosen, boardAfter([sends, names, settled], {query}))).toEqual([]);
		expect(newsBetween(boardAfter([sends, names]), boardAfter([sends, names, settled]))).toHaveLength(1);
	});

	test('is unknown before the first answer, and nothing is known of an id that the server does not have', () => {
		const named = {named: [sendId(8)]};
		expect(boardCounts(boardAfter([], named))).toBeUndefined();
		expect(boardSentence(boardAfter([], named))).toBe('Nothing is known about the sends: no answer was received.');
		const absent: BoardEvent = {type: 'failed-send', at: at(1), id: sendId(8), problem: problemOf('absent')};
		const later = answer([listed(2, 'PROCESSING', CALM)], {at: at(90)});
		const board = boardAfter([sends, absent, later], named);
		expect(boardCounts(board)).toMatchObject({unaccounted: 0, underWay: 1, all: 1});
		expect(board.sends.get(sendId(8))).toMatchObject({badge: 'unknown', isUnderWay: false});
	});

	test('is also what failed and has ended', () => {
		expect(boardCounts(boardAfter([sends]))).toMatchObject({failing: 1, failed: 1, all: 3});
		expect(boardSentence(boardAfter([sends]))).toBe('3 sends: 2 under way, 1 of them failing; 1 failed.');
	});
});

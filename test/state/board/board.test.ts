import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {COUNTERS, type Counter} from '../../../source/core/operation/counters.ts';
import type {OperationId} from '../../../source/core/operation/ids.ts';
import {untrusted} from '../../../source/core/text/text.ts';
import type {BoardEvent} from '../../../source/state/board/event.ts';
import {reduceBoard} from '../../../source/state/board/reduce.ts';
import type {Send, SendName} from '../../../source/state/board/send.ts';
import {problemOf} from '../../helpers/builders.ts';
import {answer, boardAfter, listed, NOW, numbersOf, sendId} from './boards.ts';

const UNDER_WAY = {total: 100, delivered: 40, queued: 60};
const DONE = {total: 100, delivered: 100};

function name(subject: string, ...tags: readonly (readonly [string, string])[]): SendName {
	return {
		subject: untrusted(subject),
		tags: tags.map(([key, value]) => ({key: untrusted(key), value: untrusted(value)})),
	};
}

describe('the rows', () => {
	test('are what was named, then what is under way, what fails first, then the newest', () => {
		const board = boardAfter(
			[
				answer([
					listed(1, 'COMPLETED', DONE),
					listed(2, 'PROCESSING', UNDER_WAY),
					listed(3, 'PROCESSING', {total: 100, delivered: 40, failed: 20, queued: 40}),
					listed(4, 'COMPLETED', DONE),
					listed(5, 'PROCESSING', UNDER_WAY),
				]),
			],
			{named: [sendId(4)]},
		);
		expect(numbersOf(board)).toEqual([4, 3, 2, 5, 1]);
		expect(board.rows.map((row) => (row.kind === 'send' ? row.send.badge : ''))).toEqual([
			'settled-well',
			'failing',
			'on-its-way',
			'on-its-way',
			'settled-well',
		]);
	});

	test('a new send is discovered, and one that is gone from the whole list leaves, but for a named one', () => {
		const first = answer([listed(1, 'COMPLETED', DONE), listed(2, 'COMPLETED', DONE)]);
		const named = {named: [sendId(2)]};
		expect(numbersOf(boardAfter([first, answer([listed(0, 'PROCESSING', UNDER_WAY)], {isWhole: false})]))).toEqual([
			0, 1, 2,
		]);
		expect(numbersOf(boardAfter([first, answer([listed(1, 'COMPLETED', DONE)])]))).toEqual([1]);
		expect(numbersOf(boardAfter([first, answer([listed(1, 'COMPLETED', DONE)])], named))).toEqual([2, 1]);
	});

	test('of sends that a poll leaves as they were stay the same, so that nothing of them is drawn again', () => {
		const ended = [listed(1, 'COMPLETED', DONE), listed(2, 'COMPLETED', DONE)];
		const first = answer([listed(0, 'PROCESSING', UNDER_WAY), ...ended]);
		const later = answer([listed(0, 'PROCESSING', {total: 100, delivered: 41, queued: 59}), ...ended]);
		const before = boardAfter([first]);
		const [polled, ...others] = reduceBoard(before, later).rows;
		expect(polled).not.toBe(before.rows[0]);
		expect(others).toHaveLength(2);
		for (const [index, row] of others.entries()) expect(row).toBe(before.rows[index + 1]);
	});

	test('the cursor stays on its send wherever that goes', () => {
		const before = boardAfter([
			answer([listed(1, 'PROCESSING', UNDER_WAY), listed(2, 'COMPLETED', DONE)]),
			{type: 'moved-on-board', by: 1, at: NOW},
		]);
		expect(before.view).toMatchObject({cursor: sendId(2), restsSince: NOW});
		const later = boardAfter([
			answer([listed(1, 'PROCESSING', UNDER_WAY), listed(2, 'COMPLETED', DONE)]),
			{type: 'moved-on-board', by: 1, at: NOW},
			answer([listed(0, 'PROCESSING', UNDER_WAY)], {isWhole: false, at: NOW + 2000}),
		]);
		expect(numbersOf(later)).toEqual([0, 1, 2]);
		expect(later.view).toEqual(before.view);
	});

	test('the cursor stays on the first row until the user moves it, so that a send that starts failing is in view', () => {
		const many = Array.from({length: 1000}, (_, index) => listed(index, 'PROCESSING', UNDER_WAY));
		const failing = answer([listed(900, 'PROCESSING', {total: 100, delivered: 40, failed: 20, queued: 40})], {
			at: NOW + 2000,
			isWhole: false,
		});
		const before = boardAfter([answer(many)]);
		expect(before.view.cursor).toBe(sendId(0));
		const after = boardAfter([answer(many), failing]);
		expect(numbersOf(after)[0]).toBe(900);
		expect(after.view.cursor).toBe(sendId(900));
		const pinned = boardAfter([answer(many), {type: 'moved-on-board', by: 0, at: NOW}, failing]);
		expect(pinned.view.cursor).toBe(sendId(0));
	});

	test('only failing ones, words of subject, tag and id', () => {
		const events = [
			answer([
				listed(1, 'COMPLETED', {total: 100, delivered: 90, failed: 10}),
				listed(2, 'COMPLETED', DONE),
				listed(3, 'COMPLETED', DONE),
			]),
			{
				type: 'named-sends',
				names: [
					[sendId(1), name('Spring is here', ['campaign', 'spring'])],
					[sendId(2), name('Your receipt', ['plan', 'free'])],
				],
			},
		] as const;
		expect(numbersOf(boardAfter([...events, {type: 'toggled-failing'}]))).toEqual([1]);
		for (const [text, found] of [
			['receipt your', [2]],
			['campaign:spring', [1]],
			['1003', [3]],
			['nothing', []],
			['  ', [1, 2, 3]],
		] as const)
			expect(numbersOf(boardAfter([...events, {type: 'found-sends', text}])), text).toEqual(found);
	});

	test('only failing ones leaves out those with a few failures', () => {
		const board = boardAfter([
			answer([
				listed(1, 'PROCESSING', {total: 1000, delivered: 900, failed: 1, queued: 99}),
				listed(2, 'PROCESSING', {total: 1000, delivered: 500, failed: 100, queued: 400}),
				listed(3, 'COMPLETED', {total: 1000, delivered: 999, failed: 1}),
				listed(4, 'COMPLETED', {total: 1000, delivered: 500, failed: 500}),
			]),
			{type: 'toggled-failing'},
		]);
		expect(numbersOf(board)).toEqual([2, 4]);
	});

	test('a campaign opens as exactly its sends, and closes with its line under the cursor', () => {
		const events = [
			answer([listed(1, 'COMPLETED', DONE), listed(2, 'COMPLETED', DONE), listed(3, 'COMPLETED', DONE)]),
			{
				type: 'named-sends',
				names: [
					[sendId(1), name('campaign:spring is not a tag here', ['campaign', 'spring-sale'])],
					[sendId(2), name('x', ['campaign', 'spring'])],
				],
			},
			{type: 'toggled-groups'},
			{type: 'moved-on-board', by: 1, at: NOW},
		] as const;
		const grouped = boardAfter(events);
		expect(grouped.view.cursor).toBe('group:campaign:spring');
		const open = {type: 'opened-campaign', key: 'group:campaign:spring'} as const;
		expect(numbersOf(boardAfter([...events, open]))).toEqual([2]);
		expect(boardAfter([...events, open]).view.cursor).toBe(sendId(2));
		expect(numbersOf(boardAfter([...events, {type: 'opened-campaign', key: 'group:'}]))).toEqual([3]);
		const closed = boardAfter([...events, open, {type: 'closed-campaign'}]);
		expect(closed.view).toMatchObject({isGrouped: true, cursor: 'group:campaign:spring'});
		expect(closed.view).not.toHaveProperty('campaign');
		expect(closed.rows).toEqual(grouped.rows);
	});

	test('of --status and --tag only those that have them, and what was named', () => {
		const events = [
			answer([listed(1, 'PROCESSING', UNDER_WAY), listed(2, 'COMPLETED', DONE), listed(3, 'CANCELED', {total: 0})]),
			{type: 'named-sends', names: [[sendId(2), name('x', ['campaign', 'spring'])]]},
		] as const;
		const query = {since: 0, statuses: [], tags: []};
		const statuses = ['PROCESSING', 'CANCELED'] as const;
		expect(numbersOf(boardAfter(events, {query: {...query, statuses}}))).toEqual([1, 3]);
		const tags = [{key: 'campaign', value: 'spring'}];
		expect(numbersOf(boardAfter(events, {query: {...query, tags}}))).toEqual([2]);
		expect(numbersOf(boardAfter(events, {query: {...query, tags}, named: [sendId(3)]}))).toEqual([3, 2]);
	});
});

describe('a send on the board is judged as in a watch', () => {
	test('it stalls, moves again and settles', () => {
		const at = (seconds: number) => NOW + seconds * 1000;
		const poll = (seconds: number, delivered: number) =>
			answer([listed(1, 'PROCESSING', {total: 100, delivered, queued: 100 - delivered}, {at: at(0)})], {
				at: at(seconds),
				isWhole: false,
			});
		const badgeAfter = (...polls: readonly ReturnType<typeof answer>[]) =>
			boardAfter([poll(0, 40), ...polls]).sends.get(sendId(1))?.badge;
		expect(badgeAfter(poll(30, 40))).toBe('on-its-way');
		expect(badgeAfter(poll(62, 40))).toBe('stalled');
		expect(badgeAfter(poll(62, 40), poll(64, 41))).toBe('on-its-way');
		expect(badgeAfter(answer([listed(1, 'COMPLETED', DONE)], {at: at(62)}))).toBe('settled-well');
	});

	test('one that has ended and not changed keeps what it was', () => {
		const first = boardAfter([answer([listed(1, 'COMPLETED', DONE)])]);
		const second = boardAfter([
			answer([listed(1, 'COMPLETED', DONE)]),
			answer([listed(1, 'COMPLETED', DONE)], {at: NOW + 60_000}),
		]);
		expect(second.sends.get(sendId(1))).toEqual(first.sends.get(sendId(1)));
	});

	test('one that cannot be fetched says why', () => {
		const board = boardAfter([{type: 'failed-send', at: NOW, id: sendId(1), problem: problemOf('absent')}], {
			named: [sendId(1)],
		});
		expect(board.sends.get(sendId(1))).toMatchObject({problem: {kind: 'absent'}, badge: 'unknown'});
	});
});

/** Expects each campaign of the board after these polls to have the sums of its sends. */
function expectSums(polls: readonly BoardEvent[], names: readonly (readonly [OperationId, SendName])[]): void {
	const board = boardAfter([...polls, {type: 'named-sends', names}, {type: 'toggled-groups'}]);
	const grouped = board.rows.flatMap((row) => (row.kind === 'group' ? [row] : []));
	expect(grouped.flatMap(({sends}) => sends)).toHaveLength(board.sends.size);
	for (const {sends, sums} of grouped) {
		for (const counter of COUNTERS) expect(sums?.[counter]).toBe(sumOf(sends.map((one) => countIn(one, counter))));
		expect(sums?.denominator).toBe(sumOf(sends.map(({watch}) => watch.counts?.denominator)));
	}
}

/** A counter of a send; one that is unknown is 0 if the others account for every email already. */
function countIn({watch: {counts}}: Send, counter: Counter): number | undefined {
	const known = COUNTERS.reduce((sum, one) => sum + (counts?.[one] ?? 0), 0);
	return counts?.[counter] ?? (known === counts?.denominator ? 0 : undefined);
}

/** A sum is known if all that is summed up is. */
function sumOf(values: readonly (number | undefined)[]): number | undefined {
	const sum = values.reduce<number>((so, value) => so + (value ?? Number.NaN), 0);
	return Number.isNaN(sum) ? undefined : sum;
}

describe('grouped by tag', () => {
	const number = fc.nat(1000);
	const send = fc.record({
		status: fc.constantFrom('PROCESSING', 'COMPLETED'),
		delivered: number,
		failed: number,
		queued: number,
		campaign: fc.constantFrom('spring', 'autumn', undefined),
		/** Emails in no counter, and what the server does not say. */
		others: fc.constantFrom(0, 1),
		unknown: fc.subarray(['delivered', 'failed', 'sent', 'total'] as const, {maxLength: 2}),
	});

	test('the sums of a campaign equal the sums over its operations, at every poll, and are unknown where one of these is', () => {
		fc.assert(
			fc.property(fc.array(fc.array(send, {minLength: 1, maxLength: 6}), {minLength: 1, maxLength: 4}), (polls) => {
				const names = (polls[0] ?? []).map(
					({campaign}, index) =>
						[sendId(index), name('x', ...(campaign === undefined ? [] : ([['campaign', campaign]] as const)))] as const,
				);
				const events = polls.map((sends, turn) =>
					answer(
						sends.map(({status, delivered, failed, queued, others, unknown}, index) => {
							const total = delivered + failed + queued + others;
							const {stats, ...one} = listed(index, status, {total, delivered, failed, queued});
							const hidden: readonly string[] = unknown.includes('total') ? [...unknown, 'recipients'] : unknown;
							const given = Object.entries(stats).filter(([counter]) => !hidden.includes(counter));
							return {...one, stats: Object.fromEntries(given)};
						}),
						{at: NOW + turn * 2000, isWhole: false},
					),
				);
				for (const turn of events.keys()) expectSums(events.slice(0, turn + 1), names);
			}),
			{numRuns: 100},
		);
	});

	test('a campaign is judged by the worst of its sends', () => {
		const board = boardAfter([
			answer([
				listed(1, 'COMPLETED', DONE),
				listed(2, 'PROCESSING', {total: 100, delivered: 40, failed: 20, queued: 40}),
				listed(3, 'COMPLETED', DONE),
			]),
			{
				type: 'named-sends',
				names: [
					[sendId(1), name('a', ['plan', 'free'], ['campaign', 'spring'])],
					[sendId(2), name('b', ['campaign', 'spring'])],
				],
			},
			{type: 'toggled-groups'},
		]);
		expect(board.rows.map((row) => (row.kind === 'group' ? [row.key, row.badge, row.isUnderWay] : []))).toEqual([
			['group:campaign:spring', 'failing', true],
			['group:', 'settled-well', false],
		]);
	});
});

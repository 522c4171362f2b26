import {describe, expect, test} from 'vitest';
import type {DomainRecord} from '../../../../source/core/emails/domain-figures.ts';
import {untrusted} from '../../../../source/core/text/text.ts';
import type {Board} from '../../../../source/state/board/board.ts';
import {compare, comparedSends} from '../../../../source/state/board/compare/compare.ts';
import {compareEmails} from '../../../../source/state/board/compare/compare-domains.ts';
import {figuresWanted} from '../../../../source/state/board/compare/figures.ts';
import type {PastSample} from '../../../../source/state/board/compare/past.ts';
import type {BoardEvent} from '../../../../source/state/board/event.ts';
import {reduceBoard} from '../../../../source/state/board/reduce.ts';
import type {Send} from '../../../../source/state/board/send.ts';
import {answer, boardAfter, listed, NOW, sendId} from '../boards.ts';

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
		const {one, other, ageMs} = compare(pair(board), board, at(40));
		expect({ageMs, isAsEnded: other.isAsEnded}).toEqual({ageMs: 50_000, isAsEnded: false});
		expect(one).toMatchObject({ended: 0.6, failed: 0});
		expect(other).toMatchObject({ended: 0.6, failed: 10 / 60, pace: 2});
	});

	test('of which nothing was seen at that age: it is unknown', () => {
		const board = boardAfter(polls([0, 10, 40], [2, 20, 50]));
		const {other} = compare(pair(board), board, at(2));
		expect(Object.keys(other)).toEqual(['send', 'isAsEnded']);
	});

	test('that have ended are compared as they ended; one that goes on is not compared with the end of another', () => {
		const done = [
			listed(1, 'COMPLETED', {total: 100, delivered: 90, failed: 10}, {ago: 10}),
			listed(2, 'COMPLETED', {total: 100, delivered: 100}, {ago: 40}),
		];
		const before = boardAfter([answer(done)]);
		const ended = compare(pair(before), before, at(0));
		const isAsEnded = true;
		expect(ended).toMatchObject({one: {ended: 1, failed: 0.1, isAsEnded}, other: {ended: 1, failed: 0, isAsEnded}});
		expect(ended).not.toHaveProperty('ageMs');
		const moving = [listed(1, 'PROCESSING', {total: 100, delivered: 50, queued: 50}, {ago: 10}), ...done.slice(1)];
		const going = boardAfter([answer(moving)]);
		expect(compare(pair(going), going, at(0))).toMatchObject({
			ageMs: 10_000,
			one: {ended: 0.5, isAsEnded: false},
			other: {isAsEnded: false},
		});
	});

	test('one that ended is compared as a recording has it at that age, if one is near enough', () => {
		const sends = [
			listed(1, 'PROCESSING', {total: 100, delivered: 50, queued: 50}, {ago: 30}),
			listed(2, 'COMPLETED', {total: 100, delivered: 90, failed: 10}, {ago: 400}),
		];
		const otherWith = (...past: readonly PastSample[]) => {
			const board = boardAfter([answer(sends), {type: 'read-past', id: sendId(2), past}]);
			const {send: _, ...other} = compare(pair(board), board, at(0)).other;
			return other;
		};
		const sample = (ageMs: number, ended: number): PastSample => ({ageMs, ended, failed: 0.02, pace: 7});
		const seen = {failed: 0.02, pace: 7, isAsEnded: false};
		expect(otherWith(sample(10_000, 0.2), sample(28_000, 0.6), sample(31_000, 0.7))).toEqual({ended: 0.6, ...seen});
		const asItEnded = {isAsEnded: false};
		expect(otherWith()).toMatchObject(asItEnded);
		expect(otherWith(sample(31_000, 0.7))).toMatchObject(asItEnded);
		expect(otherWith(sample(10_000, 0.2))).toMatchObject(asItEnded);
		expect(otherWith(sample(10_000, 1))).toEqual({ended: 1, ...seen});
	});
});

describe('where neither the board nor a recording tells how one stood at that age, the times of its emails do', () => {
	/** The second is 400 s old; the first, which goes on, 100 s. */
	const sends = [
		listed(1, 'PROCESSING', {total: 100, delivered: 50, queued: 50}, {ago: 100}),
		listed(2, 'COMPLETED', {total: 100, delivered: 80, opened: 10, failed: 10}, {ago: 400}),
	];
	/** Moments at these ages of the second. */
	const aged = (...seconds: readonly number[]) => seconds.map((age) => at(age - 400));
	const times = (number: number, age: number) => aged(...Array.from({length: number}, () => age));
	const otherOf = (record: Partial<DomainRecord>, readAt?: number) => {
		const whole = {
			domain: 'example.com',
			emails: 100,
			failedAt: [],
			endedAt: [],
			openedAt: [],
			deliveries: [],
			...record,
		};
		const figures = {read: 100, records: [whole], ...(readAt === undefined ? {} : {readAt})};
		const board = boardAfter([answer(sends), {type: 'read-figures', id: sendId(2), figures}]);
		const {send: _, ...other} = compare(pair(board), board, at(0)).other;
		return other;
	};
	const exact = (value: number) => ({least: value, most: value});

	test('exactly, if nothing was opened later', () => {
		const failedAt = times(6, 80);
		const endedAt = [...failedAt, ...times(24, 60), ...times(30, 90), ...times(30, 200)];
		expect(otherOf({failedAt, endedAt, openedAt: times(10, 60)})).toEqual({
			isAsEnded: false,
			ended: exact(0.7),
			failed: exact(6 / 70),
			pace: exact(36 / 30),
		});
	});

	test('between two figures, as an open hides when the email arrived, and no time at all hides it as well', () => {
		const failedAt = [...times(6, 80), Number.NaN];
		const other = otherOf({failedAt, endedAt: [...failedAt, ...times(53, 90)], openedAt: times(10, 300)});
		expect(other.ended).toEqual({least: 0.59, most: 0.7});
		expect(other.failed).toEqual({least: 6 / 69, most: 7 / 60});
		expect(other.pace).toEqual({least: 59 / 30, most: 70 / 30});
		// So few against so many opens that came later: how fast it went cannot be told, nor how far it was.
		const opened = otherOf({endedAt: times(9, 90), openedAt: times(10, 300)});
		expect(opened).toMatchObject({ended: {least: 0.09, most: 0.19}});
		expect(opened).not.toHaveProperty('pace');
		expect(otherOf({endedAt: times(9, 90), openedAt: times(51, 300)})).not.toHaveProperty('ended');
	});

	test('at the end, by the mean pace of each that was read whole', () => {
		const ended = [1, 2].map((number) =>
			listed(number, 'COMPLETED', {total: 100, delivered: 90, failed: 10}, {ago: 400}),
		);
		const paces = (record: Partial<DomainRecord>, readAt?: number) => {
			const nothing = {domain: 'example.com', emails: 100, failedAt: [], endedAt: [], openedAt: [], deliveries: []};
			const figures = {read: 100, records: [{...nothing, ...record}], ...(readAt === undefined ? {} : {readAt})};
			const board = boardAfter([answer(ended), {type: 'read-figures', id: sendId(2), figures}]);
			const {one, other, ageMs} = compare(pair(board), board, at(0));
			expect(ageMs).toBeUndefined();
			return [one.pace, other.pace];
		};
		const endedAt = [...times(40, 10), ...times(60, 60)];
		expect(paces({endedAt})).toEqual([undefined, exact(2)]);
		// What was opened later may have come before; what has no time, at any.
		const most = [...times(20, 10), ...times(40, 60)];
		expect(paces({endedAt: [...most, Number.NaN], openedAt: [...times(20, 30), ...times(19, 300)]})).toEqual([
			undefined,
			{least: 80 / 50, most: 100 / 50},
		]);
		expect(paces({endedAt: times(40, 60), openedAt: times(60, 300)})).toEqual([undefined, undefined]);
		expect(paces({endedAt: times(100, 60)})).toEqual([undefined, undefined]);
		expect(paces({endedAt}, at(-350))).toEqual([undefined, undefined]);
	});

	test('not if they were read before it was that old, nor before any of them ended', () => {
		expect(otherOf({endedAt: times(90, 60)}, at(-301))).toEqual({isAsEnded: false});
		expect(otherOf({endedAt: times(90, 60)}, at(-299))).toMatchObject({ended: exact(0.9)});
		expect(otherOf({endedAt: times(90, 200)})).toEqual({isAsEnded: false, ended: exact(0), pace: exact(0)});
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

describe('the emails of two sends', () => {
	const records = (failed: readonly number[], delivered: readonly number[]) => [
		{
			domain: 'example.com',
			emails: 10,
			failedAt: failed,
			endedAt: [...failed, ...delivered],
			openedAt: [],
			deliveries: delivered.map((moment) => ({at: moment, tookMs: 1000})),
		},
	];

	test('are compared at the age at which the younger one was read, as far as they have been read', () => {
		const board = boardAfter([
			answer([
				listed(1, 'PROCESSING', {total: 10, delivered: 2, queued: 8}, {ago: 10}),
				listed(2, 'COMPLETED', {total: 10, delivered: 5, failed: 5}, {ago: 400}),
			]),
			{
				type: 'read-figures',
				id: sendId(1),
				figures: {read: 10, readAt: at(5), records: records([at(1)], [at(2)])},
			},
		]);
		expect(compareEmails(board, pair(board))).toEqual({
			ageMs: 15_000,
			all: {one: {domain: '', emails: 10, failures: 1, p50: 1000, p95: 1000}},
			domains: [{domain: 'example.com', one: {domain: 'example.com', emails: 10, failures: 1, p50: 1000, p95: 1000}}],
		});
		// The older one was 15 s old at 385 s before now.
		const read = {read: 10, readAt: at(6), records: records([at(-386), at(-380)], [at(-390), at(-100)])};
		const both = reduceBoard(board, {type: 'read-figures', id: sendId(2), figures: read});
		expect(compareEmails(both, pair(both)).domains[0]?.other).toEqual({
			...{domain: 'example.com', emails: 10, failures: 1, p50: 1000, p95: 1000},
		});
	});

	test('that were read while the send was under way stay at that age once it has ended, and are read again', () => {
		const figures = {read: 10, readAt: at(5), records: records([], [at(2)])};
		const board = boardAfter([
			answer([
				listed(1, 'COMPLETED', {total: 10, delivered: 10}, {ago: 10}),
				listed(2, 'COMPLETED', {total: 10, delivered: 10}, {ago: 400}),
			]),
			{type: 'compared-sends', ids: [sendId(1), sendId(2)]},
			{type: 'read-figures', id: sendId(1), figures},
			{type: 'read-figures', id: sendId(2), figures: {read: 10, records: []}},
		]);
		expect(compareEmails(board, pair(board)).ageMs).toBe(15_000);
		expect(figuresWanted(board)).toBe(sendId(1));
		const again = reduceBoard(board, {type: 'read-figures', id: sendId(1), figures: {read: 10, records: []}});
		expect(figuresWanted(again)).toBeUndefined();
	});

	test('of a send under way are read again when it is compared again; of one that has ended they are kept', () => {
		const figures = {read: 10, readAt: at(0), records: []};
		const board = boardAfter([
			answer([listed(1, 'PROCESSING', {total: 10, queued: 10}), listed(2, 'COMPLETED', {total: 10, delivered: 10})]),
			{type: 'read-figures', id: sendId(1), figures},
			{type: 'read-figures', id: sendId(2), figures: {read: 10, records: []}},
			{type: 'compared-sends', ids: [sendId(1), sendId(2)]},
		]);
		expect([...board.figures.keys()]).toEqual([sendId(2)]);
	});
});

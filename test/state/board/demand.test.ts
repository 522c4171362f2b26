import {describe, expect, test} from 'vitest';
import {nameWanted, pollDelay, pollPace, pollPlan} from '../../../source/state/board/demand.ts';
import {problemOf} from '../../helpers/builders.ts';
import {answer, boardAfter, DAY_MS, listed, NOW, sendId} from './boards.ts';

const UNDER_WAY = {total: 100, delivered: 40, queued: 60};
const DONE = {total: 100, delivered: 100};
const WEEK = NOW - 7 * DAY_MS;

describe('what a poll asks for', () => {
	test('first the whole list, then from the oldest send that may still change, and the whole again after a minute', () => {
		expect(pollPlan(boardAfter([]), NOW)).toEqual({since: WEEK, isWhole: true, singles: []});
		const board = boardAfter([
			answer([
				listed(1, 'PROCESSING', UNDER_WAY, {ago: 10}),
				listed(2, 'PROCESSING', UNDER_WAY, {ago: 90}),
				listed(3, 'COMPLETED', DONE, {ago: 4000}),
			]),
		]);
		expect(pollPlan(board, NOW + 2000)).toEqual({since: NOW - 90_000, isWhole: false, singles: []});
		expect(pollPlan(board, NOW + 59_999)).toMatchObject({isWhole: false});
		expect(pollPlan(board, NOW + 60_000)).toMatchObject({since: WEEK, isWhole: true});
	});

	test('the beginning moves up as sends settle; with nothing under way it is the newest', () => {
		const board = boardAfter([
			answer([listed(1, 'PROCESSING', UNDER_WAY, {ago: 10}), listed(2, 'PROCESSING', UNDER_WAY, {ago: 90})]),
			answer([listed(2, 'COMPLETED', DONE, {ago: 90})], {isWhole: false}),
		]);
		expect(pollPlan(board, NOW)).toMatchObject({since: NOW - 10_000});
		const quiet = boardAfter([answer([listed(1, 'COMPLETED', DONE, {ago: 10}), listed(2, 'COMPLETED', DONE)])]);
		expect(pollPlan(quiet, NOW)).toMatchObject({since: NOW - 2000});
	});

	test('what was named and the list does not show is fetched on its own, unless it is not there', () => {
		const named = {named: [sendId(1), sendId(2)]};
		expect(pollPlan(boardAfter([], named), NOW).singles).toEqual([]);
		const board = boardAfter([answer([listed(1, 'PROCESSING', UNDER_WAY)])], named);
		expect(pollPlan(board, NOW).singles).toEqual([sendId(2)]);
		const gone = {type: 'failed-send', at: NOW, id: sendId(2), problem: problemOf('absent')} as const;
		expect(pollPlan(boardAfter([answer([]), gone], named), NOW).singles).toEqual([sendId(1)]);
	});

	test('where the list is refused, each send under way is fetched on its own', () => {
		const board = boardAfter([
			answer([listed(1, 'PROCESSING', UNDER_WAY), listed(2, 'COMPLETED', DONE)]),
			...[0, 15_000, 30_000].map(
				(ms) => ({type: 'refused-list', at: NOW + ms, problem: problemOf('refused')}) as const,
			),
		]);
		expect(pollPlan(board, NOW + 30_000)).toEqual({isWhole: false, singles: [sendId(1)]});
		expect(pollPlan(board, NOW + 90_000)).toEqual({since: board.query.since, isWhole: true, singles: [sendId(1)]});
	});
});

describe('how often', () => {
	const thousand = Array.from({length: 1000}, (_, index) =>
		listed(index, index < 40 ? 'PROCESSING' : 'COMPLETED', index < 40 ? UNDER_WAY : DONE),
	);
	test.each([
		['at the interval', [answer([listed(1, 'PROCESSING', UNDER_WAY)])], 2000],
		['every 30 s with nothing under way', [answer([listed(1, 'COMPLETED', DONE)])], 30_000],
		['a thousand sends weigh 303 KiB: slower', [answer(thousand)], 2365],
		['a light poll after that: as before', [answer(thousand), answer([], {isWhole: false})], 2000],
		['a list of 1 MiB: four times as far apart', [answer(thousand, {bytes: 1024 * 1024})], 8000],
	] as const)('%s', (_, events, ms) => {
		const board = boardAfter(events);
		expect(Math.round(pollDelay(board, 0))).toBe(ms);
		expect(Math.round(pollPace(board).everyMs)).toBe(ms);
		expect(pollPace(board).requests).toBe(1);
	});

	test('single fetches share a budget of two per second', () => {
		const named = Array.from({length: 20}, (_, index) => sendId(index));
		const board = boardAfter([answer([])], {named});
		expect(pollDelay(board, 0)).toBe(10_000);
		expect(pollPace(board)).toMatchObject({requests: 21});
	});

	test('it says when the weight is why', () => {
		expect(pollPace(boardAfter([answer(thousand)])).isHeavy).toBe(true);
		expect(pollPace(boardAfter([answer(thousand.slice(0, 50))])).isHeavy).toBe(false);
	});
});

test('names are read from the cursor on, then all others', () => {
	const board = boardAfter([answer([listed(1, 'COMPLETED', DONE), listed(2, 'COMPLETED', DONE)])]);
	expect(nameWanted(board)).toBe(sendId(1));
	const named = (number: number) => ({type: 'named-sends', names: [[sendId(number), {tags: []}]]}) as const;
	expect(nameWanted(boardAfter([answer([listed(1, 'COMPLETED', DONE), listed(2, 'COMPLETED', DONE)]), named(1)]))).toBe(
		sendId(2),
	);
	expect(nameWanted(boardAfter([answer([listed(1, 'COMPLETED', DONE)]), named(1)]))).toBeUndefined();
});

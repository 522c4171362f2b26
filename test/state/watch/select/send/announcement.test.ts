import {expect, test} from 'vitest';
import type {Event} from '../../../../../source/state/watch/event.ts';
import {endNews, titleOf} from '../../../../../source/state/watch/select/send/announcement.ts';
import {operationOf, stateAfter} from '../../../../helpers/builders.ts';

const half = operationOf('PROCESSING', {total: 4, recipients: 4, delivered: 2, failed: 1, queued: 1});
const clean = operationOf('PROCESSING', {total: 4, recipients: 4, delivered: 2, queued: 2});
const done = operationOf('COMPLETED', {total: 4, delivered: 4});
const bad = operationOf('COMPLETED', {total: 1500, delivered: 300, failed: 200, undelivered: 1000});
const stopped = operationOf('CANCELED', {total: 4, delivered: 1, canceled: 3});

function after(...operations: readonly (typeof half)[]) {
	return stateAfter(operations.map((operation, poll) => ({type: 'received-operation', at: poll * 2000, operation})));
}

test.each([
	['nothing came', after(), 'sendwatch …hp41', undefined],
	[
		'it goes on and more may come',
		after(operationOf('PROCESSING', {total: 4, delivered: 2, queued: 2})),
		'2 of 4 so far · sendwatch …hp41',
		undefined,
	],
	['it goes on', after(clean), '50 % · sendwatch …hp41', undefined],
	['some failed', after(half), '75 % · 1 failure · sendwatch …hp41', undefined],
	['it had ended before', after(bad), 'settled · 1,200 failures · sendwatch …hp41', undefined],
	[
		'it ends well',
		after(half, done),
		'settled · sendwatch …hp41',
		'…hp41 has settled: 4 emails delivered, none failed.',
	],
	[
		'it ends badly',
		after(half, bad),
		'settled · 1,200 failures · sendwatch …hp41',
		'…hp41 has settled: 300 emails delivered, 200 failed, 1,000 undelivered (80 %).',
	],
	[
		'it is canceled',
		after(clean, stopped),
		'settled · sendwatch …hp41',
		'…hp41 was canceled: 1 email delivered, 3 canceled, none failed.',
	],
])('when %s', (_, state, title, news) => {
	expect(titleOf(state)).toBe(title);
	expect(endNews(state)).toBe(news === undefined ? undefined : `The send ${news}`);
});

test('an end by 15 minutes without movement is news too, unless it was one already', () => {
	const MINUTE = 60_000;
	const left = operationOf('COMPLETED', {total: 4, delivered: 2, sent: 2});
	const answer = (at: number, operation = left): Event => ({type: 'received-operation', at, operation});
	const seen = stateAfter([answer(0, clean), answer(1000), answer(16 * MINUTE)]);
	expect(titleOf(seen)).toBe('ended · sendwatch …hp41');
	expect(endNews(seen)).toBe('The send …hp41 has ended: 2 emails delivered, none failed, 2 still only sent.');
	const old = {...left, answeredAt: 0, updatedAt: -20 * MINUTE};
	const found = stateAfter([answer(30 * MINUTE, old)], {now: 30 * MINUTE});
	expect(titleOf(found)).toBe('ended · sendwatch …hp41');
	expect(endNews(found)).toBeUndefined();
});

test('while one answer alone looks cumulative, the end is not news', () => {
	const given = operationOf('COMPLETED', {total: 4, sent: 4, delivered: 4});
	expect(titleOf(after(clean, given))).toBe('100 % · sendwatch …hp41');
	expect(endNews(after(clean, given))).toBeUndefined();
	expect(endNews(after(clean, given, given))).toBe('The send …hp41 has settled: 4 emails delivered, none failed.');
	expect(endNews(after(given, given))).toBeUndefined();
});

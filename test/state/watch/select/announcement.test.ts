import {expect, test} from 'vitest';
import {endNews, titleOf} from '../../../../source/state/watch/select/announcement.ts';
import {operationOf, stateAfter} from '../../../helpers/builders.ts';

const half = operationOf('PROCESSING', {total: 4, delivered: 2, failed: 1, queued: 1});
const clean = operationOf('PROCESSING', {total: 4, delivered: 2, queued: 2});
const done = operationOf('COMPLETED', {total: 4, delivered: 4});
const bad = operationOf('COMPLETED', {total: 1500, delivered: 300, failed: 200, undelivered: 1000});
const stopped = operationOf('CANCELED', {total: 4, delivered: 1, canceled: 3});

function after(...operations: readonly (typeof half)[]) {
	return stateAfter(operations.map((operation, poll) => ({type: 'received-operation', at: poll * 2000, operation})));
}

test.each([
	['nothing came', after(), 'sendwatch …hp41', undefined],
	['it goes on', after(clean), '50 % · sendwatch …hp41', undefined],
	['some failed', after(half), '75 % · 1 failed · sendwatch …hp41', undefined],
	['it had ended before', after(bad), 'settled · 1,200 failed · sendwatch …hp41', undefined],
	[
		'it ends well',
		after(half, done),
		'settled · sendwatch …hp41',
		'…hp41 has settled: 4 emails delivered, none failed.',
	],
	[
		'it ends badly',
		after(half, bad),
		'settled · 1,200 failed · sendwatch …hp41',
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

import {describe, expect, test} from 'vitest';
import {type Hold, holdAfter, nextDelay, type PollFacts, retryDelay} from '../../../source/core/network/delays.ts';
import {problemOf} from '../../helpers/builders.ts';

const calm: PollFacts = {intervalMs: 2000, hasEnded: false, failures: 0, jitter: 0.5};

test.each<[string, Partial<PollFacts>, number]>([
	['all is well', {}, 2000],
	['at the pace that was asked for', {intervalMs: 500}, 500],
	['ended', {hasEnded: true}, 30_000],
	['ended, and slower than that anyway', {hasEnded: true, intervalMs: 60_000}, 60_000],
	['the 1st failure', {failures: 1, problem: problemOf('unreachable'), jitter: 1}, 2000],
	['the 3rd', {failures: 3, problem: problemOf('unreachable'), jitter: 1}, 8000],
	['the 3rd, with half the jitter', {failures: 3, problem: problemOf('unreachable')}, 4000],
	[
		'the 3rd, without jitter: never faster than the interval',
		{failures: 3, problem: problemOf('unreachable'), jitter: 0},
		2000,
	],
	['the 5th: from here on a probe', {failures: 5, problem: problemOf('unreachable'), jitter: 1}, 30_000],
	['the 6th', {failures: 6, problem: problemOf('unreachable'), jitter: 0}, 60_000],
	['the 7th', {failures: 7, problem: problemOf('unreachable')}, 120_000],
	['the 100th', {failures: 100, problem: problemOf('unreachable')}, 120_000],
	['the 3rd of a slow watch', {failures: 3, problem: problemOf('unreachable'), intervalMs: 60_000}, 60_000],
	['too many requests, no time named', {failures: 2, problem: problemOf('limited'), jitter: 1}, 4000],
	['too many requests, a time named: a little later', {failures: 1, problem: problemOf('limited', 45_000)}, 45_500],
	['without jitter at that very time', {failures: 1, problem: problemOf('limited', 45_000), jitter: 0}, 45_000],
	['a time named shorter than the interval', {failures: 1, problem: problemOf('limited', 100), jitter: 0}, 2000],
	['a time named shorter than the back-off', {failures: 5, problem: problemOf('limited', 100), jitter: 1}, 30_000],
	['not available, a time named', {failures: 1, problem: problemOf('unreachable', 120_000)}, 120_500],
	['a 500', {failures: 1, problem: problemOf('broken')}, 4000],
	['the 2nd 500', {failures: 2, problem: problemOf('broken')}, 8000],
	['the 100th 500', {failures: 100, problem: problemOf('broken')}, 60_000],
	[
		'a refusal of an operation that has ended, to be confirmed',
		{failures: 1, hasEnded: true, problem: problemOf('absent')},
		2000,
	],
	['a 500 of an operation that has ended', {failures: 1, hasEnded: true, problem: problemOf('broken')}, 30_000],
	['a 500 of a watch slower than a minute', {failures: 1, intervalMs: 90_000, problem: problemOf('broken')}, 90_000],
	['a 404 that is waited out', {failures: 9, problem: problemOf('absent'), jitter: 1}, 2000],
])('%s', (_, changes, delay) => {
	expect(nextDelay({...calm, ...changes})).toBe(delay);
});

describe('the same request again', () => {
	test.each<[string, Parameters<typeof retryDelay>, number | undefined]>([
		['after a broken connection', [problemOf('unreachable'), 1, 1], 1000],
		['a second time', [problemOf('unreachable'), 2, 1], 2000],
		['with half the jitter', [problemOf('unreachable'), 2, 0.5], 1000],
		['not a third time', [problemOf('unreachable'), 3, 1], undefined],
		['after a 429', [problemOf('limited'), 1, 0.5], 500],
		['after a 429 that named its time', [problemOf('limited', 3000), 1, 0.5], 3500],
		['not where that is long: the next poll comes then', [problemOf('limited', 10_000), 1, 0], undefined],
		['never after a 500', [problemOf('broken'), 1, 1], undefined],
		['never after a 401', [problemOf('refused'), 1, 1], undefined],
		['never after a 404', [problemOf('absent'), 1, 1], undefined],
		['never after a 400', [problemOf('malformed'), 1, 1], undefined],
		['never what is too large', [problemOf('heavy'), 1, 1], undefined],
	])('%s', (_, args, ms) => {
		expect(retryDelay(...args)).toBe(ms);
	});
});

describe('all requests rest', () => {
	test.each<[string, Parameters<typeof holdAfter>, Hold | undefined]>([
		['after a 429 with its time', [problemOf('limited', 20_000), 1, 0], {ms: 20_000, isPause: false}],
		['after a 429 without one', [problemOf('limited'), 2, 1], {ms: 2000, isPause: false}],
		['after a 503 with a time', [problemOf('unreachable', 20_000), 1, 1], {ms: 21_000, isPause: false}],
		['not after a 503 without one', [problemOf('unreachable'), 1, 1], undefined],
		['5 minutes are still waited', [problemOf('limited', 300_000), 1, 0], {ms: 300_000, isPause: false}],
		['an hour is a pause', [problemOf('limited', 3_600_000), 1, 0], {ms: 3_600_000, isPause: true}],
	])('%s', (_, args, hold) => {
		expect(holdAfter(...args)).toEqual(hold);
	});
});

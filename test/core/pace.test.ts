import {expect, test} from 'vitest';
import {nextDelay, type Pace} from '../../source/core/pace.ts';
import {problemOf} from './builders.ts';

const calm: Pace = {intervalMs: 2000, isSettled: false, failures: 0, chance: 0.5};

test.each<[string, Partial<Pace>, number]>([
	['all is well', {}, 2000],
	['at the pace that was asked for', {intervalMs: 500}, 500],
	['settled', {isSettled: true}, 30_000],
	['settled, and slower than that anyway', {isSettled: true, intervalMs: 60_000}, 60_000],
	['the 1st failure', {failures: 1, problem: problemOf('unreachable'), chance: 1}, 2000],
	['the 3rd', {failures: 3, problem: problemOf('unreachable'), chance: 1}, 8000],
	['the 3rd, with half the luck', {failures: 3, problem: problemOf('unreachable')}, 4000],
	[
		'the 3rd, with all the luck: never faster than the interval',
		{failures: 3, problem: problemOf('unreachable'), chance: 0},
		2000,
	],
	['the 100th', {failures: 100, problem: problemOf('unreachable'), chance: 1}, 30_000],
	['the 3rd of a slow watch', {failures: 3, problem: problemOf('unreachable'), intervalMs: 60_000}, 60_000],
	['too many requests, no time named', {failures: 2, problem: problemOf('limited'), chance: 1}, 4000],
	['too many requests, a time named', {failures: 1, problem: problemOf('limited', 45_000)}, 45_000],
	['a time named shorter than the interval', {failures: 1, problem: problemOf('limited', 100), chance: 0}, 2000],
	['a time named shorter than the back-off', {failures: 5, problem: problemOf('limited', 100), chance: 1}, 30_000],
	['not available, a time named', {failures: 1, problem: problemOf('unreachable', 120_000)}, 120_000],
	['a 500', {failures: 1, problem: problemOf('broken')}, 4000],
	['the 2nd 500', {failures: 2, problem: problemOf('broken')}, 8000],
	['the 100th 500', {failures: 100, problem: problemOf('broken')}, 60_000],
	['a 500 of a settled operation', {failures: 1, isSettled: true, problem: problemOf('broken')}, 30_000],
	['a 500 of a watch slower than a minute', {failures: 1, intervalMs: 90_000, problem: problemOf('broken')}, 90_000],
	['a 404 that is waited out', {failures: 9, problem: problemOf('absent'), chance: 1}, 2000],
])('%s', (_, changes, delay) => {
	expect(nextDelay({...calm, ...changes})).toBe(delay);
});

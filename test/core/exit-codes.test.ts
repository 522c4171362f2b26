import {describe, expect, test} from 'vitest';
import {problemExitCode, WORST_FIRST, worstExitCode} from '../../source/core/exit-codes.ts';
import {safeLine} from '../../source/core/text/text.ts';

test.each([
	['refused', 3],
	['absent', 4],
	['malformed', 5],
	['limited', 5],
	['broken', 5],
	['unreachable', 5],
	['heavy', 5],
] as const)('what ends because an answer was %s exits with %i', (kind, code) => {
	expect(problemExitCode({kind, sentence: safeLine('No.')})).toBe(code);
});

test('what a limit of this machine ends exits with 70, which no network passes for', () => {
	expect(problemExitCode({kind: 'unreachable', sentence: safeLine('No.'), isOwnLimit: true})).toBe(70);
});

describe('the worst of several exit codes', () => {
	const pairs = WORST_FIRST.flatMap((worse, place) => WORST_FIRST.slice(place).map((other) => [worse, other] as const));

	test.each(pairs)('%i is worse than or as bad as %i, whichever comes first', (worse, other) => {
		expect(worstExitCode([worse, other])).toBe(worse);
		expect(worstExitCode([other, worse])).toBe(worse);
	});

	test.each([
		[[], 0],
		[[0, 0, 0], 0],
		[[0, 9, 7, 6], 6],
		[[0, 8, 1, 7, 6], 1],
		[[1, 5, 0], 5],
		[[4, 3, 5], 3],
		[[3, 70], 70],
		[[70, 130], 130],
	])('of %j it is %i', (codes, worst) => {
		expect(worstExitCode(codes)).toBe(worst);
	});
});

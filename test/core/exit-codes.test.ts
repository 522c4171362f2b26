import {expect, test} from 'vitest';
import {problemExitCode} from '../../source/core/exit-codes.ts';
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

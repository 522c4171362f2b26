import {expect, test} from 'vitest';
import {isRefusal, type ProblemKind} from '../../../source/core/network/problem.ts';
import {problemOf} from '../../helpers/builders.ts';

test.each<[ProblemKind, boolean]>([
	['refused', true],
	['absent', true],
	['malformed', true],
	['limited', false],
	['broken', false],
	['unreachable', false],
	['heavy', false],
])('%s is a refusal: %s', (kind, is) => {
	expect(isRefusal(problemOf(kind))).toBe(is);
});

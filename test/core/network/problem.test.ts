import {expect, test} from 'vitest';
import {isProblemKind, isRefusal} from '../../../source/core/network/problem.ts';

test.each([
	['refused', true],
	['absent', true],
	['malformed', true],
	['limited', false],
	['broken', false],
	['unreachable', false],
	['heavy', false],
] as const)('%s: asking again is pointless: %s', (kind, isPointless) => {
	expect(isRefusal({kind})).toBe(isPointless);
	expect(isProblemKind(kind)).toBe(true);
});

test.each(['', 'Refused', 'toString', 'melted'])('“%s” is no kind of problem', (text) => {
	expect(isProblemKind(text)).toBe(false);
});

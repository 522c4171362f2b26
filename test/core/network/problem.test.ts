import {expect, test} from 'vitest';
import {
	isProblemKind,
	isRefusal,
	isSameProblem,
	type Problem,
	problemLines,
} from '../../../source/core/network/problem.ts';
import {say} from '../../../source/core/text/text.ts';

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

test('the whole message is the sentence, and below it the errors that it does not hold', () => {
	expect(problemLines({kind: 'malformed', sentence: say`No.`})).toEqual(['No.']);
	expect(problemLines({kind: 'malformed', sentence: say`No.`, details: [say`one`, say`two`]})).toEqual([
		'No.',
		'- one',
		'- two',
	]);
});

test('the same problem with another request id is the same problem', () => {
	const failed = (requestId: string, why = 'down'): Problem => ({
		kind: 'unreachable',
		sentence: say`The server is ${why} (request ${requestId}).`,
		requestId: say`${requestId}`,
	});
	expect(isSameProblem(failed('RQ1'), failed('RQ2'))).toBe(true);
	expect(isSameProblem(failed('RQ1'), failed('RQ1', 'slow'))).toBe(false);
	expect(isSameProblem(failed('RQ1'), undefined)).toBe(false);
});

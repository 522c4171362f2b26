import {expect, test} from 'vitest';
import {failuresOverTime, timeSpanOf} from '../../../source/state/failures/over-time.ts';
import {email} from '../../helpers/emails.ts';

const at = (...times: readonly (number | undefined)[]) =>
	times.map((updatedAt, number) => email(number, 'FAILED', updatedAt === undefined ? {} : {updatedAt}));

test.each<readonly [string, readonly (number | undefined)[], ReturnType<typeof timeSpanOf>]>([
	['no failure', [], undefined],
	['none with a time', [undefined], undefined],
	['one', [5], {from: 5, to: 5}],
	['several, in any order', [7, undefined, 3, 5], {from: 3, to: 7}],
])('the time of %s', (_, times, span) => {
	expect(timeSpanOf(at(...times))).toEqual(span);
});

test.each<readonly [string, readonly (number | undefined)[], {from: number; to: number}, readonly number[]]>([
	['each end has its part', [0, 100], {from: 0, to: 100}, [1, 0, 0, 1]],
	['a part begins where the one before ends', [0, 24, 25, 50, 75], {from: 0, to: 100}, [2, 1, 1, 1]],
	['all at one moment are in the last part', [5, 5], {from: 5, to: 5}, [0, 0, 0, 2]],
	['those without a time are in none', [undefined, 60], {from: 0, to: 100}, [0, 0, 1, 0]],
])('failures over time: %s', (_, times, span, expected) => {
	expect(failuresOverTime(at(...times), span, 4)).toEqual(expected);
});

import {expect, test} from 'vitest';
import {retentionText} from '../../../source/core/operation/retention.ts';
import {operationOf} from '../../helpers/builders.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

test.each([
	['an hour old', HOUR, undefined],
	['four days old', 4 * DAY, undefined],
	['a bit older', 4 * DAY + HOUR, 'Twilio forgets this in 2 d 23 h'],
	['a day before the end', 6 * DAY - 20 * 60_000, 'Twilio forgets this in 1 d'],
	['five hours before the end', 7 * DAY - 5.5 * HOUR, 'Twilio forgets this in 5 h'],
	['minutes before the end', 7 * DAY - 12 * 60_000, 'Twilio forgets this in 12 min'],
	['a week old', 7 * DAY, 'older than the 7 days that Twilio keeps'],
])('a send %s', (_, age, text) => {
	const operation = operationOf('COMPLETED', {}, {createdAt: 1000});
	expect(retentionText(operation, 1000 + age)).toBe(text);
});

test('a send of unknown age is not guessed at', () => {
	expect(retentionText(operationOf('COMPLETED'), 9 * DAY)).toBeUndefined();
	expect(retentionText(undefined, 9 * DAY)).toBeUndefined();
});

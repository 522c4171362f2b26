import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {COUNTERS} from '../../../source/core/operation/counters.ts';
import {formatThreshold, parseThreshold} from '../../../source/core/operation/threshold.ts';
import {check} from '../../helpers/check.ts';

/** The threshold as it would be written, else what is wrong with the text and where. */
function read(text: string): string {
	const parse = parseThreshold(text);
	return parse.mistake === undefined
		? formatThreshold(parse.threshold)
		: `at ${parse.mistake.at}: ${parse.mistake.reason}`;
}

describe('a threshold', () => {
	test.each([
		['delivered>=95%', 'delivered >= 95%'],
		['failed+undelivered > 2%', 'failed+undelivered > 2%'],
		['  FAILED + Undelivered>0 ', 'failed+undelivered > 0'],
		['failed+failed>3', 'failed > 3'],
		['queued+scheduled = 0', 'queued+scheduled = 0'],
		['sent == 0', 'sent = 0'],
		['canceled<=0.5 %', 'canceled <= 0.5%'],
		['opened => 10', 'opened >= 10'],
		['opened < 10', 'opened < 10'],
	])('“%s” is read as %s', (text, expected) => {
		expect(read(text)).toBe(expected);
	});

	test.each([
		['', 'at 0: a counter is missing: delivered, opened,'],
		['   ', 'at 0: a counter is missing'],
		['> 2%', 'at 0: a counter is missing'],
		['failed+', 'at 7: a counter is missing'],
		['failed+ > 2', 'at 8: a counter is missing'],
		['failed', 'at 6: an operator is missing'],
		['bounced > 2%', 'at 0: “bounced” is not a counter. Did you mean undelivered? The counters are delivered,'],
		['frobnicated > 2%', 'at 0: “frobnicated” is not a counter; the counters are delivered,'],
		['failed + bounced > 2%', 'at 9: “bounced” is not a counter'],
		['failde > 2%', 'at 0: “failde” is not a counter. Did you mean failed? The counters are delivered,'],
		['failed undelivered > 2%', 'at 0: “failed undelivered” is not a counter'],
		['failed != 2', 'at 7: “!=” is not an operator: use > >= < <= or ='],
		['failed >', 'at 8: a number or a percentage is missing'],
		['failed > two', 'at 9: “two” must be a number, or a percentage such as 2%'],
		['failed > -1', 'at 9: “-1” must be'],
		['failed > 2%%', 'at 9: “2%%” must be'],
		['failed > 1e9', 'at 9: “1e9” must be'],
		['failed > 101%', 'at 9: a percentage is at most 100%'],
		['failed > 1 > 2', 'at 9: “1 > 2” must be'],
	])('“%s” is refused %s', (text, expected) => {
		expect(read(text)).toMatch(new RegExp(`^${expected.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&')}`, 'u'));
	});

	test('as it is written is read as the same', () => {
		const thresholds = fc.record({
			counters: fc.uniqueArray(fc.constantFrom(...COUNTERS), {minLength: 1}),
			relation: fc.constantFrom('>=', '<=', '>', '<', '=' as const),
			amount: fc.nat({max: 10_000}).map((value) => value / 100),
			isShare: fc.boolean(),
		});
		check(
			fc.property(thresholds, fc.constantFrom('', ' ', '  '), (threshold, blank) => {
				const text = formatThreshold(threshold).replaceAll(' ', blank);
				expect(parseThreshold(text)).toEqual({threshold});
			}),
			500,
		);
	});

	test('whatever is typed is read or refused with a place in the text', () => {
		const words = fc.constantFrom(...COUNTERS, '+', '>', '>=', '=', '%', ' ', '2', '2.5', 'x', '😀', '\n', '<');
		const typed = fc.oneof(
			fc.string(),
			fc.array(words).map((parts) => parts.join('')),
		);
		check(
			fc.property(typed, (text) => {
				const {mistake} = parseThreshold(text);
				if (mistake === undefined) return;
				expect(mistake.at).toBeGreaterThanOrEqual(0);
				expect(mistake.at).toBeLessThanOrEqual(text.length);
				expect(mistake.reason).not.toBe('');
			}),
			1000,
		);
	});
});

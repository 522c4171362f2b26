import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {ReasonText} from '../../source/core/emails/failure.ts';
import {widthOf} from '../../source/core/text/drawing/width.ts';
import {untrusted} from '../../source/core/text/text.ts';
import {cellLines} from '../../source/output/cell-lines.ts';
import {type Summary, summaryTables} from '../../source/output/summary.ts';
import {OPERATION_ID} from '../helpers/builders.ts';
import {email} from '../helpers/emails.ts';

const LONG = 'The mail provider of the recipient refused the message for a reason that it gives at some length';
const REASONS: readonly ReasonText[] = [
	{code: 20503, message: untrusted('The mail provider does not answer')},
	{code: 20504, message: untrusted('The mail provider did not answer in time')},
	{code: 20505, message: untrusted(`${LONG}: its mailbox is full`)},
	{code: 20506, message: untrusted(`${LONG}: its mailbox was closed`)},
];

/** Failures with reasons that begin alike: of each reason one more than of the one before it. */
function summaryOf(reasons: readonly ReasonText[]): Summary {
	const failures = reasons.flatMap((_, index) =>
		Array.from({length: 1201 + index}, (_email, number) => email(index * 2000 + number, 'FAILED')),
	);
	const {length} = failures;
	return {
		operationId: OPERATION_ID,
		emails: 2 * length,
		failures,
		counted: length,
		reasons: new Map(
			failures.map(({id}) => [id.raw, reasons[Math.floor(Number(id.raw.slice(-26)) / 2000)] as ReasonText]),
		),
		ofOperation: [],
		figures: new Map([
			['example.com', {domain: 'example.com', emails: 2 * length, failures: length, p50: 1000, p95: 2000}],
		]),
	};
}

/** The rows of the table by something: each as the text of its lines, and its heads. */
function tableBy(heading: string, columns: number | undefined) {
	const tables = summaryTables(summaryOf(REASONS), columns).split('\n\n');
	const [head = '', ...lines] = (tables.find((one) => one.includes(` ${heading} `)) ?? '').trimEnd().split('\n');
	const rows: string[][] = [];
	for (const line of lines) {
		if (line.startsWith(' ')) rows.at(-1)?.push(line);
		else rows.push([line]);
	}
	return {head, rows};
}

describe('what failures have in common, as a table', () => {
	test('in a file has every figure under its head, whatever is beside it', () => {
		const {head, rows} = tableBy('DOMAIN', undefined);
		const start = head.indexOf('OF ITS');
		expect(rows.map(([row = '']) => row.slice(start))).toEqual(['50 %    1 s  2 s']);
		expect(rows[0]?.[0]?.length).toBeGreaterThan(300);
	});

	test.each([60, 80, 100, 160])(
		'on a terminal of %d columns tells reasons apart that begin alike, with their codes',
		(columns) => {
			const {head, rows} = tableBy('REASON', columns);
			const [from, to] = [head.indexOf('REASON'), head.indexOf('CODE')];
			const names = rows.map((lines) => lines.map((line) => line.slice(from, to).trim()).join(' '));
			expect(new Set(names).size).toBe(REASONS.length);
			expect(names).toContain('The mail provider did not answer in time');
			expect(rows.map(([line = '']) => line.slice(to, to + 5))).toEqual(['20506', '20505', '20504', '20503']);
			for (const line of rows.flat()) expect(widthOf(line)).toBeLessThanOrEqual(columns);
		},
	);

	test.each([80, 100])('on a terminal of %d columns cuts no number', (columns) => {
		for (const heading of ['REASON', 'DOMAIN', 'MINUTE'])
			for (const [row = ''] of tableBy(heading, columns).rows)
				for (const digits of row.match(/\d[\d,]*…/gu) ?? []) expect.fail(`“${digits}” in “${row}”`);
	});
});

test('cells of several lines that differ look different, in any width, and no line is wider', () => {
	const word = fc.constantFrom('a', 'bounced', 'mailbox', '5.1.1', '日本', 'unavailable');
	const text = fc.array(word, {minLength: 1, maxLength: 12}).map((words) => untrusted(words.join(' ')).safe);
	fc.assert(
		fc.property(fc.uniqueArray(text, {minLength: 2, maxLength: 6}), fc.integer({min: 12, max: 40}), (cells, width) => {
			const looks = cellLines(cells, width, 2);
			expect(new Set(looks.map((lines) => lines.join('\n'))).size).toBe(cells.length);
			for (const line of looks.flat()) expect(widthOf(line)).toBeLessThanOrEqual(width);
		}),
	);
});

import fc from 'fast-check';
import {renderToString} from 'ink';
import {describe, expect, test} from 'vitest';
import {NO_FILTER} from '../../../../source/core/emails/filter.ts';
import {editLine, lineOf, type TypedLine} from '../../../../source/core/text/line-edit.ts';
import {safe, safeLine} from '../../../../source/core/text/text.ts';
import {newWatch} from '../../../../source/state/watch/new-watch.ts';
import {Prompt} from '../../../../source/ui/overlays/prompt/prompt-line.tsx';
import {PROMPTS} from '../../../../source/ui/overlays/prompt/prompts.ts';
import {createTheme} from '../../../../source/ui/theme/theme.ts';
import {awkwardText, expectWhole, FAMILY} from '../../../helpers/awkward-text.ts';
import {OPERATION_ID} from '../../../helpers/builders.ts';
import {check} from '../../../helpers/check.ts';

const THEME = createTheme({depth: 'none', isAscii: false});

/** The two rows of the line: what is typed, and what is reported about it. */
function rowsOf(line: TypedLine, columns: number, mistake?: {readonly at?: number}): readonly string[] {
	const reason = safeLine('this cannot be');
	const judgement =
		mistake === undefined ? {says: safeLine(line.text)} : {mistake: {...mistake, reason, short: reason}};
	const element = <Prompt kind={PROMPTS.find} line={line} judgement={judgement} columns={columns} theme={THEME} />;
	return renderToString(element, {columns}).split('\n');
}

describe('the line of a prompt', () => {
	test('shows its end in whole characters where it is longer than its place', () => {
		const [typed] = rowsOf(lineOf(FAMILY.repeat(60)), 40);
		expect(typed).toBe(` Find ${'👨'.repeat(15)}`);
	});

	test('shows what is around the caret', () => {
		const line = {text: 'abcdefghijklmnopqrstuvwxyz'.repeat(2), caret: 40};
		expect(rowsOf(line, 20)[0]).toBe(' Find defghijklmnop…');
	});

	test('shows what could be typed as long as it is empty', () => {
		expect(rowsOf(lineOf(''), 40)[0]).toBe(' Find   recipient, subject, id or tag');
	});

	test.each(Object.values(PROMPTS))('of $label cuts no word of what could be typed, from 40 columns on', (kind) => {
		for (let columns = 40; columns <= 100; columns += 1) {
			const element = (
				<Prompt kind={kind} line={lineOf('')} judgement={{says: safe``}} columns={columns} theme={THEME} />
			);
			const [typed = ''] = renderToString(element, {columns}).split('\n');
			expect([kind.placeholder, kind.shortPlaceholder]).toContain(typed.slice(kind.label.length + 3).trim());
		}
	});

	test.each([
		[PROMPTS.dates, 'yesterdy', 'not a time: write 2h or 2026-11-20'],
		[PROMPTS.dates, '90', 'no unit: write m, h or d after it'],
		[PROMPTS.dates, '2026-11', 'incomplete: write 2026-11-20'],
		[PROMPTS.dates, '14:75', 'invalid minute: use 00 to 59'],
		[PROMPTS.dates, '2026-13-01', 'invalid month: use 01 to 12'],
		[PROMPTS.dates, '2026-02-30', '2026-02 has no day 30'],
		[PROMPTS.dates, '1969-01-01', 'too long ago: write a later time'],
		[PROMPTS.dates, '2999-01-01', 'in the future: write an earlier time'],
		[PROMPTS.dates, '1h..2h', 'it ends before it begins: swap them'],
		[PROMPTS.dates, '..', 'a range needs a beginning or an end'],
		[PROMPTS.tags, 'campaign', 'no value: write key:value'],
		[PROMPTS.tags, ':spring', 'a key is missing: write key:value'],
		[PROMPTS.tags, 'a:b OR c:d', 'no OR: filter by one, then the other'],
		[PROMPTS.tags, 'a:b and c:d', 'all pairs must match: omit it'],
		[PROMPTS.tags, 'a:Spring sale', 'no spaces in values: write key:value'],
		[PROMPTS.tags, 'a:$', '“$” is invalid: use letters, digits'],
		[
			PROMPTS.tags,
			'abcdefghijk'
				.split('')
				.map((key) => `${key}:1`)
				.join(' '),
			'over 10 pairs: remove one',
		],
		[PROMPTS.tags, `a:${'b'.repeat(300)}`, 'a value has at most 256 characters'],
	])('at 40 columns says what is wrong and what would be right: $label %o', (kind, text, expected) => {
		const state = newWatch({operationId: OPERATION_ID, now: 0, intervalMs: 2000, pageSize: 50, filter: NO_FILTER});
		const {mistake} = kind.judge(text, state, Date.UTC(2026, 10, 28, 12));
		if (mistake === undefined) throw new Error(`${text} is valid.`);
		const element = <Prompt kind={kind} line={lineOf(text)} judgement={{mistake}} columns={40} theme={THEME} />;
		const [, verdict = ''] = renderToString(element, {columns: 40}).split('\n');
		expect(verdict.replace(/^ +✗ (?:at \d+: )?/u, '')).toBe(expected);
	});

	test('tells the place of a mistake by the characters people count', () => {
		const [, verdict] = rowsOf(lineOf(`${FAMILY}a:ß`), 60, {at: FAMILY.length + 2});
		expect(verdict).toBe('      ✗ at 4: this cannot be');
	});

	test('is two rows of whole characters no wider than their place, whatever is typed', () => {
		check(
			fc.property(awkwardText, fc.nat(40), fc.integer({min: 12, max: 60}), (text, moves, columns) => {
				const line = Array(moves)
					.fill('left' as const)
					.reduce((now, kind) => editLine(now, {kind}), lineOf(text));
				const halves = [line.text.slice(0, line.caret), line.text.slice(line.caret), line.text].map(safeLine);
				const rows = rowsOf(line, columns);
				expect(rows.length).toBeLessThanOrEqual(2);
				for (const row of rows) expectWhole(row, columns, ' Find ', ` ${PROMPTS.find.placeholder}`, ...halves);
			}),
		);
	});
});

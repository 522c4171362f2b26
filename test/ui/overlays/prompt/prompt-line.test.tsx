import fc from 'fast-check';
import {renderToString} from 'ink';
import {describe, expect, test} from 'vitest';
import {editLine, lineOf, type TypedLine} from '../../../../source/core/text/line-edit.ts';
import {safe, safeLine} from '../../../../source/core/text/text.ts';
import {Prompt} from '../../../../source/ui/overlays/prompt/prompt-line.tsx';
import {PROMPTS} from '../../../../source/ui/overlays/prompt/prompts.ts';
import {createTheme} from '../../../../source/ui/theme/theme.ts';
import {awkwardText, expectWhole, FAMILY} from '../../../helpers/awkward-text.ts';
import {check} from '../../../helpers/check.ts';

const THEME = createTheme({depth: 'none', isAscii: false});

/** The two rows of the line: what is typed, and what is reported about it. */
function rowsOf(line: TypedLine, columns: number, mistake?: {readonly at?: number}): readonly string[] {
	const reason = safeLine('this cannot be');
	const judgement = mistake === undefined ? {says: safeLine(line.text)} : {mistake: {...mistake, reason}};
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
		[PROMPTS.dates, 'yesterdy', 'try 2h or 2h..30m'],
		[PROMPTS.tags, 'campaign', 'write key:value'],
	])('at 40 columns says what would be right instead of %o', (kind, text, example) => {
		const reason = safeLine('a reason that is far too long for a line of forty columns');
		const judgement = {mistake: {at: 0, reason}};
		const element = <Prompt kind={kind} line={lineOf(text)} judgement={judgement} columns={40} theme={THEME} />;
		const [, verdict = ''] = renderToString(element, {columns: 40}).split('\n');
		expect(verdict.trim()).toBe(`✗ at 1: ${example}`);
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

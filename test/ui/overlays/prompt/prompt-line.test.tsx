import fc from 'fast-check';
import {renderToString} from 'ink';
import {describe, expect, test} from 'vitest';
import {editLine, lineOf, type TypedLine} from '../../../../source/core/text/line-edit.ts';
import {safeLine} from '../../../../source/core/text/text.ts';
import {Prompt} from '../../../../source/ui/overlays/prompt/prompt-line.tsx';
import {PROMPTS} from '../../../../source/ui/overlays/prompt/prompts.ts';
import {createTheme} from '../../../../source/ui/theme/theme.ts';
import {awkwardText, expectWhole, FAMILY} from '../../../helpers/awkward-text.ts';
import {check} from '../../../helpers/check.ts';

const THEME = createTheme({depth: 'none', isAscii: false});

/** The two rows of the line: what is typed, and what is said about it. */
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
		expect(rowsOf(lineOf(''), 40)[0]).toBe(' Find   recipient, name, subject, id or…');
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

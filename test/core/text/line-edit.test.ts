import fc from 'fast-check';
import {expect, test} from 'vitest';
import {EMPTY_LINE, editLine, type LineEdit, lineOf, type TypedLine} from '../../../source/core/text/line-edit.ts';
import {check} from '../../helpers/check.ts';

const FAMILY = '👨‍👩‍👧';

/** A line as it looks, `|` being the caret. */
function line(picture: string): TypedLine {
	return {text: picture.replace('|', ''), caret: picture.indexOf('|')};
}

function pictureOf({text, caret}: TypedLine): string {
	return `${text.slice(0, caret)}|${text.slice(caret)}`;
}

test.each<[LineEdit['kind'], string, string]>([
	['back', 'ab|c', 'a|c'],
	['back', '|abc', '|abc'],
	['back', `a${FAMILY}|b`, 'a|b'],
	['back', 'e\u0301|', '|'],
	['delete', 'a|bc', 'a|c'],
	['delete', 'abc|', 'abc|'],
	['delete', `a|${FAMILY}b`, 'a|b'],
	['left', 'ab|c', 'a|bc'],
	['left', '|abc', '|abc'],
	['left', `a${FAMILY}|`, `a|${FAMILY}`],
	['right', 'a|bc', 'ab|c'],
	['right', 'abc|', 'abc|'],
	['right', `|${FAMILY}`, `${FAMILY}|`],
	['start', 'ab|c', '|abc'],
	['end', 'a|bc', 'abc|'],
	['clear', 'ab|c', '|c'],
	['word-back', 'a:b c:d|', 'a:b |'],
	['word-back', 'a:b c:d  |e', 'a:b |e'],
	['word-back', 'a:b;c:d;|', 'a:b;|'],
	['word-back', 'a:b|', '|'],
	['word-back', '|a', '|a'],
])('%s: “%s” becomes “%s”', (kind, before, after) => {
	if (kind === 'insert') throw new Error('insert has a text');
	expect(pictureOf(editLine(line(before), {kind}))).toBe(after);
});

test('text goes in where the caret is', () => {
	expect(pictureOf(editLine(line('ca|gn'), {kind: 'insert', text: 'mpai'}))).toBe('campai|gn');
	expect(lineOf('a:b')).toEqual(line('a:b|'));
});

test.each([
	['a mark that it now carries', editLine(line('|\u0301'), {kind: 'insert', text: 'e'}), 'e\u0301|'],
	['the other half of a flag', editLine(line('|🇪'), {kind: 'insert', text: '🇩'}), '🇩🇪|'],
	['what joins after a deletion', editLine(line('🇩a|🇪'), {kind: 'back'}), '🇩🇪|'],
])('the caret goes behind %s', (_, edited, expected) => {
	expect(pictureOf(edited)).toBe(expected);
});

test('of a paste that is too long the beginning is taken, in whole characters', () => {
	expect(editLine(line('a|b'), {kind: 'insert', text: 'x'.repeat(100_000)})).toEqual(line(`a${'x'.repeat(4094)}|b`));
	const almostFull = line(`${'x'.repeat(4095)}|`);
	expect(editLine(almostFull, {kind: 'insert', text: '👍'})).toEqual(almostFull);
});

test('whatever is typed, the caret stands between two graphemes', () => {
	const kinds = ['back', 'delete', 'left', 'right', 'start', 'end', 'clear', 'word-back'] as const;
	const edit: fc.Arbitrary<LineEdit> = fc.oneof(
		fc.record({
			kind: fc.constant('insert' as const),
			text: fc.constantFrom('a', ' ', ';', '日', FAMILY, '😀', 'ab:c', '\u0301', '🇩', '\u200d'),
		}),
		fc.record({kind: fc.constantFrom(...kinds)}),
	);
	const segmenter = new Intl.Segmenter('en', {granularity: 'grapheme'});
	check(
		fc.property(fc.array(edit, {maxLength: 30}), (edits) => {
			let now = EMPTY_LINE;
			for (const one of edits) {
				now = editLine(now, one);
				const starts = Array.from(segmenter.segment(now.text), ({index}) => index);
				expect([...starts, now.text.length]).toContain(now.caret);
			}
		}),
	);
});

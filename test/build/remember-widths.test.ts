import fc from 'fast-check';
import stringWidth from 'string-width';
import {expect, test, vi} from 'vitest';
import {rememberWidths} from '../../build/replacements/remember-widths.ts';

const piece = fc.oneof(
	fc.constantFrom(
		'\u001b[31m',
		'\u001b[0m',
		'\u001b[38;5;200m',
		'\u001b[2K',
		'\u001b]8;;https://a.example\u0007',
		'\u001b',
	),
	fc.constantFrom('日', 'é', 'e\u0301', '👩‍👩‍👧', '🇩🇪', '️', '\u200b', '◽', '\t', '\ud83d'),
	fc.string({unit: 'binary', maxLength: 4}),
	fc.string({unit: 'grapheme', maxLength: 4}),
	fc.string({maxLength: 8}),
);

test('any text has the width that string-width gives it, the second time too', () => {
	const widthOf = rememberWidths(() => stringWidth);
	fc.assert(
		fc.property(
			fc.array(piece, {maxLength: 8}),
			fc.option(fc.boolean(), {nil: undefined}),
			(pieces, ambiguousIsNarrow) => {
				const text = pieces.join('');
				const options = ambiguousIsNarrow === undefined ? undefined : {ambiguousIsNarrow};
				const expected = stringWidth(text, options);
				expect(widthOf(text, options)).toBe(expected);
				expect(widthOf(text, options)).toBe(expected);
			},
		),
		{numRuns: 2000},
	);
});

test('string-width is loaded for the first text that needs it, and measures each text once', () => {
	const measure = vi.fn(stringWidth);
	const load = vi.fn(() => measure);
	const widthOf = rememberWidths(load);
	expect(widthOf('\u001b[1m▌ 42 delivered │\u001b[22m')).toBe(16);
	// As wrap-ansi asks, for the words of the last sentence on the screen.
	expect(widthOf('delivered', {countAnsiEscapeCodes: true})).toBe(9);
	expect(load).not.toHaveBeenCalled();
	expect([widthOf('日本'), widthOf('日本'), widthOf('日')]).toEqual([4, 4, 2]);
	expect(load).toHaveBeenCalledTimes(1);
	expect(measure.mock.calls.map(([text]) => text)).toEqual(['日本', '日']);
});

test('forgets everything rather than grow without end', () => {
	const measure = vi.fn(stringWidth);
	const widthOf = rememberWidths(() => measure);
	for (let index = 0; index < 4000; index += 1) widthOf(`日${index}`);
	widthOf('日0');
	expect(measure).toHaveBeenCalledTimes(4000);
	widthOf('one too many: 日');
	widthOf('日0');
	expect(measure).toHaveBeenCalledTimes(4002);
});

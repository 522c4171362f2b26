import {expect, test} from 'vitest';
import {safe, safeLine} from '../../source/core/text/text.ts';
import {cutToFit, flat, span} from '../../source/ui/span.ts';

test('the parts of a line are put one after the other, without those that are not there', () => {
	const bold = span(safe`b`, {isBold: true});
	expect(flat([safe`a`, false, [bold, [undefined, safe`c`]]])).toEqual([{text: 'a'}, bold, {text: 'c'}]);
});

test.each([
	[6, ['ab', '日本']],
	[5, ['ab', '日…']],
	[4, ['ab', '…']],
	[3, ['ab', '…']],
	[2, ['a…']],
	[1, ['…']],
	[0, ['']],
])('cut to %i columns, ab and 日本 are %j', (columns, texts) => {
	const parts = [span(safe`ab`, {isDim: true}), span(safeLine('日本'), {})];
	expect(cutToFit(parts, columns).map(({text}) => text)).toEqual(texts);
});

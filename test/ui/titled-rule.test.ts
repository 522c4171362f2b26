import {expect, test} from 'vitest';
import {safe} from '../../source/core/text/text.ts';
import {spansWidth} from '../../source/ui/fit.ts';
import {createTheme} from '../../source/ui/theme/theme.ts';
import {titledRule} from '../../source/ui/titled-rule.ts';

const THEME = createTheme({depth: 'none', isAscii: false});
const LEFT = [{forms: [safe`Emails`], rank: 0}];
const RIGHT = [{forms: [safe`1–20 of 100`], rank: 1}];

test.each([
	[{left: LEFT, right: RIGHT}, '── Emails ───────── 1–20 of 100 ─'],
	[{left: LEFT}, '── Emails ───────────────────────'],
])('a rule goes on between its texts and to its end', (fields, expected) => {
	const spans = titledRule(fields, 33, THEME);
	expect(spans.map(({text}) => text).join('')).toBe(expected);
});

test('it has exactly its columns, and drops what does not fit', () => {
	for (let columns = 15; columns < 80; columns += 1)
		expect(spansWidth(titledRule({left: LEFT, right: RIGHT}, columns, THEME))).toBe(columns);
});

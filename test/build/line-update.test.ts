import {expect, test} from 'vitest';
import wholeLine from '../../build/replacements/line-update.ts';
import lineUpdate from '../../node_modules/ink/build/line-update.js';

test('a changed line is written as Ink writes one that has nothing in common with the line before', () => {
	const [before, after] = ['✓ delivered 7,134', '\u001B[31m✗ failed\u001B[39m 44'];
	expect(wholeLine(before, after)).toBe(lineUpdate(before, after, 80));
	expect(wholeLine('', '')).toBe(lineUpdate('', '', 80));
});

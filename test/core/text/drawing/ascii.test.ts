import {expect, test} from 'vitest';
import {toAscii} from '../../../../source/core/text/drawing/ascii.ts';
import {widthOf} from '../../../../source/core/text/drawing/width.ts';

test.each([
	['plain text', 'plain text'],
	['cut sho…', 'cut sho~'],
	['“quoted” · it’s 40×12', '"quoted" - it\'s 40x12'],
	['日本 é', '???? ?'],
	['e\u0301 1️⃣ ❤️', 'e 1? ??'],
	['\u001B[32m✓\u001B[39m ok', '\u001B[32m+\u001B[39m ok'],
])('%j becomes %j, as wide as before', (text, expected) => {
	expect(toAscii(text)).toBe(expected);
	expect(widthOf(toAscii(text))).toBe(widthOf(text));
});

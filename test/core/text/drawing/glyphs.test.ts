import {globSync, readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {toAscii} from '../../../../source/core/text/drawing/ascii.ts';
import {glyphSet, SINGLE_GLYPHS} from '../../../../source/core/text/drawing/glyphs.ts';
import {widthOf} from '../../../../source/core/text/drawing/width.ts';

test('every sign has a form of one ASCII character, and is itself one column wide', () => {
	expect(SINGLE_GLYPHS.length).toBeGreaterThan(40);
	for (const [plain, ascii] of SINGLE_GLYPHS) {
		expect(ascii).toMatch(/^[\x20-\x7E]$/u);
		expect(widthOf(plain), plain).toBe(1);
	}
	expect(JSON.stringify(glyphSet(true))).toMatch(/^[\x20-\x7E]*$/u);
});

test.each([
	['in Unicode', false],
	['in ASCII', true],
])('%s the statuses are told apart by their signs, and so are the parts of the bar', (_, isAscii) => {
	const {statuses, fills} = glyphSet(isAscii);
	expect(new Set(Object.values(statuses)).size).toBe(Object.values(statuses).length);
	const {scheduled: _scheduled, ...others} = fills;
	expect(new Set(Object.values(others)).size).toBe(Object.values(others).length);
});

test('the same table serves texts that are drawn without a theme', () => {
	const {statuses, signs} = glyphSet(true);
	expect(toAscii(Object.values(glyphSet(false).statuses).join(' '))).toBe(Object.values(statuses).join(' '));
	expect(toAscii('❯ ▌ ⚠ ─ │')).toBe(
		[signs.pointer, signs.edge, signs.alarm, signs.horizontal, signs.vertical].join(' '),
	);
});

test('no text of ours has a character without an ASCII form', () => {
	const files = globSync('source/{app,command-line,core,monitor,output,recording,state,terminal,ui}/**/*.{ts,tsx}');
	expect(files.length).toBeGreaterThan(300);
	// The table itself, full-width signs that are looked for in data, and what becomes a man page.
	const others = ['core/text/drawing/glyphs.ts', 'output/formula.ts', 'command-line/manual/roff.ts'];
	const missing = files.flatMap((file) => {
		if (others.some((other) => file.endsWith(other))) return [];
		const code = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gmu, '');
		const signs = new Set([...code].filter((sign) => /\P{ASCII}/u.test(sign) && toAscii(sign).includes('?')));
		return signs.size === 0 ? [] : [`${file}: ${[...signs].join(' ')}`];
	});
	expect(missing).toEqual([]);
});

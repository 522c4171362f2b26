import {execFileSync} from 'node:child_process';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {shellWord} from '../../../source/core/text/shell.ts';

test.each([
	['tags=a:b', 'tags=a:b'],
	['tags=a:b;', "'tags=a:b;'"],
	['', "''"],
	["it's", "'it'\\''s'"],
	['$HOME `id` "x" \\', `'$HOME \`id\` "x" \\'`],
	['~', "'~'"],
])('%j is written %j', (text, word) => {
	expect(shellWord(text)).toBe(word);
});

test('a shell reads back every text', () => {
	const texts = fc.sample(fc.string({unit: fc.constantFrom(...`'"\\$\`!;&|<>(){}[]*?~#% \t\n-=é日a1`)}), {
		seed: 1,
		numRuns: 200,
	});
	const script = texts.map((text) => `printf '%s\\0' ${shellWord(text)}`).join('\n');
	const read = execFileSync('/bin/sh', ['-c', script], {encoding: 'utf8'}).split('\0');
	expect(read.slice(0, -1)).toEqual(texts);
});

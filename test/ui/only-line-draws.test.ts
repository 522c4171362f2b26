import {globSync, readFileSync} from 'node:fs';
import {expect, test} from 'vitest';

const FILES = globSync('source/**/*.{ts,tsx}');

/** The source files in which a pattern occurs. */
function filesWith(pattern: RegExp): readonly string[] {
	return FILES.filter((file) => pattern.test(readFileSync(file, 'utf8'))).map((file) => file.replaceAll('\\', '/'));
}

/** The linter forbids Ink's `Text` by its name (biome.json); these are the ways around a name. */
test.each([
	['all of Ink', /\*\s+as\s+\w+\s+from\s+'ink'|\bimport\('ink'\)/u, []],
	['the elements that Text is made of', /<ink-|'ink-(?:virtual-)?text'/u, []],
	['a cast to safe text', /\bas\s+SafeText\b/u, ['source/core/text/vouched.ts']],
])('no file but those named has %s', (_, pattern, files) => {
	expect(filesWith(pattern)).toEqual(files);
});

test('the files are found', () => {
	expect(filesWith(/from 'ink'/u)).toContain('source/ui/line.tsx');
});

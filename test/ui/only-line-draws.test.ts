import {globSync, readFileSync} from 'node:fs';
import {expect, test} from 'vitest';

const FILES = globSync('source/**/*.{ts,tsx}');

/** The source files in which a pattern occurs. */
function filesWith(pattern: RegExp): readonly string[] {
	return FILES.filter((file) => pattern.test(readFileSync(file, 'utf8')))
		.map((file) => file.replaceAll('\\', '/'))
		.sort();
}

test.each([
	['Text of Ink, or Transform', /import\b[^;]*\b(?:Text|Transform)\b[^;]*\bfrom\s+'ink'/u, ['source/ui/line.tsx']],
	['all of Ink', /\*\s+(?:as\s+\w+\s+)?from\s+'ink'|\bimport\('ink'\)|\brequire\(/u, []],
	['Text of Ink to hand on', /export\b[^;]*\bfrom\s+'ink'/u, []],
	['what draws text with Ink itself', /'ink-(?:spinner|table)'/u, ['source/ui/line.tsx', 'source/ui/table.tsx']],
	['the elements that Text is made of', /<ink-|'ink-(?:virtual-)?text'/u, []],
	['a cast to safe text', /\bas\s+(?:unknown\s+as\s+)?(?:SafeText|Untrusted)\b/u, ['source/core/text/vouched.ts']],
	// There text in a state is told from its other objects by its keys.
	['a claim that text is safe', /\bis\s+(?:SafeText|Untrusted)\b/u, ['source/state/watch/select/shown.ts']],
	[
		'parsed JSON, which passes for any type',
		/JSON\.parse\b/u,
		[
			'source/api/transport.ts',
			'source/app/screen/filter-memory.ts',
			'source/app/kept-names.ts',
			'source/app/operands/sent-answer.ts',
			'source/command-line/credentials/credentials-command.ts',
			'source/monitor/lists/merge-lists.ts',
			'source/recording/journal/decode.ts',
			'source/sandbox/http/control.ts',
			'source/sandbox/http/requests/body.ts',
			'source/sandbox/mail/compressed-list.ts',
		],
	],
])('no file but those named has %s', (_, pattern, files) => {
	expect(filesWith(pattern)).toEqual(files.toSorted());
});

test('the files are found', () => {
	expect(filesWith(/from 'ink'/u)).toContain('source/ui/line.tsx');
});

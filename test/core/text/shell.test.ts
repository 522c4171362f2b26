import {execFileSync} from 'node:child_process';
import {accessSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {shellWord} from '../../../source/core/text/shell.ts';
import {check} from '../../helpers/check.ts';
import {temporaryHome} from '../../helpers/environment.ts';

/** How each shell is started without the settings of whoever runs the tests, and what it is told first. */
const SHELLS: Readonly<Record<string, {readonly args: readonly string[]; readonly first?: string}>> = {
	sh: {args: []},
	// With `!` as it is in a shell that people type into.
	bash: {args: ['--norc'], first: 'set -o history -o histexpand'},
	zsh: {args: ['-f']},
	fish: {args: ['--no-config']},
};
const installed = Object.keys(SHELLS).filter((shell) => (process.env.PATH ?? '').split(':').some(has(shell)));

function has(program: string): (folder: string) => boolean {
	return (folder) => {
		try {
			accessSync(`${folder}/${program}`);
			return true;
		} catch {
			return false;
		}
	};
}

/** What a shell reads back of texts that are in a script as words. The script is in this encoding: in latin1 each character is one byte. */
function readBack(shell: string, texts: readonly string[], encoding: 'utf8' | 'latin1'): readonly string[] {
	const {args = [], first = ''} = SHELLS[shell] ?? {};
	const script = [first, ...texts.map((text) => `printf '%s\\0' ${shellWord(text)}`), ''].join('\n');
	const env = {PATH: process.env.PATH, LC_ALL: encoding === 'utf8' ? 'C.UTF-8' : 'C'};
	const home = temporaryHome();
	try {
		const file = join(home.path, 'script');
		writeFileSync(file, script, encoding);
		const printed = execFileSync(shell, [...args, file], {env: {...env, HOME: home.path}});
		return printed.toString(encoding).split('\0').slice(0, -1);
	} finally {
		home.remove();
	}
}

test.each([
	['tags=a:b', 'tags=a:b'],
	['tags=a:b;', "'tags=a:b;'"],
	['', "''"],
	["it's", `'it'\\''s'`],
	['a\\b', `'a'\\\\'b'`],
	['$HOME `id` "x"', `'$HOME \`id\` "x"'`],
	['~', "'~'"],
	['=ls', "'=ls'"],
	['%self', "'%self'"],
])('%j is written %j', (text, word) => {
	expect(shellWord(text)).toBe(word);
});

describe.each(installed)('%s reads back', (shell) => {
	test('words that mean something to one shell or another', () => {
		const texts = [
			'plain',
			"it's",
			'$(reboot)',
			'`x`',
			'\\',
			'\\\\',
			"\\'",
			'a\nb',
			'\r\n',
			'',
			'*',
			'~',
			'-x',
			'#',
			'!!',
			'x!y',
		];
		expect(readBack(shell, texts, 'utf8')).toEqual(texts);
	});

	test('any text', () => {
		const hostile = fc.string({unit: fc.constantFrom(...`'"\\$\`!;&|<>(){}[]*?~#%^=,:@ \t\r\n-é日😀a1`)});
		const character = fc.string({unit: 'binary'}).map((text) => text.replaceAll('\0', ''));
		check(
			fc.property(fc.array(fc.oneof(hostile, character), {minLength: 40, maxLength: 60}), (texts) => {
				expect(readBack(shell, texts, 'utf8')).toEqual(texts);
			}),
			10,
		);
	});

	test('any bytes', () => {
		const byte = fc.integer({min: 1, max: 255}).map((code) => String.fromCharCode(code));
		check(
			fc.property(fc.array(fc.string({unit: byte}), {minLength: 40, maxLength: 60}), (texts) => {
				expect(readBack(shell, texts, 'latin1')).toEqual(texts);
			}),
			10,
		);
	});
});

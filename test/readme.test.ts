import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import packageJson from '../package.json' with {type: 'json'};
import {OPTIONS} from '../source/command-line/options.ts';
import {EXIT} from '../source/core/errors.ts';
import {KEYMAP} from '../source/ui/keymap.ts';

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** The rows of the table under a heading, header left out. */
function tableUnder(heading: string): readonly string[] {
	const section = README.split(`\n### ${heading}\n`)[1]?.split(/\n##/u)[0] ?? '';
	return section.split('\n').filter((line) => line.startsWith('| `') || /^\| \d/u.test(line));
}

describe('the README says what the code does', () => {
	test('keys', () => {
		expect(tableUnder('Keys')).toEqual(KEYMAP.map(({shown, label}) => `| \`${shown}\` | ${label} |`));
	});

	test('options', () => {
		const rows = OPTIONS.map(({name, value, help, commands}) => {
			const flag = `--${name}${value === undefined ? '' : ` ${value.replaceAll('|', '\\|')}`}`;
			return `| \`${flag}\` | ${help} | ${commands.join(', ')} |`;
		});
		expect(tableUnder('Options')).toEqual(rows);
	});

	test('exit codes', () => {
		const codes = tableUnder('Exit codes').flatMap((row) => row.split('|')[1]?.match(/\d+/gu) ?? []);
		for (const code of Object.values(EXIT).filter((one) => one !== EXIT.timeout)) expect(codes).toContain(String(code));
	});

	test('every package has its reason', () => {
		for (const name of Object.keys({...packageJson.dependencies, ...packageJson.devDependencies}))
			expect(README).toContain(`\`${name}\``);
	});

	test('the two lines to begin with stand at the top', () => {
		expect(README.split('\n').slice(0, 6).join('\n')).toMatch(/npm ci && npm start.*\nnpm ci && npm test/u);
	});
});

import {readFileSync, writeFileSync} from 'node:fs';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {helpOf, usageOf} from '../source/command-line/options/describe.ts';
import {OPTIONS} from '../source/command-line/options.ts';
import {EXIT_MEANINGS} from '../source/core/exit-codes.ts';
import {KEYMAP} from '../source/ui/keys/keymap.ts';
import {printedKeys} from '../source/ui/keys/shown-keys.ts';

const README = fileURLToPath(new URL('../README.md', import.meta.url));

/** The tables of the README that the code decides, by the heading they stand under: their rows, head left out. */
export const TABLES: Readonly<Record<string, readonly string[]>> = {
	Keys: printedKeys(KEYMAP).map(({keys, label}) => `| \`${keys}\` | ${label} |`),
	Options: OPTIONS.map((option) => {
		const usage = usageOf(option).replaceAll('|', '\\|');
		return `| \`${usage}\` | ${helpOf(option)} | ${option.commands.join(', ')} |`;
	}),
	'Exit codes': EXIT_MEANINGS.map(([codes, meaning]) => `| ${codes} | ${meaning} |`),
};

/** The rows of the table under a heading of the README. */
export function tableUnder(heading: string, readme: string = readFileSync(README, 'utf8')): readonly string[] {
	const section = readme.split(`\n### ${heading}\n`)[1]?.split(/\n##/u)[0] ?? '';
	return section.split('\n').filter((line) => line.startsWith('| `') || /^\| \d/u.test(line));
}

function withTables(readme: string): string {
	let text = readme;
	for (const [heading, rows] of Object.entries(TABLES)) {
		const old = tableUnder(heading, text);
		text = text.replace(old.join('\n'), () => rows.join('\n'));
	}
	return text;
}

// Run by `npm run readme`.
if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(README, withTables(readFileSync(README, 'utf8')));

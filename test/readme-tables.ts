import {readFileSync, writeFileSync} from 'node:fs';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {helpOf, setByWords, usageOf} from '../source/command-line/options/describe.ts';
import {OPTIONS} from '../source/command-line/options.ts';
import {EXIT_MEANINGS} from '../source/core/exit-codes.ts';
import {KEYMAP} from '../source/ui/keys/keymap.ts';
import {printedKeys} from '../source/ui/keys/shown-keys.ts';

/** The tables of the documents that the code decides, by the document in `docs/`: their rows, head left out. */
export const TABLES: Readonly<Record<string, readonly string[]>> = {
	'keys.md': printedKeys(KEYMAP).map(({keys, label}) => `| \`${keys}\` | ${label} |`),
	'options.md': OPTIONS.map((option) => {
		const usage = usageOf(option).replaceAll('|', '\\|');
		return `| \`${usage}\` | ${helpOf(option)} | ${option.commands.join(', ')} | ${setByWords(option)} |`;
	}),
	'scripts.md': EXIT_MEANINGS.map(([codes, meaning]) => `| ${codes} | ${meaning} |`),
};

function pathOf(name: string): string {
	return fileURLToPath(new URL(`../docs/${name}`, import.meta.url));
}

/** The rows of the only table of a document. */
export function tableOf(name: string): readonly string[] {
	return rowsOf(readFileSync(pathOf(name), 'utf8'));
}

function rowsOf(document: string): readonly string[] {
	return document.split('\n').filter((line) => line.startsWith('| `') || /^\| \d/u.test(line));
}

// Run by `npm run readme`.
if (process.argv[1] === fileURLToPath(import.meta.url))
	for (const [name, rows] of Object.entries(TABLES)) {
		const document = readFileSync(pathOf(name), 'utf8');
		writeFileSync(
			pathOf(name),
			document.replace(rowsOf(document).join('\n'), () => rows.join('\n')),
		);
	}

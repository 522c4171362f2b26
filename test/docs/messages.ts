import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {textsOf} from './texts-of.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export const MESSAGES = join(ROOT, 'docs/messages.md');

/**
 * What no user of sendwatch reads: the letters of the sandbox, its answers, and the shells' own code. The sandbox's options, faults, limits
 * and its port are what its commands complain about.
 */
const OTHER =
	/^(?:sandbox\/(?!options|faults\/(?:catalogue|fault\b)|world\/world\.|http\/listener\/listen\.)|command-line\/completion\/(?:bash|zsh|fish|powershell))/u;

const HEAD = `# Messages

Every text that sendwatch shows, in the order of the files of \`source/\`, with the situation: the sentence in the code that
describes what it belongs to. \`…\` is filled in, \`⏎\` a line break. Written by \`npm run readme\`; do not edit it here.
`;

/** The whole document, made from the source. */
export function messagesDocument(): string {
	const source = join(ROOT, 'source');
	const files = readdirSync(source, {recursive: true, encoding: 'utf8'})
		.filter((file) => /\.tsx?$/u.test(file) && !OTHER.test(file))
		.sort();
	const parts = files.flatMap((file) => {
		const rows = textsOf(file, readFileSync(join(source, file), 'utf8')).map(
			({text, situation}) => `| ${cell(text)} | ${cell(situation)} |`,
		);
		return rows.length === 0
			? []
			: [`## ${file}\n\n| text | situation |\n|---|---|\n${[...new Set(rows)].join('\n')}\n`];
	});
	return [HEAD, ...parts].join('\n');
}

function cell(text: string): string {
	return text.replaceAll('|', '\\|').replaceAll('<', '\\<').replaceAll(/\s+/gu, ' ');
}

// Run by `npm run readme`.
if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(MESSAGES, messagesDocument());

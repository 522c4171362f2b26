/*
 * How the code is cut into folders and files: `node test/architecture/figures.ts [REVISION …]`. Without a revision it reports the
 * working tree, with several it compares them.
 */
import {execFileSync} from 'node:child_process';
import {posix} from 'node:path';
import process from 'node:process';
import {median, quantile} from '../bench/statistics.ts';

type Tree = {readonly name: string; readonly lines: ReadonlyMap<string, number>};

const FOLDERS = ['source', 'test'];

/** Counts the lines of each TypeScript file. */
function readTree(revision: string | undefined): Tree {
	const from = revision === undefined ? ['--untracked'] : [revision];
	const patterns = FOLDERS.flatMap((folder) => [`${folder}/*.ts`, `${folder}/*.tsx`]);
	const output = execFileSync('git', ['grep', '--count', '', ...from, '--', ...patterns], {encoding: 'utf8'});
	const lines = output
		.trimEnd()
		.split('\n')
		.map((row): [string, number] => {
			const [count = '', path = ''] = row.split(':').toReversed();
			return [path, Number(count)];
		});
	return {name: revision ?? 'working tree', lines: new Map(lines)};
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
	const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
	return [row(head), row(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(row)].join('\n');
}

/** The sizes of the files below one folder of a tree. */
function sizesIn(folder: string, {name, lines}: Tree): (string | number)[] {
	const sizes = [...lines].filter(([path]) => path.startsWith(`${folder}/`)).map(([, count]) => count);
	const [short, long] = [sizes.filter((size) => size < 15), sizes.filter((size) => size > 250)];
	return [
		`${folder}/, ${name}`,
		sizes.length,
		median(sizes),
		quantile(sizes, 0.9),
		Math.max(...sizes),
		short.length,
		long.length,
	];
}

/** How many files lie in each folder itself. */
function filesPerFolder({lines}: Tree): ReadonlyMap<string, number> {
	return new Map([...Map.groupBy(lines.keys(), posix.dirname)].map(([folder, files]) => [folder, files.length]));
}

const revisions = process.argv.slice(2);
const trees = revisions.length === 0 ? [readTree(undefined)] : revisions.map(readTree);
console.log(
	table(
		['Lines a file', 'files', 'median', 'p90', 'max', '< 15', '> 250'],
		FOLDERS.flatMap((folder) => trees.map((tree) => sizesIn(folder, tree))),
	),
);

const counts = trees.map(filesPerFolder);
const folders = [...new Set(counts.flatMap((count) => [...count.keys()]))]
	.filter((folder) => folder.startsWith('source'))
	.toSorted();
console.log(
	`\n${table(
		['Files in', ...trees.map(({name}) => name)],
		folders.map((folder) => [`${folder}/`, ...counts.map((count) => count.get(folder) ?? '')]),
	)}`,
);

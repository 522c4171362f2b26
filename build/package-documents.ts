import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join, normalize} from 'node:path/posix';
import process from 'node:process';

/** What `npm pack` needs to know of package.json. */
type Manifest = {
	readonly version: string;
	readonly files: readonly string[];
	readonly repository?: string | {readonly url: string; readonly directory?: string};
};

/** Where the documents are kept as they were until `npm pack` is done. */
const KEPT = '.documents';
/** npm adds these to the package, whatever `files` says. */
const ALWAYS = ['README.md', 'LICENSE', 'package.json'];
const LINK = /(?<picture>!?)\[(?<text>[^\]]*)\]\((?<target>[^)\s]+)\)/gu;
const SOURCE = /(?<before><(?:img|source)\b[^>]*\b(?:src|srcset)=")(?<target>[^"]+)"/gu;

/**
 * A document as it is in the package: no link leads to a file that is not there. With a `repository`, such links become absolute, and so
 * does every link of the README, which npm shows on its site; without one, their text remains.
 */
export function packagedDocument(path: string, text: string, manifest: Manifest): string {
	const web = webAddress(manifest);
	const absolute = (target: string, isPicture: boolean) => {
		const [file = '', anchor] = target.split('#');
		if (/^[a-z]+:/u.test(target) || file === '') return target;
		const full = normalize(join(dirname(path), file));
		if (isPackaged(full, manifest) && (path !== 'README.md' || web === undefined)) return target;
		if (web === undefined) return undefined;
		const kind = isPicture ? 'raw' : 'blob';
		return `${web}/${kind}/v${manifest.version}/${full}${anchor === undefined ? '' : `#${anchor}`}`;
	};
	return text
		.replaceAll(LINK, (whole, picture: string, words: string, target: string) => {
			const found = absolute(target, picture !== '');
			if (found === undefined) return picture === '' ? words : `*Picture: ${words}*`;
			return found === target ? whole : `${picture}[${words}](${found})`;
		})
		.replaceAll(/<picture>.*?<\/picture>/gsu, (whole) =>
			web === undefined ? `*Picture: ${/\balt="(?<alt>[^"]*)"/u.exec(whole)?.groups?.alt ?? ''}*` : whole,
		)
		.replaceAll(SOURCE, (_whole, before: string, target: string) => `${before}${absolute(target, true) ?? target}"`);
}

function isPackaged(path: string, {files}: Manifest): boolean {
	return [...ALWAYS, ...files].some((entry) => path === entry || path.startsWith(`${entry}/`));
}

/** `github:owner/name`, `git+https://host/owner/name.git` and their like as the address of a web page. */
function webAddress({repository}: Manifest): string | undefined {
	const url = typeof repository === 'string' ? repository : repository?.url;
	if (url === undefined) return undefined;
	const [, host = 'github', name] = /^(?:(?<host>github|gitlab):)?(?<name>[\w.-]+\/[\w.-]+)$/u.exec(url) ?? [];
	if (name !== undefined) return `https://${host}.com/${name}`;
	const [, server, path] = /^(?:git\+)?(?:https|ssh|git):\/\/(?:[^@/]+@)?([^/]+)\/(.+?)(?:\.git)?$/u.exec(url) ?? [];
	if (server === undefined)
		throw new Error(`package.json: “repository” has no address that a browser can open: ${url}`);
	return `https://${server}/${path}`;
}

function documentsOf({files}: Manifest): readonly string[] {
	const below = (entry: string) =>
		existsSync(entry) && !entry.includes('.')
			? readdirSync(entry, {recursive: true, encoding: 'utf8'}).map((name) => join(entry, name))
			: [entry];
	return ['README.md', ...files.flatMap(below)].filter((path) => path.endsWith('.md'));
}

/** Before `npm pack`: keeps the documents and writes those of the package in their place. */
function rewrite(): void {
	restore();
	const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
	for (const path of documentsOf(manifest)) {
		const text = readFileSync(path, 'utf8');
		const packaged = packagedDocument(path, text, manifest);
		if (packaged === text) continue;
		mkdirSync(join(KEPT, dirname(path)), {recursive: true});
		writeFileSync(join(KEPT, path), text);
		writeFileSync(path, packaged);
	}
}

/** After `npm pack`, and before the next one if that was interrupted. */
function restore(): void {
	if (!existsSync(KEPT)) return;
	for (const path of readdirSync(KEPT, {recursive: true, encoding: 'utf8'})) {
		if (path.endsWith('.md')) writeFileSync(path, readFileSync(join(KEPT, path)));
	}
	rmSync(KEPT, {recursive: true});
}

// Run by npm as `prepack` and `postpack`, in the folder of package.json.
if (process.argv[2] === 'rewrite') rewrite();
if (process.argv[2] === 'restore') restore();

import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import packageJson from '../package.json' with {type: 'json'};
import {EXIT} from '../source/core/exit-codes.ts';
import {TABLES, tableOf} from './readme-tables.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const GUIDE = readFileSync(join(ROOT, 'docs/codebase.md'), 'utf8');
const DOCUMENTS = [
	'README.md',
	'CONTRIBUTING.md',
	...readdirSync(join(ROOT, 'docs')).map((name) => `docs/${name}`),
].filter((name) => name.endsWith('.md'));

describe('the documents say what the code does', () => {
	test.each(Object.entries(TABLES))('docs/%s, as `npm run readme` writes it', (name, rows) => {
		expect(tableOf(name)).toEqual(rows);
	});

	test('exit codes', () => {
		const codes = tableOf('scripts.md').flatMap((row) => row.split('|')[1]?.match(/\d+/gu) ?? []);
		for (const code of Object.values(EXIT)) expect(codes).toContain(String(code));
	});

	test('every package has its reason in the guide to the code', () => {
		const packages = GUIDE.split('### Packages')[1]?.split('\n## ')[0];
		for (const name of Object.keys(packageJson.devDependencies)) expect(packages).toContain(`\`${name}\``);
	});
});

describe('the README', () => {
	test('says what it is, shows it, and then has the two lines that open the app and run the tests', () => {
		expect(README).toMatch(
			/^# sendwatch\n\n\*\*Watch .*?(?:<picture>|!\[).*?npm ci && npm start[^\n]*\nnpm ci && npm test/su,
		);
	});

	test('goes from the installation to a real send, its failures, scripts and the sandbox', () => {
		expect(README.match(/(?<=^## ).*/gmu)).toEqual([
			'Install',
			'Watch a real send',
			'Triage in six keys',
			'Scripts',
			'The sandbox',
			'More',
		]);
	});

	test('has at most 150 lines', () => {
		expect(README.split('\n').length).toBeLessThanOrEqual(150);
	});
});

/** The anchor of a heading, as the usual hosts make it. */
function anchorOf(heading: string): string {
	return heading
		.toLowerCase()
		.replaceAll(/[^\p{L}\d\s-]/gu, '')
		.trim()
		.replaceAll(' ', '-');
}

function anchorsIn(path: string): readonly string[] {
	return Array.from(readFileSync(path, 'utf8').matchAll(/^#+ (?<heading>.+)$/gmu), ({groups}) =>
		anchorOf(groups?.heading ?? ''),
	);
}

test.each(DOCUMENTS)('every link of %s leads to a file and a heading that exist', (name) => {
	const text = readFileSync(join(ROOT, name), 'utf8');
	const links = Array.from(text.matchAll(/\]\((?<link>[^)\s]+)\)/gu), ({groups}) => groups?.link ?? '');
	for (const link of links.filter((one) => !/^[a-z]+:/u.test(one))) {
		const [file = '', anchor] = link.split('#');
		const path = file === '' ? join(ROOT, name) : join(ROOT, dirname(name), file);
		expect(existsSync(path), link).toBe(true);
		if (anchor !== undefined) expect(anchorsIn(path), link).toContain(anchor);
	}
});

import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {ROOMS} from '../architecture/rules.ts';

const ROOT = join(import.meta.dirname, '../..');
const GUIDE = readFileSync(join(ROOT, 'docs/codebase.md'), 'utf8');

/** What is in backticks outside of the blocks. */
const quoted = [...GUIDE.replaceAll(/^```.*?^```/gmsu, '').matchAll(/`([^`\n]+)`/gu)].map(([, text = '']) => text);

const files = readdirSync(join(ROOT, 'source'), {recursive: true, encoding: 'utf8'})
	.map((file) => file.replaceAll('\\', '/'))
	.filter((file) => /\.tsx?$/u.test(file));

/** The names that a file of `source/` exports. */
function exportsOf(file: string): readonly string[] {
	const code = readFileSync(join(ROOT, 'source', file), 'utf8');
	const names = code.matchAll(/^export (?:async )?(?:const|type|class|function\*?) (?<name>\w+)/gmu);
	return [...names].map(({groups: {name = ''} = {}}) => name);
}

const exported = new Set(files.flatMap(exportsOf));
const literals = files.map((file) => readFileSync(join(ROOT, 'source', file), 'utf8')).join('\n');
const packageJson = readFileSync(join(ROOT, 'package.json'), 'utf8');

function isThere(path: string): boolean {
	return existsSync(join(ROOT, path)) || existsSync(join(ROOT, 'source', path));
}

/** Written by the build, so a clean checkout has none of it. */
const BUILT = /^dist\//u;

describe('the guide to the code', () => {
	test('names only paths that exist', () => {
		const paths = quoted.filter((text) => /^[\w.-]+(?:\/[\w.-]+)*\/?$/u.test(text) && /\/|\.tsx?$/u.test(text));
		const full = paths.filter((path) => path.includes('/') && !BUILT.test(path));
		expect(full.length).toBeGreaterThan(100);
		expect(full.filter((path) => !isThere(path))).toEqual([]);
		const bare = paths.filter((path) => !path.includes('/'));
		expect(bare.filter((name) => !isThere(name) && !files.some((file) => file.endsWith(`/${name}`)))).toEqual([]);
	});

	test('names files beside a folder that are in it', () => {
		const rows = GUIDE.matchAll(/^\| `(?<folder>[\w/-]+\/)`(?: itself)? \| (?<text>.*) \|$/gmu);
		const wrong = [...rows].flatMap(({groups: {folder = '', text = ''} = {}}) =>
			[...text.matchAll(/`(?<name>[\w-]+\.tsx?)`/gu)]
				.map(({groups: {name = ''} = {}}) => `${folder}${name}`)
				.filter((path) => !isThere(path)),
		);
		expect(wrong).toEqual([]);
	});

	test('names only exports that exist', () => {
		const names = quoted.flatMap((text) => /^(?<name>[A-Za-z]\w*)(?:\(.*\))?$/u.exec(text)?.groups?.name ?? []);
		const ours = names.filter((name) => /[a-z][A-Z]|^[A-Z][a-z]|^[A-Z]+_/u.test(name));
		expect(ours.length).toBeGreaterThan(100);
		expect(ours.filter((name) => !exported.has(name) && !KNOWN_ELSEWHERE.has(name))).toEqual([]);
	});

	test('says rightly which file exports what', () => {
		const pairs = GUIDE.matchAll(/`(?<name>\w+)`\s\(`(?<file>[\w/.-]+\.tsx?)`\)/gu);
		const claims = [...pairs].map(({groups: {name = '', file = ''} = {}}) => ({name, file}));
		expect(claims.length).toBeGreaterThan(40);
		expect(claims.filter(({name, file}) => !file.includes('/') || !exportsOf(file).includes(name))).toEqual([]);
	});

	test('names only events, options, commands and packages that exist', () => {
		const words = quoted.filter((text) => /^[a-z]+(?:-[a-z]+)+$/u.test(text) && !isThere(text));
		expect(words.filter((word) => !literals.includes(`'${word}'`) && !packageJson.includes(`"${word}"`))).toEqual([]);
	});

	test('has every folder of source/', () => {
		const folders = [...new Set(files.map(dirname))].filter((folder) => folder !== '.');
		expect(folders.filter((folder) => !quoted.includes(`${folder}/`))).toEqual([]);
	});

	test.each(Object.entries(ROOMS))(
		'says what %s may import, as the check has it',
		(room, {rooms = [], typesOf = []}) => {
			const row = GUIDE.split('\n').find((line) => line.startsWith(`| \`${room}${room.includes('.') ? '' : '/'}\` |`));
			const cell = row?.split(' | ').at(-1) ?? '';
			const allowed = [...rooms, ...typesOf].filter((one) => !one.startsWith('..'));
			if (room === 'app') expect(cell).toBe('every room above |');
			else expect(cell.match(/(?<=`)[^`, ]+(?=`)/gu) ?? []).toEqual(allowed);
		},
	);
});

/** Fields and constants that no file exports under their own name. */
const KNOWN_ELSEWHERE: ReadonlySet<string> = new Set(['disabledReason']);

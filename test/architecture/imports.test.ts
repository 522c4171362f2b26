import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import {byType, byValue, check} from './planted.ts';
import {ROOMS} from './rules.ts';

describe('every way to import is seen', () => {
	test.each([
		"import {it} from '../ui/target.ts';",
		"import it, * as all from '../ui/target.ts';",
		"import '../ui/target.ts';",
		"import type {It} from '../ui/target.ts';",
		"import {type It} from '../ui/target.ts';",
		"export {it} from '../ui/target.ts';",
		"export * from '../ui/target.ts';",
		"export * as all from '../ui/target.ts';",
		"export type {It} from '../ui/target.ts';",
		"export type * from '../ui/target.ts';",
		"export const load = () => import('../ui/target.ts');",
		"export type Other = import('../ui/target.ts').It;",
		"export type Other = typeof import('../ui/target.ts');",
		"new Worker(new URL('../ui/target.ts', import.meta.url));",
		"import.meta.resolve('../ui/target.ts');",
		"require('../ui/target.ts');",
		"import it = require('../ui/target.ts');",
		"declare module '../ui/target.ts' {}",
		'/// <reference path="../ui/target.ts" />',
	])('%s', (code) => {
		expect(check({'core/planted.ts': `export {};\n${code}`}).get('core/planted.ts')).toBe(
			'core may not import ui/target.ts.',
		);
		expect(check({'ui/planted.ts': `export {};\n${code}`}).size).toBe(0);
	});

	test.each([
		'export const load = (name: string) => import(name);',
		'export const load = (name: string) => import("../ui/" + name);',
		'new Worker(new URL(name, import.meta.url));',
		"import {it} from '../ui/gone.ts';",
		"import {it} from '/ui/target.ts';",
		"import {it} from '#ui';",
		"import {it} from 'file:///ui/target.ts';",
	])('what cannot be checked is not allowed: %s', (code) => {
		expect(check({'app/planted.ts': code}).get('app/planted.ts')).toMatch(/^(?:An import has to name|There is no) /u);
	});

	test('a URL that is no module is left alone', () => {
		expect(check({'api/x.ts': "new URL('./Emails', baseUrl); new URL(text);"}).size).toBe(0);
	});

	test('JSX is an import of React', () => {
		expect(check({'core/planted.tsx': 'export const it = <p />;'}).get('core/planted.tsx')).toBe(
			'core may not import react.',
		);
		expect(check({'ui/planted.tsx': 'export const it = <p />;'}).size).toBe(0);
	});

	test('a file that cannot be parsed is not passed over', () => {
		expect(() => check({'core/planted.ts': 'import {'})).toThrow('core/planted.ts cannot be parsed');
	});
});

describe('a cycle is caught', () => {
	const folders = Object.keys(ROOMS).filter((room) => !room.includes('.'));

	test.each(folders)('in %s, by value and by type', (room) => {
		for (const importing of [byValue, byType]) {
			const planted = {
				[`${room}/a.ts`]: importing('./b.ts'),
				[`${room}/b.ts`]: byType('./c.ts'),
				[`${room}/c.ts`]: importing('./a.ts'),
			};
			const message = `It imports itself: ${room}/a.ts → ${room}/b.ts → ${room}/c.ts → ${room}/a.ts.`;
			expect([...check(planted)]).toEqual([[`${room}/a.ts`, message]]);
		}
	});

	test('also where a file imports itself, or loads the other one later', () => {
		expect([...check({'ui/a.ts': byType('./a.ts')}).keys()]).toEqual(['ui/a.ts']);
		expect([
			...check({'ui/a.ts': byType('./b.ts'), 'ui/b.ts': "export const load = () => import('./a.ts');"}).keys(),
		]).toEqual(['ui/a.ts']);
	});

	test('but not where two ways lead to the same file', () => {
		const planted = {'ui/a.ts': byValue('./b.ts') + byType('./c.ts'), 'ui/b.ts': byType('./c.ts'), 'ui/c.ts': ''};
		expect([...check(planted)]).toEqual([]);
	});
});

describe('the command', () => {
	const command = fileURLToPath(new URL('imports.ts', import.meta.url));
	const source = fileURLToPath(new URL('../../source', import.meta.url));

	test('finds nothing to object to in source/', () => {
		const {status, stdout, stderr} = spawnSync(process.execPath, [command, source], {encoding: 'utf8'});
		expect({status, stderr}).toEqual({status: 0, stderr: ''});
		expect(stdout).toMatch(/^Checked the imports of \d{3} files\.\n$/u);
	});

	test('tells where an import is not allowed, and fails', () => {
		const folder = mkdtempSync(join(tmpdir(), 'sendwatch-source-'));
		try {
			mkdirSync(join(folder, 'core'));
			writeFileSync(join(folder, 'core/planted.ts'), "\nimport {readFileSync} from 'node:fs';\n");
			const {status, stdout, stderr} = spawnSync(process.execPath, [command, folder], {encoding: 'utf8'});
			expect({status, stdout, stderr}).toEqual({
				status: 1,
				stdout: '',
				stderr: `${folder}/core/planted.ts:2 core may not import node:fs.\n`,
			});
		} finally {
			rmSync(folder, {recursive: true});
		}
	});
});

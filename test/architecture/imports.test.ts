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

	const aside = "import {createRequire} from 'node:module';";
	const {load, url, worker} = {
		load: /^(?:createRequire|getBuiltinModule) loads modules that no check can see\.$/u,
		url: /^import\.meta may only stand in new URL/u,
		worker: /^A worker has to be new Worker\(new URL/u,
	};
	test.each([
		[`${aside} createRequire(import.meta.url)('../ui/target.ts');`, url],
		[`${aside} const load = createRequire('/'); load('../ui/target.ts');`, load],
		["import {createRequire as make} from 'node:module'; make('/')('../ui/target.ts');", load],
		["import * as modules from 'node:module'; modules.createRequire('/')('../ui/target.ts');", load],
		["import * as modules from 'node:module'; modules['createRequire']('/');", load],
		['process.getBuiltinModule(name);', load],
		["process.getBuiltinModule('node:fs');", load],
		["globalThis.process.getBuiltinModule('node:fs');", load],
		["process['getBuiltinModule']('node:fs');", load],
		["process[`getBuiltinModule`]('node:fs');", load],
		["const {getBuiltinModule} = process; getBuiltinModule('node:fs');", load],
		["const {getBuiltinModule: get} = process; get('node:fs');", load],
		["const {'getBuiltinModule': get} = process; get('node:fs');", load],
		["import.meta.resolve('../ui/target.ts');", url],
		["import.meta['resolve']('../ui/target.ts');", url],
		['const {resolve} = import.meta;', url],
		["new globalThis.URL('../ui/target.ts', import.meta.url);", url],
		["const here = import.meta.url; new URL('../ui/target.ts', here);", url],
		['export const it = {importMeta: import.meta};', url],
		["const here = import.meta.url; new Worker(new URL('../ui/target.ts', here));", worker],
		["new Worker('./source/ui/target.ts');", worker],
		["new threads.Worker('./source/ui/target.ts');", worker],
		["import {Worker as Thread} from 'node:worker_threads'; new Thread('./source/ui/target.ts');", worker],
		["const Thread = Worker; new Thread('./source/ui/target.ts');", worker],
	])('what goes around imports is not allowed: %s', (code, message) => {
		expect(check({'cli.ts': code}).get('cli.ts')).toMatch(message);
	});

	test('import.meta is handed on only where the rules name the file and the property', () => {
		const path = 'command-line/parse-arguments.ts';
		expect(check({[path]: "import meow from 'meow'; meow({importMeta: import.meta});"}).size).toBe(0);
		expect(check({[path]: "import meow from 'meow'; meow({url: import.meta});"}).get(path)).toMatch(url);
	});

	test.each(['app', 'api', 'sandbox', 'core', 'command-line'])('%s may not import node:module', (room) => {
		const message = 'Only cli.ts may import node:module.';
		for (const code of [byValue('node:module'), byType('node:module'), "await import('node:module');"])
			expect(check({[`${room}/x.ts`]: code}).get(`${room}/x.ts`)).toBe(message);
		expect(check({'cli.ts': "import * as modules from 'node:module';"}).size).toBe(0);
	});

	test.each([
		"import * as texts from '../core/text/vouched.ts'; texts.vouched(x);",
		"import {vouched} from '../core/text/vouched.ts';",
		"import {vouched as safe} from '../core/text/vouched.ts';",
		"export {vouched} from '../core/text/vouched.ts';",
		"const {vouched} = await import('../core/text/vouched.ts');",
	])('only core/text vouches for text: %s', (code) => {
		const message = 'Only core/text may import core/text/vouched.ts.';
		const planted = {'core/text/vouched.ts': '', 'ui/x.ts': code, 'core/text/x.ts': byValue('./vouched.ts')};
		expect([...check(planted)]).toEqual([['ui/x.ts', message]]);
		expect(check({'core/text/vouched.ts': '', 'core/emails/x.ts': byValue('../text/vouched.ts')}).size).toBe(1);
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

	test('a file that cannot be parsed is not skipped', () => {
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

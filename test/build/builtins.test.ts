import {AssertionError} from 'node:assert';
import nodeHttp from 'node:http';
import {fileURLToPath} from 'node:url';
import {expect, test, vi} from 'vitest';
import {builtins, type LateBuiltins, withoutImports} from '../../build/builtins.ts';
import {'module.exports' as assert} from '../../build/replacements/late-assert.ts';
import {'module.exports' as http} from '../../build/replacements/late-http.ts';
import {bundle, type Modules} from './bundle.ts';

const replacement = new URL('late.js', import.meta.url);
const late: LateBuiltins = {
	imported: [
		{source: 'node:vm', functions: ['runInNewContext', 'Script'], importer: 'source/late.ts'},
		{source: 'node:child_process', functions: ['spawnSync']},
	],
	required: {crypto: replacement},
};
const modules: Modules = {
	'/p/source/cli.ts': 'import "./late.ts"; import "./other.ts"; import "./package.cjs";',
	'/p/source/late.ts': `import {spawnSync} from 'node:child_process'; import {runInNewContext as run, Script} from 'node:vm';
		Object.assign(made, {spawnSync, three: () => run('1 + 2'), four: () => new Script('2 + 2').runInThisContext()});`,
	'/p/source/other.ts': `import {isContext} from 'node:vm'; import process from 'node:process'; import * as os from 'node:os'; import path, {join as merge} from 'node:path';
		Object.assign(made, {isContext: isContext({}), eol: os.EOL, merged: merge('a', 'b'), base: path.basename('/a/b'), argv: process.argv.length > 0});`,
	'/p/source/package.cjs': `const {EOL} = require('os'); made.required = EOL; made.hash = require('crypto').hash;`,
	[fileURLToPath(replacement)]: 'const late = {hash: "late"}; export {late as "module.exports"};',
};

type Made = Record<string, unknown> & {readonly three: () => number; readonly four: () => number};

/** Bundles the modules and runs the bundle. Tells what that made, and which of Node's modules it has asked for. */
async function run() {
	const [chunk] = await bundle(modules, {platform: 'node', plugins: [builtins(late)]});
	const asked: string[] = [];
	const getBuiltinModule = (source: string) => {
		asked.push(source.replace('node:', ''));
		return process.getBuiltinModule(source);
	};
	const made = {} as Made;
	// Whatever is left of an import is a syntax error here.
	new Function('globalThis', 'made', (chunk?.code ?? '').replace('export {};', ''))(
		{process: {getBuiltinModule}},
		made,
	);
	return {made, asked};
}

test('a bundle gets Node’s modules without importing or requiring them', async () => {
	const {made, asked} = await run();
	expect(made).toMatchObject({
		isContext: false,
		argv: true,
		eol: '\n',
		merged: 'a/b',
		base: 'b',
		required: '\n',
		hash: 'late',
	});
	expect(asked.toSorted()).toEqual(['os', 'os', 'path', 'path', 'process', 'vm']);
});

test('a function or class that is loaded late is looked up when it is called', async () => {
	const {made, asked} = await run();
	expect(asked).not.toContain('child_process');
	const before = asked.length;
	expect([made.three(), made.four()]).toEqual([3, 4]);
	expect(asked.slice(before)).toEqual(['vm', 'vm']);
});

test.each([
	['vm', {...modules, '/p/source/late.ts': ''}],
	['crypto', {...modules, '/p/source/package.cjs': ''}],
])('the build stops when nothing needs %s any more', async (source, others) => {
	await expect(bundle(others, {platform: 'node', plugins: [builtins(late)]})).rejects.toThrow(
		new RegExp(`Nothing needs (?:node:)?${source} any more`, 'u'),
	);
});

test('only imports of Node’s modules are replaced', () => {
	const code = 'import { a } from "./fs.js";\nimport "node:fs";\nimport { b as c, d } from "node:fs";\n';
	expect(withoutImports(code)).toBe(
		'import { a } from "./fs.js";\nimport "node:fs";\nconst { b: c, d } = globalThis.process.getBuiltinModule("node:fs");\n',
	);
});

test('an assertion that fails throws what Node throws, and one that holds does nothing', () => {
	expect(() => assert(0, 'none')).toThrow(expect.objectContaining({name: AssertionError.name, message: 'none'}));
	expect(() => assert.equal(1, 2, 'other')).toThrow(
		expect.objectContaining({name: AssertionError.name, message: 'other'}),
	);
	assert({});
	assert.equal('a', 'a');
	// As Node's, which is asked where they are not the same.
	assert.equal(1, '1');
});

test('the largest header is the one that Node’s option says', () => {
	expect(http.maxHeaderSize).toBe(nodeHttp.maxHeaderSize);
	const spy = vi.spyOn(nodeHttp, 'maxHeaderSize', 'get').mockReturnValue(5);
	vi.stubEnv('NODE_OPTIONS', '--max-http-header-size=5');
	expect(http.maxHeaderSize).toBe(5);
	spy.mockRestore();
	vi.unstubAllEnvs();
});

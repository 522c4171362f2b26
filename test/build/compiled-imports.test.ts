import {execFileSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test, vi} from 'vitest';
import {compiledImports} from '../../build/compiled-imports.ts';
import {loadCompiled} from '../../build/replacements/load-compiled.ts';
import {bundle, type Modules} from './bundle.ts';

const NEVER_CALLED = 'a text in a function that nobody calls';
const modules: Modules = {
	'/p/source/cli.ts': `import {enableCompileCache} from 'node:module'; enableCompileCache(process.argv[2]);
		const {main} = await import('./main.ts'); main();`,
	'/p/source/main.ts': `type Rest = typeof import('./rest.ts');
		export const late = () => '${NEVER_CALLED}, of main';
		export async function main() { const {rest}: Rest = await import('./rest.ts'); console.log(rest); }`,
	'/p/source/rest.ts': `export const late = () => '${NEVER_CALLED}, of rest'; export const rest = 'loaded';`,
};
const build = (made: Modules) => bundle(made, {platform: 'node', plugins: [compiledImports('source/cli.ts')]});

test('Node’s cache keeps every function of what is loaded on demand, and of the entry’s imports those that ran', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'sendwatch-compiled-'));
	try {
		for (const {fileName, code} of await build(modules))
			writeFileSync(join(folder, fileName.replace('.js', '.mjs')), code.replaceAll('.js"', '.mjs"'));
		const cache = join(folder, 'cache');
		const run = () => execFileSync(process.execPath, [join(folder, 'entry.mjs'), cache], {encoding: 'utf8'});
		expect(run()).toBe('loaded\n');
		const [directory = ''] = readdirSync(cache);
		const files = readdirSync(join(cache, directory)).map((file) => join(cache, directory, file));
		const kept = files.map((file) => readFileSync(file));
		const written = () => files.map((file) => statSync(file).mtimeMs);
		const before = written();
		expect(kept.some((bytes) => bytes.includes(`${NEVER_CALLED}, of rest`))).toBe(true);
		expect(kept.some((bytes) => bytes.includes(`${NEVER_CALLED}, of main`))).toBe(false);
		// What V8 does not take from the cache is written again.
		expect(run()).toBe('loaded\n');
		expect(written()).toEqual(before);
	} finally {
		rmSync(folder, {recursive: true});
	}
});

test('the build stops when nothing is loaded on demand', async () => {
	await expect(build({'/p/source/cli.ts': 'console.log(1)'})).rejects.toThrow('Nothing is loaded on demand any more');
});

test('without a cache a module is loaded as ever', async () => {
	const load = vi.fn(async () => 'module');
	expect(await loadCompiled(load)).toBe('module');
	expect(load).toHaveBeenCalledOnce();
});

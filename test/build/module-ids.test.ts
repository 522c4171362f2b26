import {describe, expect, test} from 'vitest';
import {isInFolder, isOwnFile, isPackageFile, normaliseId, packageFolderOf} from '../../build/module-ids.ts';

describe.each([
	['POSIX', '/home/ada/sendwatch'],
	['Windows', 'C:\\Users\\ada\\sendwatch'],
])('on %s', (_, root) => {
	const id = (path: string) => `${root}/${path}`.replaceAll('/', root.startsWith('/') ? '/' : '\\');

	test('an id has forward slashes and no query', () => {
		expect(normaliseId(id('source/cli.ts?worker'))).toBe(`${root.replaceAll('\\', '/')}/source/cli.ts`);
	});

	test.each([
		['node_modules/ink/build/output.js', true],
		['node_modules/a/node_modules/ink/build/output.js', true],
		['node_modules/think/build/output.js', false],
		['node_modules/ink/build/output.js.map', false],
		['ink/build/output.js', false],
	])('%s is Ink’s output: %s', (path, expected) => {
		expect(isPackageFile(id(path), 'ink/build/output.js')).toBe(expected);
	});

	test.each([
		['node_modules/ink/build/output.js', 'ink'],
		['node_modules/@hono/node-server/dist/index.mjs', '@hono/node-server'],
		['node_modules/a/node_modules/@b/c/index.js', '@b/c'],
	])('%s belongs to the package %s', (path, name) => {
		expect(packageFolderOf(id(path))?.endsWith(`/node_modules/${name}`)).toBe(true);
	});

	test('a module of our own belongs to no package', () => {
		expect(packageFolderOf(id('source/cli.ts'))).toBeUndefined();
	});

	test.each([
		['source/core/text/text.ts', true],
		['source/core-2/text.ts', false],
		['test/core/text.ts', false],
		['node_modules/a/source/core/index.js', false],
	])('%s is in source/core: %s', (path, expected) => {
		expect(isInFolder(id(path), 'source/core')).toBe(expected);
	});

	test.each([
		['source/cli.ts', true],
		['source/mcli.ts', false],
		['resource/cli.ts', false],
		['node_modules/a/source/cli.ts', false],
	])('%s is source/cli.ts: %s', (path, expected) => {
		expect(isOwnFile(id(path), 'source/cli.ts')).toBe(expected);
	});
});

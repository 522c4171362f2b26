import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import {chunks, staticClosure} from '../../build/chunks.ts';
import {expectCode} from '../../build/expect-code.ts';
import {replaceModules} from '../../build/replace-modules.ts';
import {workers} from '../../build/workers.ts';
import {bundle, type Modules} from './bundle.ts';

const codeOf = async (...args: Parameters<typeof bundle>) => (await bundle(...args)).map(({code}) => code).join('\n');

describe.each([
	['POSIX', '/p/node_modules/ink/'],
	['Windows', 'C:\\p\\node_modules\\ink\\'],
])('a replaced module, on %s', (_, ink) => {
	const by = new URL('replacement.js', import.meta.url);
	const replace = () => replaceModules([{specifier: './output.js', file: 'ink/build/output.js', by}]);
	const file = (path: string) => ink + path.replaceAll('/', ink.at(-1) ?? '');
	const modules: Modules = {
		[file('build/renderer.js')]: 'import {name} from "./output.js"; console.log(name)',
		[file('build/output.js')]: 'export const name = "the original"',
		[fileURLToPath(by)]: 'import {name as original} from "./output.js"; export const name = "ours, beside " + original',
	};

	test('is bundled only for the module that replaces it', async () => {
		expect(await codeOf(modules, {plugins: [replace()]})).toContain('ours, beside the original');
	});

	test('stops the build when it has moved', async () => {
		const {[file('build/output.js')]: original = '', ...others} = modules;
		const moved = {...others, [file('dist/output.js')]: original};
		await expect(bundle(moved, {plugins: [replace()]})).rejects.toThrow('Nothing imports ink/build/output.js any more');
	});

	test('stops the build when nothing imports it any more', async () => {
		const unused = {...modules, [file('build/renderer.js')]: 'console.log("by itself")'};
		await expect(bundle(unused, {plugins: [replace()]})).rejects.toThrow(
			'Nothing imports ink/build/output.js any more',
		);
	});
});

describe('code that a setting relies on', () => {
	const expectFetch = () => expectCode([{file: 'yoga/index.js', code: 'typeof fetch'}]);
	const using = (file: string, code: string) => ({'/p/main.js': `import "${file}"`, [file]: code});
	const yoga = '/p/node_modules/yoga/index.js';

	test('is looked for before the setting changes it', async () => {
		const define = {'typeof fetch': '"undefined"'};
		const code = await codeOf(using(yoga, 'console.log(typeof fetch)'), {
			plugins: [expectFetch()],
			transform: {define},
		});
		expect(code).toContain('console.log("undefined")');
	});

	test.each([
		['has changed', using(yoga, 'console.log(globalThis.fetch)')],
		['has moved', using('/p/node_modules/yoga/dist/index.js', 'console.log(typeof fetch)')],
	])('stops the build when it %s', async (_, modules) => {
		const building = bundle(modules, {plugins: [expectFetch()]});
		await expect(building).rejects.toThrow('The bundle has no yoga/index.js with "typeof fetch" in it.');
	});
});

describe('a worker', () => {
	const start = (specifier: string) => `new Worker(new URL('${specifier}', import.meta.url))`;

	test('becomes a file of its own, which the program starts by its new name', async () => {
		const made = await bundle(
			{'/p/source/cli.ts': start('./count-worker.ts'), '/p/source/count-worker.ts': 'console.log("counting")'},
			{plugins: [workers()]},
		);
		const worker = made.find(({code}) => code.includes('counting'));
		expect(worker?.isEntry).toBe(true);
		expect(made.find(({name}) => name === 'entry')?.code).toContain(worker?.fileName);
	});

	test('stops the build when it cannot be found', async () => {
		const lost = {'/p/source/cli.ts': start('./gone-worker.ts')};
		await expect(bundle(lost, {plugins: [workers()]})).rejects.toThrow('gone-worker');
		await expect(bundle({'/p/source/cli.ts': ''}, {plugins: [workers()]})).rejects.toThrow(
			'No worker is started any more',
		);
	});
});

describe('chunks', () => {
	const modules: Modules = {
		'/p/source/cli.js': 'import("./app/main.js")',
		'/p/source/app/main.js': 'import "./help.js"; import("./watch.js"); import("./wait.js")',
		'/p/source/help.js': 'console.log("help")',
		'/p/source/watch.js': 'import "./core/text.js"; console.log("watch")',
		'/p/source/wait.js': 'import "./core/text.js"; console.log("wait")',
		'/p/source/core/text.js': 'console.log("text")',
	};
	const bundleTogether = (made: Modules) => {
		const {plugin, groups} = chunks([
			{name: 'start', modules: ['source/app/main.js']},
			{name: 'shared', folders: ['source/core']},
			{name: 'screen', modules: ['source/watch.js']},
		]);
		return bundle(made, {plugins: [plugin], codeSplitting: {groups}});
	};

	test('hold what is loaded together, each module in the first that can hold it', async () => {
		const made = await bundleTogether(modules);
		const textOf = (name: string) => made.find((chunk) => chunk.name === name)?.code;
		expect(textOf('start')).toContain('"help"');
		expect(textOf('start')).not.toContain('"watch"');
		expect(textOf('shared')).toContain('"text"');
		expect(textOf('screen')).toContain('"watch"');
		expect(textOf('screen')).not.toContain('"text"');
	});

	test.each([
		['source/app/main.js', {'/p/source/cli.js': 'import "./core/text.js"', '/p/source/core/text.js': ''}],
		['source/core', {'/p/source/cli.js': 'import "./app/main.js"', '/p/source/app/main.js': ''}],
	])('stop the build when there is no %s', async (missing, made) => {
		await expect(bundleTogether(made)).rejects.toThrow(`The bundle has no ${missing} to make a chunk of.`);
	});

	test('hold what a module imports at any distance, circles included', () => {
		const imports: Readonly<Record<string, readonly string[]>> = {a: ['b'], b: ['c', 'a'], c: [], d: ['a']};
		expect([...staticClosure('a', (id) => imports[id] ?? [])]).toEqual(['a', 'b', 'c']);
	});
});

import {execFileSync, spawnSync} from 'node:child_process';
import {cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import packageJson from '../../package.json' with {type: 'json'};
import {COMMANDS} from '../../source/command-line/commands.ts';
import {userEnvironment} from '../helpers/environment.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LOWEST = packageJson.engines.node.replace('>=', '');
const KIB = 1024;

type Packed = {
	readonly filename: string;
	readonly size: number;
	readonly files: readonly {readonly path: string}[];
};

/** An empty folder with nothing in it but the package, unpacked; above it there is no node_modules to lean on. */
const folder = mkdtempSync(join(tmpdir(), 'sendwatch-package-'));
let packed: Packed;

/**
 * Packs a copy of what goes into the package, so that no other test finds a document halfway rewritten, and unpacks it in `into`. The
 * copy is built already.
 */
function pack(into: string, fields: Readonly<Record<string, unknown>> = {}): Packed {
	const copy = join(into, 'clone');
	mkdirSync(copy, {recursive: true});
	for (const name of [...packageJson.files, 'build', 'README.md', 'LICENSE'])
		cpSync(join(ROOT, name), join(copy, name), {recursive: true});
	const scripts = {...packageJson.scripts, prepare: ''};
	writeFileSync(join(copy, 'package.json'), JSON.stringify({...packageJson, scripts, ...fields}));
	const args = ['pack', '--json', '--silent', '--pack-destination', into];
	const answer = JSON.parse(execFileSync('npm', args, {cwd: copy, encoding: 'utf8'})) as readonly Packed[];
	expect(readFileSync(join(copy, 'README.md'), 'utf8'), 'the documents are as before').toBe(
		readFileSync(join(ROOT, 'README.md'), 'utf8'),
	);
	rmSync(copy, {recursive: true});
	execFileSync('tar', ['-xzf', answer[0]?.filename ?? ''], {cwd: into});
	return answer[0] as Packed;
}

beforeAll(() => {
	packed = pack(folder);
});
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const cli = join(folder, 'package/dist/cli.js');

function start(command: string, args: readonly string[]) {
	return spawnSync(command, args, {cwd: folder, env: userEnvironment(folder, {TERM: 'dumb'}), encoding: 'utf8'});
}

describe('the package', () => {
	test('names its man page in a list, without which npm installs none', () => {
		expect(packageJson.man).toEqual(['man/sendwatch.1']);
	});

	test('holds the program, its man page and what people read; nothing else', () => {
		const others = packed.files
			.map(({path}) => path)
			.filter(
				(path) =>
					!/^(?:dist\/[\w-]+\.js|docs\/\w+\.(?:md|json)|dist\/licences\.txt|schema\/[\w.-]+\.json|man\/sendwatch\.1)$/u.test(
						path,
					),
			);
		expect(others.toSorted()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json']);
		// The documents for users take some 13 KiB of it.
		expect(packed.size).toBeLessThan(784 * KIB);
	});

	test('brings the documents that the help names, and nothing on the code', () => {
		const documents = packed.files.map(({path}) => path).filter((path) => path.startsWith('docs/'));
		for (const {document} of Object.values(COMMANDS)) expect(documents).toContain(`docs/${document}.md`);
		for (const inside of ['answers', 'codebase', 'messages', 'performance'])
			expect(documents).not.toContain(`docs/${inside}.md`);
		const {stdout} = start(process.execPath, [cli, 'wait', '--help']);
		const [, path = ''] = /^Documentation: man sendwatch, (.*)$/mu.exec(stdout) ?? [];
		expect(readFileSync(path, 'utf8')).toMatch(/^# /u);
		expect(path).toBe(join(folder, 'package/docs/scripts.md'));
	});

	test('brings everything it needs: installing it fetches nothing more', () => {
		expect(packageJson).not.toHaveProperty('dependencies');
	});

	test('brings the licences of what is bundled', () => {
		const licences = execFileSync('cat', [join(folder, 'package/dist/licences.txt')], {encoding: 'utf8'});
		for (const name of ['ink', 'react', 'undici', 'meow', 'smol-toml'])
			expect(licences).toMatch(new RegExp(`^${name} \\d`, 'mu'));
	});
});

/** Where every link and picture of a document of a package leads. */
function linksOf(root: string, path: string): readonly string[] {
	const text = readFileSync(join(root, 'package', path), 'utf8');
	return Array.from(
		text.matchAll(/\]\(([^)\s]+)\)|\bsrc(?:set)?="([^"]+)"/gu),
		([, link, source]) => link ?? source ?? '',
	);
}

const documents = () => packed.files.map(({path}) => path).filter((path) => path.endsWith('.md'));

describe('the documents of the package', () => {
	test('link to nothing that is not in it', () => {
		for (const path of documents()) {
			for (const link of linksOf(folder, path).filter((one) => !/^[a-z]+:|^#/u.test(one))) {
				const target = join(folder, 'package', dirname(path), link.replace(/#.*/u, ''));
				expect(existsSync(target), `${path}: ${link}`).toBe(true);
			}
		}
		expect(documents().flatMap((path) => linksOf(folder, path)).length).toBeGreaterThan(10);
		const readme = readFileSync(join(folder, 'package/README.md'), 'utf8');
		expect(readme).not.toContain('.svg');
		expect(readme).toMatch(/\*Picture: [^*]+\*/u);
	});

	test('link to the repository if package.json names one', () => {
		const other = join(folder, 'with-repository');
		pack(other, {repository: {type: 'git', url: 'git+https://git.example/team/sendwatch.git'}});
		const web = 'https://git.example/team/sendwatch';
		const ref = `v${packageJson.version}`;
		const readme = linksOf(other, 'README.md');
		expect(readme).toContain(`${web}/raw/${ref}/test/pictures/bounce-storm-film.svg`);
		expect(readme).toContain(`${web}/blob/${ref}/docs/configuration.md#credentials`);
		expect(readme.filter((link) => !link.startsWith('https://'))).toEqual([]);
		expect(linksOf(other, 'docs/scripts.md')).toContain(`${web}/blob/${ref}/docs/answers.md`);
		// What is in the package is read there.
		expect(linksOf(other, 'docs/keys.md')).toContain('configuration.md#keys');
	});
});

/** Runs the program from the package on some Node: the version, the help, and a whole send without a terminal. */
function expectToWork(command: string, args: readonly string[]): void {
	expect(start(command, [...args, cli, '--version']).stdout).toBe(`${packageJson.version}\n`);
	expect(start(command, [...args, cli, '--help']).stdout).toContain('sendwatch demo');
	const {status, stdout, stderr} = start(command, [...args, cli, 'demo', '--recipients', '3', '--duration', '1']);
	expect({status, stderr}).toEqual({status: 0, stderr: ''});
	expect(stdout).toContain('3 of 3');
}

describe('from an empty folder it runs', () => {
	test(`on Node ${process.versions.node}`, () => {
		expectToWork(process.execPath, []);
	});

	test(`on Node ${LOWEST}, the lowest that is supported`, {timeout: 120_000}, ({skip}) => {
		// Only what npm already has: a test fetches nothing. CI requests it beforehand.
		const npx = ['--offline', '--yes', `node@${LOWEST}.0`];
		const home = {...process.env};
		const found = spawnSync('npx', [...npx, '-p', 'process.execPath'], {cwd: folder, env: home, encoding: 'utf8'});
		skip(found.status !== 0, `Node ${LOWEST}.0 is not in npm's cache: npx --yes node@${LOWEST}.0 --version brings it`);
		expectToWork(found.stdout.trim(), []);
	});
});

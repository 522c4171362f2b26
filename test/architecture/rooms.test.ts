import {describe, expect, test} from 'vitest';
import {byType, byValue, check, fileIn} from './planted.ts';
import {ROOMS} from './rules.ts';

/** Who may import whom, as docs say it: `v` any import, `t` types alone, `f` single files alone, `·` nothing. */
const MATRIX = `
              core state files sandbox api terminal monitor output recording ui command-line app cli.ts
core           -     ·     ·      ·     ·     ·        ·      ·       ·      ·       ·        ·    ·
state          v     -     ·      ·     ·     ·        ·      ·       ·      ·       ·        ·    ·
files          ·     ·     -      ·     ·     ·        ·      ·       ·      ·       ·        ·    ·
sandbox        ·     ·     ·      -     ·     ·        ·      ·       ·      ·       ·        ·    ·
api            v     ·     ·      ·     -     ·        ·      ·       ·      ·       ·        ·    ·
terminal       v     ·     ·      ·     ·     -        ·      ·       ·      ·       ·        ·    ·
monitor        v     v     ·      ·     t     ·        -      ·       ·      ·       ·        ·    ·
output         v     v     ·      ·     ·     ·        ·      -       ·      ·       ·        ·    ·
recording      v     v     v      ·     ·     ·        ·      ·       -      ·       ·        ·    ·
ui             v     v     ·      ·     ·     ·        ·      ·       ·      -       ·        ·    ·
command-line   v     ·     v      f     f     ·        ·      ·       ·      f       -        ·    ·
app            v     v     v      v     v     v        v      v       v      v       v        -    ·
cli.ts         ·     ·     ·      ·     ·     ·        ·      ·       ·      ·       ·        v    -
`;

type Pair = {readonly from: string; readonly to: string; readonly mark: string};

const [rooms = [], ...rows] = MATRIX.trim()
	.split('\n')
	.map((row) => row.trim().split(/\s+/u));
const pairs: readonly Pair[] = rows.flatMap(([from = '', ...marks]) =>
	marks.map((mark, index) => ({from, to: rooms[index] ?? '', mark})),
);

/** Whether an import from one room into another is found out. */
function isCaught({from, to}: Pair, importing: (path: string) => string): boolean {
	const file = fileIn(from, 'planted');
	const path = `${from.includes('.') ? './' : '../'}${fileIn(to, 'target')}`;
	return check({[file]: importing(path)}).has(file);
}

const forbidden = pairs.filter(({mark}) => mark === '·' || mark === 'f');
const allowed = pairs.filter(({mark}) => mark === 'v');

describe('between rooms', () => {
	test('the rules are about the same rooms', () => {
		expect(rooms.toSorted()).toEqual(Object.keys(ROOMS).toSorted());
		expect(rows.map(([from]) => from)).toEqual(rooms);
		expect(pairs).toHaveLength(rooms.length ** 2);
	});

	test(`${forbidden.length} of ${forbidden.length} forbidden pairs are caught by value`, () => {
		expect(forbidden.filter((pair) => !isCaught(pair, byValue))).toEqual([]);
	});

	test(`${forbidden.length} of ${forbidden.length} forbidden pairs are caught by type`, () => {
		expect(forbidden.filter((pair) => !isCaught(pair, byType))).toEqual([]);
	});

	test(`${allowed.length} of ${allowed.length} allowed pairs pass`, () => {
		expect(allowed.filter((pair) => isCaught(pair, byValue) || isCaught(pair, byType))).toEqual([]);
	});

	test('where types alone are allowed, a value is caught', () => {
		const pair = {from: 'monitor', to: 'api', mark: 't'};
		expect(pairs.filter(({mark}) => mark === 't')).toEqual([pair]);
		expect([isCaught(pair, byType), isCaught(pair, byValue)]).toEqual([false, true]);
		// With verbatimModuleSyntax this loads the module.
		expect(isCaught(pair, (path) => `import {type It} from '${path}'; export type Other = It;`)).toBe(true);
	});

	test('where single files are allowed, others of their room are caught', () => {
		const planted = {
			'api/credentials.ts': '',
			'command-line/allowed.ts': byValue('../api/credentials.ts'),
			'command-line/planted.ts': byValue('../api/target.ts'),
		};
		expect([...check(planted).keys()]).toEqual(['command-line/planted.ts']);
	});

	test('a command that imports another is caught', () => {
		const planted = {'app/commands/wait.ts': '', 'app/commands/watch.ts': byType('./wait.ts')};
		expect([...check(planted).keys()]).toEqual(['app/commands/watch.ts']);
		expect(check({'app/commands/watch.ts': byValue('../target.ts')}).size).toBe(0);
	});

	test('a file outside all rooms, or an import of one outside source/, is caught', () => {
		expect(check({'helpers/x.ts': ''}).get('helpers/x.ts')).toBe('There is no room helpers.');
		expect(check({'core/x.ts': "import packageJson from '../../package.json' with {type: 'json'};"}).size).toBe(1);
		expect(check({'app/x.ts': "import {it} from '../helpers/it.ts';"}).size).toBe(1);
		expect(check({'app/x.ts': "import packageJson from '../../package.json' with {type: 'json'};"}).size).toBe(0);
	});
});

describe('packages and modules of Node', () => {
	test.each([
		['core', 'react'],
		['core', 'node:fs'],
		['core', 'node:process'],
		['state', 'string-width'],
		['state', 'node:crypto'],
		['files', 'node:http'],
		['sandbox', 'undici'],
		['api', 'hono'],
		['terminal', 'node:child_process'],
		['monitor', 'undici'],
		['monitor', 'node:fs'],
		['output', 'node:fs'],
		['output', 'csv-stringify'],
		['recording', 'node:http'],
		['ui', 'node:fs'],
		['ui', 'string-width'],
		['command-line', 'ink'],
		['app', 'undici'],
		['cli.ts', 'node:os'],
	])('%s may not import %s', (room, name) => {
		const file = fileIn(room, 'planted');
		expect(check({[file]: byValue(name)}).get(file)).toBe(`${room} may not import ${name}.`);
		expect(check({[file]: byType(name)}).get(file)).toBe(`${room} may not import ${name}.`);
	});

	test.each(rooms)('%s may not import a module of Node without node:, nor a package that nobody named', (room) => {
		const file = fileIn(room, 'planted');
		for (const name of ['fs', 'left-pad', '@scope/left-pad/deep.js'])
			expect(check({[file]: byValue(name)}).has(file)).toBe(true);
	});

	test.each([
		['core', 'string-width'],
		['sandbox', 'hono/utils/http-status'],
		['api', 'node:tls'],
		['ui', 'ink-spinner'],
	])('%s may import %s', (room, name) => {
		expect(check({[fileIn(room, 'planted')]: byValue(name)}).size).toBe(0);
	});
});

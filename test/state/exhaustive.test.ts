import {execFileSync} from 'node:child_process';
import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const copy = mkdtempSync(join(tmpdir(), 'sendwatch-exhaustive-'));
afterAll(() => rmSync(copy, {recursive: true, force: true}));

/** A union, the place in it where a variant is planted, and the variant. */
type Plant = {
	readonly union: string;
	readonly file: string;
	readonly place: RegExp;
	readonly variant: string;
	/** The declarations that must not compile any more, each as `file name`. */
	readonly broken: readonly string[];
};

const STATE = 'source/state/watch';

/** Unions of events that are handled by a function in the same file, not by a table. */
const BY_FUNCTION: Readonly<Record<string, string>> = {BoardOverlay: 'overlayAfter'};

/** Every union of events in the state: `export type ListEvent =` with a table `LIST_HANDLERS` in the same file, if not with a function. */
const EVENT_UNIONS: readonly Plant[] = readdirSync(join(ROOT, 'source/state'), {recursive: true, encoding: 'utf8'})
	.filter((name) => name.endsWith('.ts'))
	.map((name) => `source/state/${name}`)
	.flatMap((file) => {
		const unions = readFileSync(join(ROOT, file), 'utf8').matchAll(/^export type (?<noun>\w+)Event =\n/gmu);
		return [...unions].map(({groups: {noun = ''} = {}}) => ({
			union: `${noun}Event`,
			file,
			place: new RegExp(`(?<=^export type ${noun}Event =\n)`, 'mu'),
			variant: "\t| {readonly type: 'planted'}\n",
			broken: [`${file} ${BY_FUNCTION[noun] ?? `${noun.toUpperCase()}_HANDLERS`}`],
		}));
	});

const OTHER_UNIONS: readonly Plant[] = [
	{
		union: 'EmailStatus',
		file: 'source/core/operation/status.ts',
		place: /(?<=^export const EMAIL_STATUSES = \[\n)/mu,
		variant: "\t'PLANTED',\n",
		broken: ['source/core/operation/status.ts MEANINGS'],
	},
	{
		union: 'ProblemKind',
		file: 'source/core/network/problem.ts',
		place: /(?<=^export type ProblemKind = )/mu,
		variant: "'planted' | ",
		broken: [
			'source/core/network/problem.ts IS_REFUSAL',
			'source/core/network/delays.ts CAN_RETRY',
			`${STATE}/select/connection.ts kindOf`,
			'source/core/exit-codes.ts PROBLEM_EXIT',
			'source/api/errors.ts sentenceFor',
			'source/app/doctor/reach.ts findingFor',
		],
	},
	{
		union: 'Goal',
		file: `${STATE}/list/goal.ts`,
		place: /(?<=^export type Goal =\n)/mu,
		variant: "\t| {readonly kind: 'planted'}\n",
		broken: [`${STATE}/list/goal.ts LOAD_TARGETS`, `${STATE}/list/reach-goal.ts arrival`],
	},
	{
		union: 'Outcome',
		file: `${STATE}/select/send/outcome.ts`,
		place: /(?<=readonly reason: )(?='refused')/u,
		variant: "'planted' | ",
		broken: [`${STATE}/select/send/outcome.ts outcomeSentence`],
	},
	{
		union: 'Verdict',
		file: 'source/core/operation/verdict.ts',
		place: /(?<=readonly reason: )(?='reached')/u,
		variant: "'planted' | ",
		broken: [`${STATE}/select/send/outcome.ts verdictWords`],
	},
	{
		union: 'Change',
		file: `${STATE}/select/send/changes.ts`,
		place: /(?<=^export type Change =\n)/mu,
		variant: "\t| {readonly type: 'planted'}\n",
		broken: ['source/output/events.ts changeRecord'],
	},
	{
		union: 'Overlay',
		file: `${STATE}/view/view.ts`,
		place: /(?<=^export type Overlay =\n)/mu,
		variant: "\t| {readonly kind: 'planted'}\n",
		broken: ['source/ui/keys/context.ts contextOf'],
	},
	{
		union: 'Connection',
		file: `${STATE}/select/connection.ts`,
		place: /(?<=^export type Connection =\n)/mu,
		variant: "\t| {readonly kind: 'planted'}\n",
		broken: ['source/ui/watch/top/line-1/right-fields.ts freshnessOf'],
	},
	{
		union: 'PickingEvent',
		file: 'source/ui/board/picker/picking.ts',
		place: /(?<=^export type PickingEvent =\n)/mu,
		variant: "\t| {readonly type: 'planted'; readonly command: CommandName; readonly height: number}\n",
		broken: ['source/ui/board/picker/picking.ts pick'],
	},
];

const PLANTS = [...EVENT_UNIONS, ...OTHER_UNIONS];

function plant({file, place, variant}: Plant): void {
	const path = join(copy, file);
	const source = readFileSync(path, 'utf8');
	expect(source).toMatch(place);
	writeFileSync(path, source.replace(place, variant));
}

/** The declarations that do not compile, each as `file name`. */
function compile(): ReadonlySet<string> {
	const errors = tscOutput().matchAll(/^(?<file>\S+)\((?<line>\d+),\d+\): error /gmu);
	return new Set(
		[...errors].map(({groups: {file = '', line = ''} = {}}) => `${file} ${declarationAt(file, Number(line))}`),
	);
}

function tscOutput(): string {
	try {
		const tsc = join(ROOT, 'node_modules/.bin/tsc');
		return execFileSync(tsc, ['--noEmit', '--pretty', 'false'], {cwd: copy, encoding: 'utf8'});
	} catch (error) {
		return String((error as {stdout: unknown}).stdout);
	}
}

/** The top-level function or constant that a line (1-based) belongs to. */
function declarationAt(file: string, line: number): string | undefined {
	const lines = readFileSync(join(copy, file), 'utf8').split('\n').slice(0, line);
	const names = lines.map(
		(text) => /^(?:export )?(?:async )?(?:function|const) (?<name>\w+)/u.exec(text)?.groups?.name,
	);
	return names.findLast((name) => name !== undefined);
}

describe('a variant that is added to a union', () => {
	let broken: ReadonlySet<string>;
	beforeAll(() => {
		cpSync(join(ROOT, 'source'), join(copy, 'source'), {recursive: true});
		cpSync(join(ROOT, 'package.json'), join(copy, 'package.json'));
		symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
		const config = JSON.parse(readFileSync(join(ROOT, 'tsconfig.json'), 'utf8')) as object;
		writeFileSync(join(copy, 'tsconfig.json'), JSON.stringify({...config, include: ['source']}));
		for (const one of PLANTS) plant(one);
		broken = compile();
	}, 60_000);

	test.each(PLANTS)('$union does not compile before it is handled', ({broken: expected}) => {
		for (const declaration of expected) expect([...broken]).toContain(declaration);
	});

	test('an event does not compile, either, before it is recorded or left out of recordings', () => {
		expect([...broken]).toContain('source/recording/recorded-events.ts UNRECORDED');
		expect(EVENT_UNIONS.length).toBeGreaterThan(8);
	});
});

import {chmodSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {createWatchExplainer} from '../../../source/app/hand-over/explain-watched.ts';
import {createExporter, type ExporterOptions} from '../../../source/app/hand-over/exporter.ts';
import {fileTrouble} from '../../../source/app/hand-over/file-trouble.ts';
import type {Email} from '../../../source/core/emails/email.ts';
import type {ExportFormat} from '../../../source/core/emails/export-name.ts';
import type {ReasonPage} from '../../../source/core/emails/failure.ts';
import {NO_FILTER} from '../../../source/core/emails/filter.ts';
import {ProblemError} from '../../../source/core/errors.ts';
import {safeLine, untrusted} from '../../../source/core/text/text.ts';
import {explainerOf} from '../../../source/monitor/lists/explain-emails.ts';
import {whyText} from '../../../source/state/failures/why.ts';
import {createStore} from '../../../source/state/store.ts';
import type {Event} from '../../../source/state/watch/event.ts';
import {newWatch} from '../../../source/state/watch/new-watch.ts';
import {email, operation, range} from '../../helpers/emails.ts';
import {temporaryHome} from '../../helpers/environment.ts';
import {noticeIn} from '../../helpers/notices.ts';
import {OPERATION_ID} from '../../monitor/watching.ts';

const NOW = Date.UTC(2026, 3, 5, 6, 20, 42);
const NAME = 'sendwatch-vqjhp41-20260405T062042Z'.replace('vqjhp41', OPERATION_ID.slice(-6));
const PAGES = [range(0, 3), range(3, 5)].map((numbers) => numbers.map((number) => email(number, 'FAILED')));

let home: ReturnType<typeof temporaryHome>;
beforeEach(() => {
	home = temporaryHome();
});
afterEach(() => {
	chmodSync(home.path, 0o700);
	home.remove();
});

/** An exporter over pages that a test gives; `ended` resolves with what was said of the end. */
function open(pages: ExporterOptions['pages'], ...events: readonly Event[]) {
	return openAsking(undefined, pages, ...events);
}

/** The same, which requests the reasons that the watch does not know. */
function openAsking(
	ask: (() => Promise<ReasonPage>) | undefined,
	pages: ExporterOptions['pages'],
	...events: readonly Event[]
) {
	const store = createStore(
		newWatch({operationId: OPERATION_ID, now: NOW, intervalMs: 2000, pageSize: 50, filter: NO_FILTER}),
	);
	store.dispatch({type: 'received-operation', at: NOW, operation: operation('PROCESSING', {total: 5})}, ...events);
	const explainer = () =>
		ask === undefined
			? explainerOf(store.getState().failures.reasons.byEmail)
			: createWatchExplainer(store, ask, () => NOW);
	const exporter = createExporter({store, now: () => NOW, folder: home.path, pages, explainer});
	const steps: unknown[] = [];
	const run = (format: ExportFormat, marked: readonly Email[] = []) =>
		new Promise<string>((resolve) => {
			const unsubscribe = store.subscribe(() => {
				const {exports, view} = store.getState();
				if (exports.current !== undefined) steps.push(exports.current);
				else if (view.notice !== undefined) {
					unsubscribe();
					resolve(noticeIn(store.getState()) ?? '');
				}
			});
			exporter.start(format, marked);
		});
	return {store, exporter, run, steps, read: (name: string) => readFileSync(join(home.path, name), 'utf8')};
}

const REASONS: Event = {
	type: 'received-reasons',
	at: NOW,
	token: null,
	page: {
		reasons: [{emailId: email(1).id.raw, code: 20001, message: untrusted('person1@example.com was refused')}],
		next: null,
	},
};

const files = () => readdirSync(home.path);

async function* all(): AsyncGenerator<readonly Email[]> {
	yield* PAGES;
}

/** The first page, then trouble. */
async function* broken(): AsyncGenerator<readonly Email[]> {
	yield PAGES[0] ?? [];
	throw new ProblemError({kind: 'unreachable', sentence: safeLine('No answer from there.')});
}

describe('an export', () => {
	test('writes what the filters select page by page, says how far it is, then how many and where', async () => {
		const {run, steps, read, store} = open(all);
		expect(await run('csv')).toBe(`Wrote ./${NAME}.csv: 5 emails.`);
		expect(steps).toEqual([0, 3, 5].map((written) => ({format: 'csv', written, total: 5})));
		expect(read(`${NAME}.csv`).trimEnd().split('\r\n')).toHaveLength(6);
		expect(store.getState().exports).toEqual({files: [`Wrote ./${NAME}.csv: 5 emails.`]});
	});

	test('of marked emails sends no request', async () => {
		const {run, read} = open(() => {
			throw new Error('It asked.');
		});
		await run('ndjson', [email(7), email(9)]);
		expect(
			read(`${NAME}.ndjson`)
				.trimEnd()
				.split('\n')
				.map((line) => JSON.parse(line).to),
		).toEqual(['person7@example.com', 'person9@example.com']);
	});

	test('hides recipients while they are hidden, whatever is pressed meanwhile', async () => {
		const {run, read, store} = open(
			async function* () {
				yield PAGES[0] ?? [];
				store.dispatch({type: 'toggled-mask'});
				yield PAGES[1] ?? [];
			},
			{type: 'toggled-mask'},
		);
		await run('json');
		expect(JSON.parse(read(`${NAME}.json`)).map(({to}: {to: string}) => to)).toEqual(
			new Array(5).fill('p…@example.com'),
		);
	});

	const counted = (failed: number): Event => ({
		...{type: 'received-operation', at: NOW},
		operation: operation('COMPLETED', {total: 5, failed, delivered: 5 - failed}),
	});
	const readOf = (status: 'FAILED' | 'UNDELIVERED', numbers: readonly number[]): Event => ({
		...{type: 'received-failures', at: NOW, status, token: null},
		page: {emails: numbers.map((number) => email(number, status)), next: null},
	});
	const READ = [readOf('FAILED', [1]), readOf('UNDELIVERED', []), REASONS];
	const refused = {kind: 'unreachable', sentence: safeLine('No answer from there.')} as const;
	const failed: Event = {
		...{type: 'failed-failures', at: NOW, status: 'FAILED', token: null, retryAt: NOW, problem: refused},
	};

	test.each<[string, readonly Event[], string]>([
		['has those that were read for it', [readOf('FAILED', [1, 2, 3]), REASONS], `Wrote ./${NAME}.csv: 3 emails.`],
		[
			'is incomplete where they could not be read in three attempts',
			[failed, failed, failed],
			`Wrote ./${NAME}-incomplete.csv: only 1 email. Not all failures were read: No answer from there.`,
		],
	])('of a group of failures %s', async (_, answers, said) => {
		const {exporter, store} = open(all, counted(1), ...READ, counted(3));
		const emails = () => store.getState().failures.known.emails;
		exporter.start('csv', emails(), (state) => state.failures.known.emails);
		expect(noticeIn(store.getState())).toBe('Reading the failures for the export.');
		store.dispatch(...answers);
		await vi.waitFor(() => expect(noticeIn(store.getState())).toBe(said));
	});

	test('of a group of failures is stopped while they are read', async () => {
		const {exporter, store} = open(all, counted(1), ...READ, counted(3));
		exporter.start('csv', store.getState().failures.known.emails, (state) => state.failures.known.emails);
		exporter.stop();
		await vi.waitFor(() => expect(noticeIn(store.getState())).toBe('Export stopped after 0 emails; its file is gone.'));
		expect(store.getState().failures.awaited).toBeUndefined();
		expect(files()).toEqual([]);
	});

	test('asks for reasons once, and the watch knows them afterwards: no export asks for them again', async () => {
		let asked = 0;
		const ask = async () => {
			asked += 1;
			const reasons = [1, 2, 3, 4].map((number) => ({
				...{emailId: email(number).id.raw, message: untrusted(`No ${number}`)},
			}));
			return {reasons, next: null};
		};
		const {store, run, read} = openAsking(ask, all, counted(5));
		const reasonsIn = (name: string) =>
			read(name)
				.trimEnd()
				.split('\n')
				.map((line) => JSON.parse(line).reason);
		await run('ndjson');
		expect(asked).toBe(1);
		expect(reasonsIn(`${NAME}.ndjson`)).toEqual([null, 'No 1', 'No 2', 'No 3', 'No 4']);
		expect(whyText(email(3, 'FAILED'), store.getState())).toBe('No 3');
		store.dispatch(readOf('FAILED', [0, 1, 2, 3, 4]), readOf('UNDELIVERED', []));
		store.dispatch({type: 'cleared-notice'});
		await run('ndjson', PAGES[0]);
		expect(asked).toBe(1);
		expect(reasonsIn(`${NAME}-2.ndjson`)).toEqual([null, 'No 1', 'No 2']);
	});

	test('that is canceled leaves nothing behind', async () => {
		const {run, exporter} = open(async function* () {
			yield PAGES[0] ?? [];
			exporter.stop();
			yield PAGES[1] ?? [];
		});
		expect(await run('csv')).toBe('Export stopped after 3 emails; its file is gone.');
		expect(files()).toEqual([]);
	});

	test('that the network ends keeps what came, under a name that says so', async () => {
		const {run, read} = open(broken);
		expect(await run('json')).toBe(`Wrote ./${NAME}-incomplete.json: only 3 emails. No answer from there.`);
		expect(JSON.parse(read(`${NAME}-incomplete.json`))).toHaveLength(3);
	});

	test('where nothing can be written says why', async () => {
		const {run} = open(all);
		rmSync(home.path, {recursive: true});
		expect(await run('csv')).toBe(
			'Nothing was exported: the directory that sendwatch was started in no longer exists.',
		);
		temporaryHome().remove();
		home = temporaryHome();
	});

	test('whose .part file somebody removes says so, and what is there by then stays', async () => {
		const {run} = open(async function* () {
			yield PAGES[0] ?? [];
			for (const name of files()) rmSync(join(home.path, name));
			yield PAGES[1] ?? [];
		});
		expect(await run('csv')).toBe('Nothing was exported: its .part file was removed.');
		expect(files()).toEqual([]);
	});

	test('that is canceled in a folder that is gone', async () => {
		const {run, exporter} = open(async function* () {
			yield PAGES[0] ?? [];
			rmSync(home.path, {recursive: true});
			exporter.stop();
			yield PAGES[1] ?? [];
		});
		expect(await run('csv')).toBe('Export stopped after 3 emails; its file is gone.');
		home = temporaryHome();
	});

	test.each([
		['ENOSPC', 'the disk is full'],
		['EROFS', 'this directory is read-only; start sendwatch in another one'],
		['EWHATEVER', 'the system reports EWHATEVER'],
	])('explains %s', (code, words) => {
		expect(fileTrouble(Object.assign(new Error('x'), {code, syscall: 'write'}))).toBe(words);
		expect(fileTrouble(new Error('x'))).toBeUndefined();
	});
});

describe('the reasons in a file', () => {
	test('are those of each email, and empty where there is none', async () => {
		const {run, read} = open(all, REASONS);
		await run('csv');
		const [head, first, second] = read(`${NAME}.csv`).split('\r\n');
		expect(head).toMatch(/,reason_code,reason$/u);
		expect(first).toMatch(/,,$/u);
		expect(second).toMatch(/,20001,person1@example\.com was refused$/u);
	});

	test('name no recipient where recipients are masked', async () => {
		const {run, read} = open(all, REASONS, {type: 'toggled-mask'});
		await run('ndjson');
		expect(read(`${NAME}.ndjson`)).toContain('was refused');
		expect(read(`${NAME}.ndjson`)).not.toContain('person1');
	});
});

import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, onTestFinished, test, vi} from 'vitest';
import {createNoteWriter} from '../../../source/app/hand-over/write-note.ts';
import {NO_FILTER} from '../../../source/core/emails/filter.ts';
import {safe, untrusted} from '../../../source/core/text/text.ts';
import {createStore} from '../../../source/state/store.ts';
import type {Event} from '../../../source/state/watch/event.ts';
import {newWatch} from '../../../source/state/watch/new-watch.ts';
import {demandOf} from '../../../source/state/watch/select/demand.ts';
import {OPERATION_ID, operationOf, problemOf} from '../../helpers/builders.ts';
import {email} from '../../helpers/emails.ts';
import {noticeIn} from '../../helpers/notices.ts';

const NOW = Date.UTC(2026, 3, 5, 6, 20, 42);

function answer(failed: number): Event {
	const stats = {total: 10, recipients: 10, failed, delivered: 10 - failed};
	return {type: 'received-operation', at: NOW, operation: operationOf('COMPLETED', stats)};
}

/** All failures of a status, as one page. */
function read(status: 'FAILED' | 'UNDELIVERED', numbers: readonly number[]): Event {
	const emails = numbers.map((number) => email(number, status));
	return {type: 'received-failures', at: NOW, status, token: null, page: {emails, next: null}};
}

/** The reasons of the first emails, on their only page. */
const REASONS: Event = {
	...{type: 'received-reasons', at: NOW, token: null},
	page: {reasons: [{emailId: email(1).id.raw, code: 20001, message: untrusted('Full')}], next: null},
};

/** The whole list, as it was read from a moment on. */
function list(since: number): Event {
	const figures = [{domain: 'example.com', emails: 4, failures: 2, p50: 4000, p95: 9000}];
	return {type: 'received-domains', at: since, since, figures};
}

/** An answer while the send goes on, with so many emails delivered. */
function moved(at: number, delivered: number): Event {
	const stats = {total: 10, recipients: 10, failed: 2, sent: 8 - delivered, delivered};
	return {type: 'received-operation', at, operation: operationOf('PROCESSING', stats)};
}

const NO_REASONS: Event = {type: 'failed-reasons', at: NOW, problem: problemOf('absent')};

/** A watch whose notes go into a folder of their own. */
function writing(...events: readonly Event[]) {
	const folder = mkdtempSync(join(tmpdir(), 'sendwatch-note-'));
	onTestFinished(() => rmSync(folder, {recursive: true}));
	const options = {operationId: OPERATION_ID, now: NOW, intervalMs: 2000, pageSize: 50, filter: NO_FILTER};
	const store = createStore(newWatch(options));
	store.dispatch(...events);
	const notes = () => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
	const {write} = createNoteWriter({store, now: () => NOW, folder, endpoint: {}});
	const written = (count: number) => vi.waitFor(() => expect(notes()).toHaveLength(count), 20_000);
	return {store, write, notes, written};
}

describe('a note', () => {
	test('waits for the failures it speaks of, however often it is requested', async () => {
		const {store, write, notes, written} = writing(answer(2));
		write();
		write();
		expect(noticeIn(store.getState())).toBe('Reading the failures for the note.');
		store.dispatch(read('UNDELIVERED', []), NO_REASONS);
		await new Promise(setImmediate);
		expect(notes()).toEqual([]);
		store.dispatch(read('FAILED', [1, 2]));
		expect(noticeIn(store.getState())).toBe('Reading the whole list for the note.');
		expect(demandOf(store.getState()).areDomainsWanted).toBe(true);
		store.dispatch(list(NOW));
		await written(1);
		expect(notes()[0]).toContain('All 2 read.');
		expect(notes()[0]).toMatch(/\| Of its \| p50 \| p95 \|.*\| 50 % \| 4 s \| 9 s \|/su);
	});

	test('hides the recipients of what it is about, though they were hidden only while it waited', async () => {
		const {store, write, notes, written} = writing(answer(2));
		write(() => ({what: safe`1 email`, emails: [email(1, 'FAILED')]}));
		store.dispatch({type: 'toggled-mask'});
		store.dispatch(read('UNDELIVERED', []), NO_REASONS, read('FAILED', [1, 2]), list(NOW));
		await written(1);
		expect(notes()[0]).toMatch(/## 1 email\n\n.*\n.*\n\| `comms_email_0+1`/u);
		expect(notes()[0]).not.toContain('person1');
	});

	test.each<[string, readonly Event[]]>([
		['no email failed', [answer(0)]],
		['all has been read', [answer(1), read('FAILED', [1]), read('UNDELIVERED', []), NO_REASONS, list(NOW)]],
		['nothing is known yet', []],
		[
			'the server refuses the failures and the list',
			[
				answer(2),
				{type: 'failed-domains', problem: problemOf('refused')},
				{
					...{type: 'failed-failures', at: NOW, status: 'FAILED', token: null, retryAt: NOW},
					problem: problemOf('refused'),
				},
			],
		],
	])('is written at once where %s', async (_, events) => {
		const {write, written} = writing(...events);
		write();
		await written(1);
	});

	test('is written with what is known once the failures could not be read in three attempts', async () => {
		const {store, write, notes, written} = writing(answer(2));
		write();
		const failed = (retryAt: number): Event => ({
			...{type: 'failed-failures', at: NOW, status: 'FAILED', token: null, retryAt},
			problem: problemOf('unreachable'),
		});
		store.dispatch(failed(NOW + 1000));
		expect(noticeIn(store.getState())).toBe('Attempt 2 of 3 for the note: It was unreachable.');
		expect(demandOf(store.getState()).failures?.notBefore).toBe(NOW + 1000);
		store.dispatch(failed(NOW + 2000));
		expect(noticeIn(store.getState())).toBe('Attempt 3 of 3 for the note: It was unreachable.');
		expect(notes()).toEqual([]);
		store.dispatch(failed(NOW + 3000), {type: 'failed-domains', problem: problemOf('unreachable')});
		await written(1);
		expect(notes()[0]).toContain('0 of 2 read');
		await vi.waitFor(() =>
			expect(noticeIn(store.getState())).toMatch(/^Wrote .* Not all failures were read: It was unreachable\.$/u),
		);
		expect(store.getState().view.notice?.sign).toBe('trouble');
	});

	test('reads first what has not been read of the failures and their reasons, frozen or not, whatever the budget is', async () => {
		const some = [answer(1), read('FAILED', [1]), read('UNDELIVERED', []), REASONS];
		const {store, write, notes, written} = writing(...some, answer(3), {type: 'toggled-freeze'});
		expect(demandOf(store.getState()).failures).toBeUndefined();
		write((state) => ({what: safe`all`, emails: state.failures.known.emails}));
		expect(demandOf(store.getState()).failures).toMatchObject({
			requests: [{of: 'emails', status: 'FAILED', token: null}],
			notBefore: 0,
		});
		store.dispatch(read('FAILED', [1, 2, 3]));
		expect(noticeIn(store.getState())).toBe('Reading the failures for the note: their reasons.');
		expect(demandOf(store.getState()).failures?.requests).toEqual([{of: 'reasons', token: null}]);
		expect(notes()).toEqual([]);
		store.dispatch(REASONS);
		expect(demandOf(store.getState()).areDomainsWanted).toBe(true);
		store.dispatch(list(NOW + 1));
		await written(1);
		expect(notes()[0]).toContain('All 3 read.');
		expect(notes()[0]).toMatch(/## all\n\n(?:.*\n){4}\| `comms_email_0+3`/u);
		expect(demandOf(store.getState()).failures).toBeUndefined();
		expect(store.getState().failures.answeredAt).toEqual([]);
	});

	test('repeats a request for reasons too, and names the problem after the third attempt', async () => {
		const some = [answer(1), read('FAILED', [1]), read('UNDELIVERED', []), REASONS, list(NOW)];
		const {store, write, written} = writing(...some, answer(2));
		write();
		store.dispatch(read('FAILED', [1, 2]));
		const failed = (retry: {retryAt?: number}): Event => ({
			...{type: 'failed-reasons', at: NOW, problem: problemOf('unreachable')},
			...retry,
		});
		store.dispatch(failed({retryAt: NOW + 1000}));
		expect(noticeIn(store.getState())).toBe('Attempt 2 of 3 for the note: It was unreachable.');
		store.dispatch(failed({retryAt: NOW + 2000}), failed({}), list(NOW + 1));
		await written(1);
		await vi.waitFor(() =>
			expect(noticeIn(store.getState())).toMatch(/^Wrote .* The reasons could not be read: It was unreachable\.$/u),
		);
	});

	test('marks figures from before the last emails moved', async () => {
		const some = [moved(NOW, 4), read('FAILED', [1, 2]), read('UNDELIVERED', []), NO_REASONS];
		const {store, write, notes, written} = writing(...some);
		write();
		store.dispatch(moved(NOW + 1000, 5), list(NOW));
		await written(1);
		expect(notes()[0]).toMatch(/\| ~50 % \| ~4 s \| ~9 s \|\n\n~ as of 2026-04-05 06:20:42 UTC/u);
	});
});

import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, onTestFinished, test, vi} from 'vitest';
import {createNoteWriter} from '../../../source/app/hand-over/write-note.ts';
import type {Email} from '../../../source/core/emails/email.ts';
import {NO_FILTER} from '../../../source/core/emails/filter.ts';
import {utcTime} from '../../../source/core/text/format.ts';
import {safe, untrusted} from '../../../source/core/text/text.ts';
import {isAwaiting} from '../../../source/state/failures/awaited.ts';
import {createStore} from '../../../source/state/store.ts';
import type {Event} from '../../../source/state/watch/event.ts';
import {newWatch} from '../../../source/state/watch/new-watch.ts';
import {demandOf} from '../../../source/state/watch/select/demand.ts';
import {OPERATION_ID, operationOf, problemOf} from '../../helpers/builders.ts';
import {email, range} from '../../helpers/emails.ts';
import {type Listed, listing} from '../../helpers/listing.ts';
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

/** The figures of domains, as they were read from a moment on. */
function domains(since: number): Event {
	const figures = [{domain: 'example.com', emails: 10, failures: 1, p50: 4000, p95: 9000}];
	const course = [
		{at: since - 9000, delivered: 0, failed: 0},
		{at: since, delivered: 9, failed: 1},
	];
	return {type: 'received-domains', at: since, since, figures, course};
}

/** An answer while the send goes on, with so many emails delivered. */
function moved(at: number, delivered: number): Event {
	const stats = {total: 10, recipients: 10, failed: 2, sent: 8 - delivered, delivered};
	return {type: 'received-operation', at, operation: operationOf('PROCESSING', stats)};
}

/** An answer before any email was sent. */
function begun(): Event {
	const operation = operationOf('PROCESSING', {total: 10, recipients: 10, queued: 10});
	return {type: 'received-operation', at: NOW - 5000, operation};
}

const NO_REASONS: Event = {type: 'failed-reasons', at: NOW, problem: problemOf('absent')};

/** Emails of a domain: the first of them FAILED. */
function emailsWith(failed: number): readonly Email[] {
	const times = {createdAt: NOW - 10_000, updatedAt: NOW - 6000};
	return range(1, 11).map((number) => email(number, number <= failed ? 'FAILED' : 'DELIVERED', times));
}

/** What the server has once the list is read: these many failures. */
function listed(failed: number, changes: Partial<Listed> = {}): Listed {
	const stats = {total: 10, recipients: 10, failed, delivered: 10 - failed};
	return {operation: operationOf('COMPLETED', stats), emails: emailsWith(failed), ...changes};
}

/** A watch whose notes go into a folder of their own, after these events, with what the server has when its list is read. */
function writing(list: Listed, ...events: readonly Event[]) {
	const folder = mkdtempSync(join(tmpdir(), 'sendwatch-note-'));
	onTestFinished(() => rmSync(folder, {recursive: true}));
	const options = {operationId: OPERATION_ID, now: NOW, intervalMs: 2000, pageSize: 50, filter: NO_FILTER};
	const store = createStore(newWatch(options));
	store.dispatch(...events);
	const notes = () => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
	let at = NOW;
	const now = () => {
		at += 1;
		return at;
	};
	const {read, answer} = listing(list, now);
	const {write} = createNoteWriter({store, now: () => NOW, folder, endpoint: {}, read});
	const written = (count: number) => vi.waitFor(() => expect(notes()).toHaveLength(count), 20_000);
	return {store, write, notes, written, answer};
}

describe('a note', () => {
	test('waits for the list that its figures are of, however often it is requested', async () => {
		const {store, write, notes, written, answer: list} = writing(listed(2), answer(2));
		write();
		write();
		expect(noticeIn(store.getState())).toBe('Reading the list for the note.');
		expect(isAwaiting(store.getState().failures)).toBe(true);
		await new Promise(setImmediate);
		expect(notes()).toEqual([]);
		list();
		await written(1);
		expect(notes()[0]).toContain('All 2 read.');
		expect(notes()[0]).toMatch(/\| Of its \| p50 \| p95 \|.*\| 20 % \| 4 s \| 4 s \|/su);
		expect(isAwaiting(store.getState().failures)).toBe(false);
	});

	test('hides the recipients of what it is about, though they were hidden only while it waited', async () => {
		const {store, write, notes, written, answer: list} = writing(listed(2), answer(2));
		write(() => ({what: safe`1 email`, emails: [email(1, 'FAILED')]}));
		store.dispatch({type: 'toggled-mask'});
		list();
		await written(1);
		expect(notes()[0]).toMatch(/## 1 email\n\n.*\n.*\n\| `comms_email_0+1`/u);
		expect(notes()[0]).not.toContain('person1');
	});

	test.each<[string, readonly Event[]]>([
		['no email failed, and the watch has seen the send', [begun(), answer(0)]],
		['all has been read', [answer(1), read('FAILED', [1]), read('UNDELIVERED', []), NO_REASONS, domains(NOW)]],
		['nothing is known yet', []],
	])('is written at once where %s', async (_, events) => {
		const {write, written} = writing(listed(0), ...events);
		write();
		await written(1);
	});

	test('reads the list for the rates of a send that ended before the watch, though none failed', async () => {
		const {write, notes, written, answer: list} = writing(listed(0), answer(0));
		write();
		expect(notes()).toEqual([]);
		list();
		await written(1);
		expect(notes()[0]).toContain(`| ${utcTime(NOW - 10_000)} | 4 s | 2.5/s | 0/s |`);
		expect(notes()[0]).toContain('From the list: the time of the last change of each email.');
	});

	test('is written with what is known where the list cannot be read, and says what is missing', async () => {
		const refused = listed(2, {emails: problemOf('unreachable')});
		const {store, write, notes, written, answer: list} = writing(refused, answer(2));
		write();
		list();
		await written(1);
		expect(notes()[0]).toContain('0 of 2 read.');
		expect(notes()[0]).toContain('It was unreachable.');
		expect(notes()[0]).toMatch(/## Pace\n\nThe rates are unknown: /u);
		await vi.waitFor(() =>
			expect(noticeIn(store.getState())).toMatch(/^Wrote .* Not all failures were read: It was unreachable\.$/u),
		);
		expect(store.getState().view.notice?.sign).toBe('trouble');
	});

	test('is of one read that begins after the key, whatever was read or is being read, frozen or not', async () => {
		const some = [answer(1), read('FAILED', [1]), read('UNDELIVERED', []), REASONS];
		const reasons = [{emailId: email(3).id.raw, code: 20001, message: untrusted('Full')}];
		const {store, write, notes, written, ...server} = writing(listed(3, {reasons}), ...some, answer(2), {
			type: 'toggled-freeze',
		});
		write((state) => ({what: safe`all`, emails: state.failures.known.emails}));
		expect(demandOf(store.getState()).failures).toBeUndefined();
		// A page of an earlier read comes while it waits.
		store.dispatch(read('FAILED', [1, 2]), answer(9));
		server.answer();
		await written(1);
		expect(notes()[0]).toContain('All 3 read.');
		expect(notes()[0]).toContain('| failed | 3 | 30 % |');
		expect(notes()[0]).toMatch(/\| example\.com \| 3 \| .* 2 Full · 1 without a reason \| ~30 % \|/u);
		expect(notes()[0]).toMatch(/## all\n\n(?:.*\n){4}\| `comms_email_0+3`/u);
	});

	test('names the problem of reasons that could not be read', async () => {
		const server = writing(listed(2, {reasons: problemOf('unreachable')}), answer(2));
		server.write();
		server.answer();
		await server.written(1);
		await vi.waitFor(() =>
			expect(noticeIn(server.store.getState())).toMatch(
				/^Wrote .* The reasons could not be read: It was unreachable\.$/u,
			),
		);
	});

	test('marks figures from before the last emails moved, however many moved, and explains how the counters differ', async () => {
		const grown = {total: 10, recipients: 10, failed: 4, sent: 2, delivered: 4};
		const list = {operation: operationOf('PROCESSING', grown), emails: emailsWith(2)};
		const {write, notes, written, ...server} = writing(list, moved(NOW, 4));
		write();
		server.answer();
		await written(1);
		expect(notes()[0]).toMatch(/\| ~20 % \| ~4 s \| ~4 s \|\n\n~ as of 2026-04-05 06:20:42 UTC/u);
		expect(notes()[0]).toContain("The list has 2 failures; the server's counters say 4.");
		expect(notes()[0]).toMatch(/\| Failures read \| 2026-04-05 06:20:42 UTC/u);
	});
});

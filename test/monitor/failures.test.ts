import {describe, expect, test} from 'vitest';
import type {Client, EmailQuery} from '../../source/api/client.ts';
import type {Email, EmailPage} from '../../source/core/emails/email.ts';
import {NO_FILTER} from '../../source/core/emails/filter.ts';
import {createPoller} from '../../source/monitor/poller.ts';
import {readText} from '../../source/state/failures/words.ts';
import {createStore} from '../../source/state/store.ts';
import {newWatch} from '../../source/state/watch/new-watch.ts';
import {OPERATION_ID} from '../helpers/builders.ts';
import {email, operation, range} from '../helpers/emails.ts';
import {createFakeClock} from '../helpers/fake-clock.ts';
import {oneTurn, problemError} from './problems.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const TOTAL = 10_000;
const LATENCY_MS = 150;

/** What a server has at a time (ms since the start): so many bounces and failures. */
type Course = (at: number) => {readonly failed: number; readonly undelivered: number};
type Request = {readonly at: number; readonly what: string};

/** What is odd about a server: its pages, or how long it takes for reasons. */
type Oddities = {
	readonly bend?: (page: EmailPage) => EmailPage;
	readonly reasonsMs?: number;
	/** What is wrong with the next answer of this kind, if anything. */
	readonly trouble?: (what: string) => Error | undefined;
};

/** A watch on a server with 10,000 emails, which counts the requests and how many were open at once. */
function watchOn(course: Course, {bend = (page) => page, reasonsMs = LATENCY_MS, trouble}: Oddities = {}) {
	const clock = createFakeClock();
	const start = clock.now();
	const requests: Request[] = [];
	const open = {now: 0, most: 0};
	const now = () => clock.now() - start;
	async function answer<T>(what: string, make: () => T, signal?: AbortSignal): Promise<T> {
		requests.push({at: now(), what});
		open.now += 1;
		open.most = Math.max(open.most, open.now);
		await new Promise<void>((resolve) => clock.after(what === 'reasons' ? reasonsMs : LATENCY_MS, resolve));
		open.now -= 1;
		signal?.throwIfAborted();
		const problem = trouble?.(what);
		if (problem !== undefined) throw problem;
		return make();
	}
	const listed = (status: string | undefined): readonly Email[] => {
		const {failed, undelivered} = course(now());
		const made = (from: number, to: number, name: string) => range(from, to).map((number) => email(number, name));
		if (status === 'FAILED') return made(0, failed, status);
		if (status === 'UNDELIVERED') return made(1000, 1000 + undelivered, status);
		return [...made(0, failed, 'FAILED'), ...made(1000, 1000 + undelivered, 'UNDELIVERED')];
	};
	const pageOf = ({filter, token, pageSize}: EmailQuery): EmailPage => {
		const emails = listed(filter.status);
		const from = Number(token ?? 0);
		const next = from + pageSize < emails.length ? String(from + pageSize) : null;
		return bend({emails: emails.slice(from, from + pageSize), next});
	};
	const client: Client = {
		fetchOperation: () =>
			answer('operation', () => {
				const {failed, undelivered} = course(now());
				return operation('PROCESSING', {total: TOTAL, failed, undelivered, sent: TOTAL - failed - undelivered});
			}),
		listEmails: (query, signal) =>
			answer(`${query.filter.status ?? 'list'} ${query.pageSize}`, () => pageOf(query), signal),
		fetchEmail: () => answer('email', () => raise()),
		fetchReceipts: () => answer('receipts', () => []),
		listOperations: () => answer('operations', () => ({operations: [], next: null})),
		listReasons: () =>
			answer('reasons', () => {
				throw problemError('absent');
			}),
		renew: () => {},
		close: async () => {},
	};
	const store = createStore(
		newWatch({operationId: OPERATION_ID, now: start, intervalMs: 2000, pageSize: 50, filter: NO_FILTER}),
	);
	const poller = createPoller({client, store, clock, random: () => 1});
	/** Lets time pass, each thing that falls due at its time, promises between. */
	const until = async (ms: number) => {
		await oneTurn();
		for (let due = clock.nextDue(); due !== undefined && now() + due <= ms; due = clock.nextDue()) {
			clock.advance(due);
			await oneTurn();
		}
		clock.advance(ms - now());
	};
	const failureRequests = () => requests.filter(({what}) => /FAILED|UNDELIVERED|reasons/u.test(what));
	return {store, poller, requests, failureRequests, until, open, text: () => readText(store.getState())};
}

function raise(): never {
	throw new Error('There is no email.');
}

/** The most requests in any minute. */
function mostInAMinute(requests: readonly Request[]): number {
	return Math.max(...requests.map(({at}) => requests.filter((one) => one.at >= at && one.at < at + MINUTE).length));
}

test('3,050 failures are read as soon as the counters show them, with pages of 1,000', async () => {
	const {poller, failureRequests, until, text} = watchOn(() => ({failed: 50, undelivered: 3000}));
	poller.start();
	// The answer about the operation, then three pages of what has the most.
	await until(4 * 150 + 110);
	expect(text()).toBe('all 3,050 read');
	expect(failureRequests().map(({what}) => what)).toEqual([
		'FAILED 1000',
		'UNDELIVERED 1000',
		'reasons',
		'UNDELIVERED 1000',
		'UNDELIVERED 1000',
	]);
	await until(10 * MINUTE);
	expect(failureRequests()).toHaveLength(5);
	poller.close();
});

test('a list of failures that leads in a circle is followed only once round, whatever else is still to come', async () => {
	const {poller, failureRequests, until, store} = watchOn(() => ({failed: 50, undelivered: 3000}), {
		bend: (page) => ({...page, next: '0'}),
		reasonsMs: 30 * SECOND,
	});
	poller.start();
	await until(20 * SECOND);
	// Each list: its page, the same page by the token that leads back, and one that was on its way when that was seen.
	expect(failureRequests().length).toBeLessThanOrEqual(2 * 3 + 1);
	await until(MINUTE - SECOND);
	expect(store.getState().failures.known.brokenBy).toBe('repeated-token');
	poller.close();
});

describe('failures that grow', () => {
	const storm: Course = (at) => ({
		failed: Math.min(50, Math.floor(at / (6 * SECOND))),
		undelivered: Math.min(9000, Math.floor((at / (5 * MINUTE)) * 9000)),
	});

	test('are read again with at most 6 requests in any minute, and at last whole', async () => {
		const {poller, failureRequests, requests, until, text} = watchOn(storm);
		poller.start();
		await until(20 * SECOND);
		const first = failureRequests().length;
		await until(15 * MINUTE);
		expect(mostInAMinute(failureRequests().slice(3))).toBeLessThanOrEqual(6);
		expect(failureRequests().length).toBeGreaterThan(first + 20);
		expect(text()).toBe('all 9,050 read');
		// A poll stays two requests: the operation and the page under the cursor.
		const minute = requests.filter(({at}) => at >= 10 * MINUTE && at < 11 * MINUTE);
		const polls = minute.filter(({what}) => what === 'operation').length;
		expect(minute.filter(({what}) => what.startsWith('list '))).toHaveLength(polls);
		poller.close();
	});

	test('are left alone while the list is frozen, and read again after it', async () => {
		const {poller, store, failureRequests, until, text} = watchOn(storm);
		poller.start();
		await until(MINUTE);
		store.dispatch({type: 'toggled-freeze'});
		await until(MINUTE + SECOND);
		const before = failureRequests().length;
		await until(10 * MINUTE);
		expect(failureRequests()).toHaveLength(before);
		store.dispatch({type: 'toggled-freeze'});
		await until(15 * MINUTE);
		expect(text()).toBe('all 9,050 read');
		poller.close();
	});

	test('by a little are read again 10 s after the last read', async () => {
		const {poller, failureRequests, until} = watchOn((at) => ({failed: at < 5 * SECOND ? 100 : 101, undelivered: 0}));
		poller.start();
		await until(9 * SECOND);
		expect(failureRequests()).toHaveLength(3);
		await until(12 * SECOND);
		expect(failureRequests().map(({what}) => what)).toEqual([
			'FAILED 1000',
			'UNDELIVERED 1000',
			'reasons',
			'FAILED 1000',
		]);
		poller.close();
	});
});

describe('what the user waits for', () => {
	/** A watch that has read 120 failures at 3 s; ten more come, too few to be read at once, and the next answers are these problems. */
	async function awaiting(problems: readonly Error[]) {
		const left: Error[] = [];
		const watching = watchOn((at) => ({failed: at < SECOND ? 100 : at < 3 * SECOND ? 120 : 130, undelivered: 0}), {
			trouble: (what) => (what.startsWith('FAILED') ? left.shift() : undefined),
		});
		watching.poller.start();
		await watching.until(5 * SECOND);
		left.push(...problems);
		const before = watching.failureRequests().length;
		watching.store.dispatch({type: 'awaited-failures'});
		await watching.until(14 * SECOND);
		const asked = watching.failureRequests().slice(before);
		watching.poller.close();
		return {asked: asked.map(({at}) => at / SECOND), failures: watching.store.getState().failures};
	}

	test('is requested again after the time that the server names, and with backoff where it names none', async () => {
		const {asked, failures} = await awaiting([problemError('unreachable', 4000), problemError('limited')]);
		// The test has no luck: it waits the whole second of jitter each time, and 2 s of backoff.
		expect(asked).toEqual([5, 10.15, 12.3]);
		expect(failures.known.emails).toHaveLength(130);
		expect([failures.awaited, failures.problem]).toEqual([undefined, undefined]);
	});

	test('is given up after three attempts, and after one where another cannot help', async () => {
		const trouble = problemError('unreachable');
		const thrice = await awaiting([trouble, trouble, trouble, trouble, trouble]);
		expect(thrice.asked).toEqual([5, 6.15, 8.3]);
		expect([thrice.failures.awaited, thrice.failures.problem?.sentence]).toEqual([undefined, 'It is unreachable.']);
		const once = await awaiting([problemError('broken')]);
		expect(once.asked).toEqual([5]);
		expect(once.failures.awaited).toBeUndefined();
	});
});

describe('the whole list', () => {
	test('is read while the user looks at the clusters, one request at a time after the failures', async () => {
		const {poller, store, requests, until, open} = watchOn(() => ({failed: 500, undelivered: 3000}));
		poller.start();
		store.dispatch({type: 'opened-triage'});
		await until(MINUTE - SECOND);
		const whole = requests.filter(({what}) => what === 'list 1000');
		expect(whole).toHaveLength(4);
		const failuresRead = requests.findLast(({what}) => what === 'UNDELIVERED 1000')?.at ?? Number.NaN;
		expect(whole[0]?.at).toBeGreaterThan(failuresRead);
		const gaps = whole.slice(1).map(({at}, index) => at - (whole[index]?.at ?? 0));
		expect(Math.min(...gaps)).toBeGreaterThanOrEqual(150);
		expect(open.most).toBeLessThanOrEqual(4);
		const figures = store.getState().failures.domains.figures?.get('example.com');
		expect(figures).toMatchObject({emails: 3500, failures: 3500});
		poller.close();
	});

	test('is given up when nobody looks any more', async () => {
		const {poller, store, requests, until} = watchOn(() => ({failed: 500, undelivered: 8000}));
		poller.start();
		await until(10 * SECOND);
		store.dispatch({type: 'opened-triage'});
		await until(10 * SECOND + 200);
		store.dispatch({type: 'closed-triage'});
		await until(MINUTE);
		expect(requests.filter(({what}) => what === 'list 1000')).toHaveLength(2);
		expect(store.getState().failures.domains.figures).toBeUndefined();
		poller.close();
	});
});

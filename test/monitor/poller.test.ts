import {describe, expect, test} from 'vitest';
import type {EmailPage} from '../../source/core/emails/email.ts';
import {NO_FILTER} from '../../source/core/emails/filter.ts';
import type {Event} from '../../source/state/watch/event.ts';
import {emailUnderCursor} from '../../source/state/watch/list/list.ts';
import {rowCount} from '../../source/state/watch/list/pages.ts';
import {connectionOf} from '../../source/state/watch/select/connection.ts';
import {oldRowsReadAt} from '../../source/state/watch/select/rows-age.ts';
import {email, operation, page, range} from '../helpers/emails.ts';
import type {FakeClock} from '../helpers/fake-clock.ts';
import {noticeIn} from '../helpers/notices.ts';
import {oneTurn} from './problems.ts';
import {openWatch, type Watching} from './watching.ts';

const RUNNING = operation('PROCESSING', {total: 9, queued: 9});
const SETTLED = operation('COMPLETED', {total: 9, delivered: 9});

/** Lets time pass, and whatever waited for it begin. */
async function wind(clock: FakeClock, ms: number): Promise<void> {
	clock.advance(ms);
	await oneTurn();
}

/** A watch whose first poll has been answered, with a list that ends there unless another page is named. */
async function openedWatch(first = RUNNING, next: string | null = null): Promise<Watching> {
	const watching = openWatch();
	watching.poller.start();
	await watching.take('operation').answer(first);
	await watching.take('page').answer(page(range(0, 3), next));
	return watching;
}

/** Answers the second page, which is requested as soon as the first one has been drawn. */
async function loadAhead({clock, take}: Pick<Watching, 'clock' | 'take'>): Promise<void> {
	await wind(clock, 50);
	await take('page').answer(page(range(3, 6), 'third'));
}

describe('polling', () => {
	test('asks for the operation and the first page at once', () => {
		const {poller, untaken} = openWatch();
		poller.start();
		expect(untaken().toSorted()).toEqual(['operation', 'page']);
	});

	test('goes on after the interval with two requests: the operation and the page under the cursor', async () => {
		const {clock, asked, untaken} = await openedWatch();
		expect(clock.nextDue()).toBe(2000);
		clock.advance(1999);
		expect(untaken()).toEqual([]);
		clock.advance(1);
		expect(untaken()).toEqual(['operation', 'page']);
		expect(asked.at(-1)?.query).toMatchObject({token: null, pageSize: 3});
	});

	test('never overlaps: the next poll is only planned when this one has ended', async () => {
		const {clock, state, take, untaken} = await openedWatch();
		clock.advance(2000);
		clock.advance(60_000);
		expect(untaken()).toEqual(['operation', 'page']);
		await take('operation').answer(RUNNING);
		// The page is slow: what is known of the operation is told without it, and nothing new is asked.
		clock.advance(100);
		expect(state().watch.updatedAt).toBe(clock.now() - 100);
		expect(clock.nextDue()).toBeUndefined();
		await take('page').answer(page(range(0, 3)));
		expect(clock.nextDue()).toBe(2000);
	});

	test('slows down once the send has ended, though two emails are only sent', async () => {
		const left = operation('COMPLETED', {total: 4, delivered: 2, sent: 2});
		const {clock} = await openedWatch({...left, updatedAt: 0, answeredAt: 15 * 60_000});
		expect(clock.nextDue()).toBe(30_000);
		const fresh = await openedWatch({...left, updatedAt: 0, answeredAt: 14 * 60_000});
		expect(fresh.clock.nextDue()).toBe(2000);
	});

	test('slows down once settled', async () => {
		const {clock, state} = await openedWatch(SETTLED);
		expect(state().watch.isSettled).toBe(true);
		expect(clock.nextDue()).toBe(30_000);
	});

	test('takes a new interval at once', async () => {
		const {clock, store, untaken} = await openedWatch();
		store.dispatch({type: 'changed-interval', intervalMs: 500});
		expect(clock.nextDue()).toBe(500);
		clock.advance(500);
		expect(untaken()).toEqual(['operation', 'page']);
	});

	test('refreshes when asked, instead of at the due time', async () => {
		const {clock, poller, take} = await openedWatch();
		clock.advance(500);
		poller.refresh();
		await take('operation').answer(RUNNING);
		await take('page').answer(page(range(0, 3)));
		expect(clock.nextDue()).toBe(2000);
	});

	test('says nothing more once it is closed', async () => {
		const {poller, asked, clock, state, take} = await openedWatch();
		clock.advance(2000);
		const before = state();
		poller.close();
		expect(asked.slice(-2).every(({signal}) => signal.aborted)).toBe(true);
		await take('operation').answer(SETTLED);
		expect(state()).toBe(before);
		expect(clock.nextDue()).toBeUndefined();
	});
});

describe('trouble', () => {
	test('keeps what was known, and sends the same request twice more before the poll has failed', async () => {
		const {clock, state, take, untaken} = await openedWatch();
		clock.advance(2000);
		await take('operation').fail('unreachable');
		await take('page').answer(page(range(0, 3)));
		expect(state()).toMatchObject({network: {retry: {at: clock.now() + 1000}}, watch: {failures: 0}});
		await wind(clock, 1000);
		await take('operation').fail('unreachable');
		await wind(clock, 2000);
		await take('operation').fail('unreachable');
		expect(untaken()).toEqual([]);
		expect(state()).toMatchObject({
			network: {},
			watch: {operation: RUNNING, failures: 1, problem: {kind: 'unreachable'}},
		});
		expect(clock.nextDue()).toBe(2000);
		clock.advance(2000);
		await take('operation').answer(RUNNING);
		await take('page').answer(page(range(0, 3)));
		expect(state().watch.problem).toBeUndefined();
		expect(clock.nextDue()).toBe(2000);
	});

	test.each([
		[7000, 8000],
		[5000, 6000],
	])(
		'a Retry-After of %i ms makes the next poll come after %i ms, and nothing before it',
		async (retryAfterMs, expected) => {
			const {clock, store, state, take, untaken} = await openedWatch(RUNNING, 'second');
			await loadAhead({clock, take});
			await wind(clock, clock.nextDue() ?? 0);
			await take('operation').fail('limited', retryAfterMs);
			await take('page').answer(page(range(0, 3), 'second'));
			expect(state().network.held).toMatchObject({until: clock.now() + expected, isPause: false});
			store.dispatch({type: 'went-to-end', height: 10});
			await wind(clock, expected - 1);
			expect(untaken()).toEqual([]);
			await wind(clock, 1);
			expect(untaken().toSorted()).toEqual(['operation', 'page', 'page']);
		},
	);

	test('while the server wants to be left alone, r says so; a pause of an hour it ends', async () => {
		const {clock, poller, state, take, untaken} = await openedWatch();
		clock.advance(2000);
		await take('operation').fail('limited', 60_000);
		await take('page').answer(page(range(0, 3)));
		poller.refresh();
		expect(untaken()).toEqual([]);
		expect(noticeIn(state())).toMatch(/asked for a pause: the next try is in 1 min 1 s/u);
		await wind(clock, 61_000);
		await take('operation').fail('limited', 3_600_000);
		await take('page').answer(page(range(0, 3)));
		expect(state().network.held).toMatchObject({isPause: true});
		poller.refresh();
		await oneTurn();
		expect(untaken()).toEqual(['operation', 'page']);
		expect(state().network.held).toBeUndefined();
	});

	test('r while a request waits to be sent again asks at once', async () => {
		const {clock, poller, state, take, untaken} = await openedWatch();
		clock.advance(2000);
		await take('operation').fail('unreachable');
		await take('page').answer(page(range(0, 3)));
		expect(state().network.retry).toBeDefined();
		poller.refresh();
		expect(untaken().toSorted()).toEqual(['operation', 'page']);
		await take('operation').answer(RUNNING);
		await take('page').answer(page(range(0, 3)));
		expect(state()).toMatchObject({network: {}, watch: {failures: 0}});
		expect(clock.nextDue()).toBe(2000);
	});

	test('r while a poll after a failed one is under way gives it up and asks at once', async () => {
		const {clock, poller, state, take, untaken} = await openedWatch();
		clock.advance(2000);
		await take('operation').fail('broken');
		await take('page').answer(page(range(0, 3)));
		clock.advance(4000);
		const slow = take('operation');
		take('page');
		poller.refresh();
		expect(slow.signal.aborted).toBe(true);
		expect(untaken().toSorted()).toEqual(['operation', 'page']);
		await take('operation').answer(RUNNING);
		await take('page').answer(page(range(0, 3)));
		expect(state().watch.problem).toBeUndefined();
	});

	test('after five polls that failed only the operation is requested, once, until it answers; then the page', async () => {
		const {clock, store, take, untaken} = await openedWatch(RUNNING, 'second');
		await loadAhead({clock, take});
		for (let poll = 0; poll < 5; poll += 1) {
			await wind(clock, clock.nextDue() ?? 0);
			await take('operation').fail('broken');
			await take('page').answer(page(range(0, 3), 'second'));
		}
		await wind(clock, clock.nextDue() ?? 0);
		store.dispatch({type: 'went-to-end', height: 10});
		expect(untaken()).toEqual(['operation']);
		await take('operation').fail('unreachable');
		expect(clock.nextDue()).toBe(60_000);
		await wind(clock, 60_000);
		await take('operation').answer(RUNNING);
		expect(untaken()).toEqual(['page']);
		await take('page').answer(page(range(0, 3), 'second'));
		expect(untaken()).toEqual(['page']);
	});

	test('woken from sleep it gives up what is under way, opens new connections and polls at once', async () => {
		const {clock, poller, take, asked, renewals} = await openedWatch();
		clock.advance(2000);
		const dead = take('operation');
		poller.wake();
		expect(dead.signal.aborted).toBe(true);
		expect(renewals()).toBe(1);
		expect(
			asked
				.filter(({signal}) => !signal.aborted)
				.slice(-2)
				.map(({what}) => what),
		).toEqual(['operation', 'page']);
	});

	test('a 500 is not retried before its time: the interval doubles', async () => {
		const {clock, take} = await openedWatch();
		clock.advance(2000);
		await take('operation').fail('broken');
		await take('page').answer(page(range(0, 3)));
		expect(clock.nextDue()).toBe(4000);
	});

	test('a refusal once data was shown stops polling until the user asks, when it is the same for 30 s', async () => {
		const {clock, state, poller, take, untaken} = await openedWatch();
		for (let refusals = 0; refusals < 16; refusals += 1) {
			expect(state().haltedBy).toBeUndefined();
			clock.advance(2000);
			await take('operation').fail('refused');
			// From the fifth failure on, a poll requests the operation alone.
			if (untaken().length > 0) await take('page').fail('refused');
		}
		expect(state()).toMatchObject({haltedBy: {kind: 'refused'}, watch: {operation: RUNNING}});
		expect(clock.nextDue()).toBeUndefined();
		poller.refresh();
		expect(untaken()).toEqual(['operation']);
		await take('operation').answer(RUNNING);
		await take('page').answer(page(range(0, 3)));
		expect(state().haltedBy).toBeUndefined();
		expect(clock.nextDue()).toBe(2000);
	});

	test('an operation that was just sent may be absent for a while', async () => {
		const {clock, poller, state, take} = openWatch({graceMs: 30_000});
		poller.start();
		await take('operation').fail('absent');
		await take('page').fail('absent');
		expect(state().fatal).toBeUndefined();
		clock.advance(2000);
		await take('operation').answer(RUNNING);
		expect(state().watch.operation).toBe(RUNNING);
	});
});

describe('the list', () => {
	test('loads the next page by its token when the cursor moves past the end, with the same filter', async () => {
		const {store, state, take} = await openedWatch(RUNNING, 'second');
		store.dispatch({type: 'moved-cursor', at: 0, by: 3, height: 10});
		const load = take('page');
		expect(load.query).toMatchObject({token: 'second', filter: {tags: []}, pageSize: 3});
		await load.answer(page(range(3, 6), 'third'));
		expect(emailUnderCursor(state().list)).toEqual(email(3));
	});

	test('waits for a load under way when n is held, and drops nothing', async () => {
		const {store, state, take, untaken} = await openedWatch(RUNNING, 'second');
		for (let press = 0; press < 3; press += 1) store.dispatch({type: 'jumped-page', at: 0, by: 1, height: 10});
		expect(untaken()).toEqual(['page']);
		await take('page').answer(page(range(3, 6), 'third'));
		await take('page').answer(page(range(6, 9), 'fourth'));
		await take('page').answer(page(range(9, 12), 'fifth'));
		// The page after it is loaded ahead.
		expect(take('page').query?.token).toBe('fifth');
		expect(untaken()).toEqual([]);
		expect(emailUnderCursor(state().list)).toEqual(email(9));
	});

	test('a new filter cancels the load of the old one', async () => {
		const {store, state, take} = await openedWatch(RUNNING, 'second');
		store.dispatch({type: 'went-to-end', height: 10});
		const old = take('page');
		store.dispatch({type: 'changed-filter', change: {part: 'tags', tags: [{key: 'campaign', value: 'spring'}]}});
		expect(old.signal.aborted).toBe(true);
		const first = take('page');
		expect(first.query).toMatchObject({token: null, filter: {tags: [{key: 'campaign', value: 'spring'}]}});
		await first.answer(page([7]));
		await old.answer(page(range(3, 6), 'third'));
		expect(rowCount(state().list.pages)).toBe(1);
	});

	test('tries a page again that did not come, at its time', async () => {
		const {clock, store, state, take, untaken} = await openedWatch(RUNNING, 'second');
		store.dispatch({type: 'jumped-page', at: 0, by: 1, height: 10});
		await take('page').fail('broken');
		expect(untaken()).toEqual([]);
		expect(state().list.problem).toMatchObject({kind: 'broken'});
		clock.advance(4000);
		await take('operation').answer(RUNNING);
		const asked = [take('page'), take('page')];
		expect(asked.map(({query}) => query?.token).toSorted()).toEqual([null, 'second'].toSorted());
	});
});

describe('pages that are loaded ahead', () => {
	test('the second page is requested once the first has been drawn, and then nothing while nobody moves', async () => {
		const {clock, asked, take, untaken} = await openedWatch(RUNNING, 'second');
		expect(untaken()).toEqual([]);
		await wind(clock, 50);
		expect(asked.at(-1)?.query).toMatchObject({token: 'second', pageSize: 3});
		await take('page').answer(page(range(3, 6), 'third'));
		await wind(clock, 1900);
		expect(untaken()).toEqual([]);
	});

	test('a key that moves the cursor does not let it wait', async () => {
		const {store, take} = await openedWatch(RUNNING, 'second');
		store.dispatch({type: 'moved-cursor', at: 0, by: 1, height: 3});
		expect(take('page').query?.token).toBe('second');
	});

	test('on the way to the end the next page is requested before the last one is in the list', async () => {
		const {store, state, asked, take} = await openedWatch(RUNNING, 'second');
		store.dispatch({type: 'went-to-end', height: 10});
		const before: number[] = [];
		const {dispatch} = store;
		Object.assign(store, {
			dispatch(...events: readonly Event[]) {
				before.push(asked.length);
				dispatch(...events);
			},
		});
		await take('page').answer(page(range(3, 1003), 'third'));
		expect(before[0]).toBe(asked.length);
		expect(take('page').query).toMatchObject({token: 'third', pageSize: 1000});
		expect(rowCount(state().list.pages)).toBe(1003);
	});
});

describe('a list whose server refuses a changed page size', () => {
	test('is loaded to its end by pages of the first size, after one refusal of each larger size', async () => {
		const {store, state, asked, take} = await openedWatch(RUNNING, 'second');
		store.dispatch({type: 'went-to-end', height: 10});
		for (let refusals = 0; refusals < 4; refusals += 1) await take('page').fail('malformed');
		await take('page').answer(page(range(3, 6), 'third'));
		await take('page').answer(page(range(6, 9), 'fourth'));
		await take('page').answer(page([9]));
		const sizes = asked.flatMap(({query}) => (query?.token ? [query.pageSize] : []));
		expect(sizes).toEqual([1000, 500, 200, 100, 3, 3, 3]);
		expect(emailUnderCursor(state().list)).toEqual(email(9));
		expect(state().list.problem ?? state().list.refusal).toBeUndefined();
	});
});

describe('heavy emails', () => {
	const heavy = (numbers: readonly number[], kib: number) => ({...page(numbers), bytes: kib * 1024});

	test('are refreshed as often as 256 KiB a poll allow, at once when the user asks, and at every poll when they are light', async () => {
		const {poller, clock, state, asked, take} = await openedWatch();
		const poll = async (answer?: EmailPage) => {
			await wind(clock, clock.nextDue() ?? 0);
			await take('operation').answer(RUNNING);
			if (answer !== undefined) await take('page').answer(answer);
		};
		await poll(heavy(range(0, 3), 900));
		expect(state().list.refreshPace).toMatchObject({everyMs: 7500, emails: 3});
		const before = asked.length;
		for (let skipped = 0; skipped < 3; skipped += 1) await poll();
		expect(asked.length - before).toBe(3);
		await poll(heavy(range(0, 3), 900));
		poller.refresh();
		await take('operation').answer(RUNNING);
		await take('page').answer(heavy(range(0, 3), 3));
		expect(state().list.refreshPace).toBeUndefined();
		await poll(heavy(range(0, 3), 3));
	});
});

describe('rows that come into view after the send has settled', () => {
	test('say their age and are refreshed at once, although the next poll is 30 s away; then nothing is requested', async () => {
		const {store, clock, state, take, untaken} = await openedWatch(RUNNING, 'second');
		await wind(clock, 50);
		await take('page').answer(page(range(3, 6)));
		await wind(clock, 10_000);
		await take('operation').answer(SETTLED);
		await take('page').answer(page(range(0, 3), 'second', 'DELIVERED'));
		await wind(clock, 20_000);
		expect(untaken()).toEqual([]);
		store.dispatch({type: 'moved-cursor', at: clock.now(), by: 5, height: 3});
		expect(oldRowsReadAt(state(), 3)).toBeDefined();
		await wind(clock, 0);
		await take('page').answer(page(range(3, 6), null, 'DELIVERED'));
		expect(emailUnderCursor(state().list)?.status.raw).toBe('DELIVERED');
		expect(oldRowsReadAt(state(), 3)).toBeUndefined();
		await wind(clock, 5000);
		expect(untaken()).toEqual([]);
	});
});

describe('a list that the server refuses while the operation answers', () => {
	test.each(['refused', 'absent', 'malformed'] as const)('%s: it is asked once; the counters go on', async (kind) => {
		const {poller, clock, state, take, untaken} = await openedWatch();
		clock.advance(2000);
		await take('operation').answer(RUNNING);
		await take('page').fail(kind);
		for (let poll = 0; poll < 3; poll += 1) {
			clock.advance(2000);
			expect(untaken()).toEqual(['operation']);
			await take('operation').answer(RUNNING);
		}
		expect(state().list.refusal?.kind).toBe(kind);
		const {network, watch, list, nextPollAt, haltedBy} = state();
		const facts = {network, watch, listProblem: list.problem, nextPollAt, haltedBy};
		expect(connectionOf(facts, clock.now()).kind).toBe('live');
		poller.refresh();
		expect(untaken().toSorted()).toEqual(['operation', 'page']);
	});

	test('a refused page token is sent once more with each smaller size, and then only after the list was started again', async () => {
		const {poller, clock, store, state, take, untaken} = await openedWatch(RUNNING, 'second');
		store.dispatch({type: 'went-to-end', height: 10});
		for (const size of [1000, 500, 200, 100, 3]) {
			const asked = take('page');
			expect([asked.query?.token, asked.query?.pageSize]).toEqual(['second', size]);
			await asked.fail('malformed');
		}
		expect(state().list.goal).toBeUndefined();
		store.dispatch({type: 'went-to-end', height: 10});
		clock.advance(2000);
		await take('operation').answer(RUNNING);
		expect(take('page').query?.token).toBeNull();
		expect(untaken()).toEqual([]);
		poller.refresh();
		expect(take('page').query?.token).toBeNull();
	});

	test('a size that is refused is not taken for a refused list: the first size is requested again', async () => {
		const {clock, state, take} = await openedWatch();
		clock.advance(2000);
		await take('operation').answer(RUNNING);
		await take('page').answer(page(range(0, 5)));
		clock.advance(2000);
		await take('operation').answer(RUNNING);
		const larger = take('page');
		expect(larger.query?.pageSize).toBe(5);
		await larger.fail('malformed');
		expect(take('page').query?.pageSize).toBe(3);
		expect(state().list.refusal).toBeUndefined();
	});
});

describe('a list of several statuses', () => {
	const statuses = ['FAILED', 'UNDELIVERED'] as const;

	/** A watch of two statuses whose first poll and pages have been answered. */
	async function openedFailures(): Promise<Watching> {
		const watching = openWatch({filter: {...NO_FILTER, statuses}});
		watching.poller.start();
		await watching.take('operation').answer(RUNNING);
		await watching.take('page').answer(page([0, 3, 4], 'F2', 'FAILED'));
		await watching.take('page').answer(page([1, 2, 5], 'U2', 'UNDELIVERED'));
		return watching;
	}

	test('asks for the first page of each at once, and merges them', async () => {
		const {poller, asked, untaken, take, state} = openWatch({filter: {...NO_FILTER, statuses}});
		poller.start();
		expect(untaken().toSorted()).toEqual(['operation', 'page', 'page']);
		expect(asked.flatMap(({query}) => query?.filter.status ?? [])).toEqual(statuses);
		await take('page').answer(page([0, 3, 4], 'F2', 'FAILED'));
		expect(rowCount(state().list.pages)).toBe(0);
		await take('page').answer(page([1, 2, 5], 'U2', 'UNDELIVERED'));
		expect(rowCount(state().list.pages)).toBe(5);
	});

	test('polls with one request and one per status', async () => {
		const {clock, asked, untaken} = await openedFailures();
		const before = asked.length;
		clock.advance(clock.nextDue() ?? 0);
		expect(untaken()).toEqual(['operation', 'page', 'page']);
		expect(asked.slice(before).flatMap(({query}) => query?.filter.status ?? [])).toEqual(statuses);
	});

	test('loads on with the status that has run out, and fails as one', async () => {
		const {clock, store, state, take, untaken} = await openedFailures();
		store.dispatch({type: 'moved-cursor', at: 0, by: 5, height: 10});
		expect(untaken()).toEqual(['page']);
		const load = take('page');
		expect(load.query).toMatchObject({token: 'F2', filter: {status: 'FAILED'}});
		await load.answer(page([7], null, 'FAILED'));
		expect(emailUnderCursor(state().list)?.id.raw).toBe(email(5).id.raw);
		await wind(clock, 50);
		await take('page').answer(page([8], null, 'UNDELIVERED'));
		clock.advance(clock.nextDue() ?? 0);
		await take('operation').answer(RUNNING);
		await take('page').fail('broken');
		await take('page').fail('broken');
		expect(state().list).toMatchObject({failures: 1, problem: {kind: 'broken'}});
	});

	test('asks for more of a page that more emails have come into', async () => {
		const {clock, take, asked} = await openedFailures();
		const poll = async () => {
			clock.advance(clock.nextDue() ?? 0);
			await take('operation').answer(RUNNING);
		};
		await poll();
		await take('page').answer(page([0, 2, 3], 'F1', 'FAILED'));
		await take('page').answer(page([1, 2, 5], 'U2', 'UNDELIVERED'));
		await poll();
		expect(asked.slice(-2).map(({query}) => query?.pageSize)).toEqual([4, 3]);
	});
});

describe('one email', () => {
	test('is fetched once when it is opened, and canceled when it is closed', async () => {
		const {store, state, take, untaken} = await openedWatch();
		store.dispatch({type: 'opened-details'});
		const first = take('email');
		store.dispatch({type: 'closed-details'});
		expect(first.signal.aborted).toBe(true);
		store.dispatch({type: 'opened-details'});
		await take('email').answer({email: email(0), attachments: [], bodies: {text: 'Hello', json: '{}'}});
		await expect.poll(() => state().details.fetched.get(email(0).id.raw)?.details.bodies.text).toBe('Hello');
		expect(untaken()).toEqual([]);
	});
});

describe('with an email open', () => {
	const json = {bodies: {json: '{}'}, attachments: []};
	const down = {type: 'moved-cursor', at: 0, by: 1, height: 10} as const;

	async function openedEmail(): Promise<Watching> {
		const watching = await openedWatch();
		watching.store.dispatch({type: 'opened-details'});
		return watching;
	}

	test('none that the cursor only passes is requested; the one it rests on is', async () => {
		const {store, clock, take, untaken} = await openedEmail();
		await take('email').answer({...json, email: email(0)});
		store.dispatch(down);
		clock.advance(119);
		store.dispatch(down);
		clock.advance(119);
		expect(untaken()).toEqual([]);
		clock.advance(1);
		expect(take('email').id).toBe(email(2).id.raw);
	});

	test('moving on cancels its fetch, and coming back to one that was fetched sends no request', async () => {
		const {store, state, clock, take, untaken} = await openedEmail();
		await take('email').answer({...json, email: email(0)});
		await expect.poll(() => state().details.fetched.size).toBe(1);
		store.dispatch(down);
		clock.advance(120);
		const left = take('email');
		store.dispatch({...down, by: -1});
		expect(left.signal.aborted).toBe(true);
		clock.advance(500);
		expect(untaken()).toEqual([]);
	});

	test('is requested again when a poll has seen it change', async () => {
		const {state, clock, take, untaken} = await openedEmail();
		await take('email').answer({...json, email: email(0)});
		await expect.poll(() => state().details.fetched.size).toBe(1);
		clock.advance(2000);
		await take('operation').answer(RUNNING);
		const sent = email(0, 'SENT', {updatedAt: clock.now()});
		await take('page').answer({emails: [sent, email(1), email(2)], next: null});
		clock.advance(120);
		await take('email').answer({...json, email: sent});
		expect(untaken()).toEqual([]);
	});

	test('of one with several recipients the receipts are requested, and it is shown without them', async () => {
		const {state, take} = await openedEmail();
		const several = email(0, 'SENT', {to: [...email(0).to, ...email(1).to]});
		await take('email').answer({...json, email: several});
		await take('receipts').fail('absent');
		await expect.poll(() => state().details.fetched.size).toBe(1);
		expect(state().details.fetched.get(several.id.raw)?.details).not.toHaveProperty('receipts');
	});
});

describe('a frozen list', () => {
	test('costs one request a poll, and goes on with a poll at once', async () => {
		const {store, clock, poller, take, untaken} = await openedWatch();
		store.dispatch({type: 'toggled-freeze'});
		clock.advance(2000);
		expect(untaken()).toEqual(['operation']);
		await take('operation').answer(RUNNING);
		store.dispatch({type: 'toggled-freeze'});
		poller.refresh();
		expect(untaken()).toEqual(['operation', 'page']);
	});
});

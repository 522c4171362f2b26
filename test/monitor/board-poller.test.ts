import {describe, expect, onTestFinished, test} from 'vitest';
import type {Client, EmailQuery, OperationQuery} from '../../source/api/client.ts';
import type {EmailPage} from '../../source/core/emails/email.ts';
import type {OperationId} from '../../source/core/operation/ids.ts';
import type {ListedOperation, Operation, OperationPage} from '../../source/core/operation/operation.ts';
import {untrusted} from '../../source/core/text/text.ts';
import {createBoardPoller} from '../../source/monitor/board-poller.ts';
import {newBoard} from '../../source/state/board/board.ts';
import {pollPace} from '../../source/state/board/demand.ts';
import type {BoardQuery} from '../../source/state/board/query.ts';
import {reduceBoard} from '../../source/state/board/reduce.ts';
import {createStoreOf} from '../../source/state/store.ts';
import {emailOf} from '../helpers/builders.ts';
import {createFakeClock} from '../helpers/fake-clock.ts';
import {DAY_MS, listed, NOW, numbersOf, sendId} from '../state/board/boards.ts';
import {offlineError, oneTurn, problemError} from './problems.ts';

const UNDER_WAY = {total: 100, delivered: 40, queued: 60};
const DONE = {total: 100, delivered: 100};

/** What the scripted server does. */
type Script = {
	list: (query: OperationQuery) => OperationPage;
	fetch: (id: OperationId) => Operation;
	emails: (query: EmailQuery) => EmailPage;
};

/** A board on a scripted server: `asked` says in words what was requested, and when. */
function openBoard(
	script: Partial<Script>,
	named: readonly OperationId[] = [],
	query: BoardQuery = {since: NOW - DAY_MS, statuses: [], tags: []},
) {
	const clock = createFakeClock(NOW);
	const asked: string[] = [];
	const note = (what: string) => asked.push(`${(clock.now() - NOW) / 1000} s: ${what}`);
	const refused = () => {
		throw problemError('absent');
	};
	const {list = refused, fetch = refused, emails = () => ({emails: [], next: null})} = script;
	const client: Client = {
		listOperations: async (query) => {
			note(`list from ${((query.since ?? 0) - NOW) / 1000} s${query.token === null ? '' : ` at ${query.token}`}`);
			return list(query);
		},
		fetchOperation: async (id) => {
			note(`send ${Number(id.slice(-4)) - 1000}`);
			return fetch(id);
		},
		listEmails: async (query) => {
			const {operationId = '', filter, pageSize} = query;
			note(`${filter.status ?? 'emails'} of ${Number(operationId.slice(-4)) - 1000}, ${pageSize}`);
			return emails(query);
		},
		fetchEmail: refused,
		listReasons: refused,
		fetchReceipts: refused,
		renew: () => note('new connections'),
		close: async () => {},
	};
	const board = newBoard({
		...{now: NOW, named, intervalMs: 2000, isMasked: false, terms: {stallAfterMs: 60_000}},
		query,
	});
	const store = createStoreOf(board, reduceBoard);
	const poller = createBoardPoller({client, store, clock, random: () => 0});
	onTestFinished(poller.close);
	poller.start();
	return {
		store,
		poller,
		/** What has been requested since it was last looked at. */
		asked: () => asked.splice(0),
		async advance(seconds: number) {
			for (let rest = seconds * 2; rest > 0; rest -= 1) {
				clock.advance(500);
				await oneTurn();
			}
		},
	};
}

function page(operations: readonly ListedOperation[], next: string | null = null): OperationPage {
	return {operations, next, bytes: 310 * operations.length};
}

const withoutNames = (asked: readonly string[]) => asked.filter((one) => !one.includes('emails of'));

describe('the poller of a board', () => {
	test('asks once a poll: the whole list first, then from the oldest send under way, the whole again after a minute', async () => {
		const board = openBoard({
			list: () => page([listed(1, 'PROCESSING', UNDER_WAY, {ago: 30}), listed(2, 'COMPLETED', DONE, {ago: 900})]),
		});
		await oneTurn();
		expect(withoutNames(board.asked())).toEqual(['0 s: list from -86400 s']);
		await board.advance(6);
		expect(withoutNames(board.asked())).toEqual([
			'2 s: list from -30 s',
			'4 s: list from -30 s',
			'6 s: list from -30 s',
		]);
		await board.advance(54);
		expect(board.asked().at(-1)).toBe('60 s: list from -86400 s');
	});

	test('counts the week by the clock of the server where ours is a month ahead', async () => {
		const answeredAt = NOW - 31 * DAY_MS;
		const from = (answeredAt - 7 * DAY_MS - NOW) / 1000;
		const list = () => ({...page([listed(1, 'COMPLETED', DONE, {ago: 32 * 86_400})]), answeredAt});
		const week = {since: NOW - 7 * DAY_MS, isWeek: true, statuses: [], tags: []} as const;
		const board = openBoard({list}, [], week);
		await oneTurn();
		expect(withoutNames(board.asked())).toEqual([`0 s: list from ${-7 * 86_400} s`, `0 s: list from ${from} s`]);
		await board.advance(60);
		expect(withoutNames(board.asked()).at(-1)).toBe(`60 s: list from ${from} s`);
		const {isWeek: _, ...given} = week;
		const asGiven = openBoard({list}, [], given);
		await oneTurn();
		expect(withoutNames(asGiven.asked())).toHaveLength(1);
	});

	test('asks once a poll, whatever the clock of the server says, when the list begins with the oldest send under way', async () => {
		const board = openBoard(
			{
				list: () => ({
					...page([listed(1, 'PROCESSING', UNDER_WAY, {ago: 30})]),
					answeredAt: NOW,
				}),
			},
			[],
			{since: NOW - 7 * DAY_MS, isWeek: true, statuses: [], tags: []},
		);
		await oneTurn();
		board.asked();
		await board.advance(4);
		expect(withoutNames(board.asked())).toEqual(['2 s: list from -30 s', '4 s: list from -30 s']);
	});

	test('reads a long list page by page, and stops where a token leads back', async () => {
		const pages: Record<string, OperationPage> = {
			first: page([listed(1, 'COMPLETED', DONE)], 'second'),
			second: page([listed(2, 'COMPLETED', DONE)], 'second'),
		};
		const board = openBoard({list: ({token}) => pages[token ?? 'first'] ?? page([])});
		await oneTurn();
		expect(withoutNames(board.asked())).toEqual(['0 s: list from -86400 s', '0 s: list from -86400 s at second']);
		expect(numbersOf(board.store.getState())).toEqual([1, 2]);
		expect(board.store.getState().polls).toMatchObject({requests: 2});
		expect(board.store.getState().polls.wholeAt).toBeUndefined();
	});

	test('fetches what was named and is not listed, two per second at most', async () => {
		const board = openBoard({list: () => page([]), fetch: () => listed(9, 'PROCESSING', UNDER_WAY)}, [
			sendId(1),
			sendId(2),
			sendId(3),
		]);
		await oneTurn();
		board.asked();
		await board.advance(6);
		expect(withoutNames(board.asked())).toEqual([
			'2 s: list from -86400 s',
			'2 s: send 1',
			'2.5 s: send 2',
			'3 s: send 3',
			'4 s: list from -86400 s',
			'4 s: send 1',
			'4.5 s: send 2',
			'5 s: send 3',
			'6 s: list from -86400 s',
			'6 s: send 1',
		]);
		expect(pollPace(board.store.getState())).toMatchObject({requests: 4, everyMs: 2000});
	});

	test('one refused poll proves nothing: the list is fetched on at the pace of the polls', async () => {
		let isRefused = false;
		const board = openBoard({
			list: () => {
				if (isRefused) throw problemError('refused');
				return page([listed(1, 'PROCESSING', UNDER_WAY)]);
			},
		});
		await oneTurn();
		isRefused = true;
		await board.advance(2);
		isRefused = false;
		board.asked();
		await board.advance(2);
		expect(withoutNames(board.asked())).toEqual(['4 s: list from -1 s']);
		expect(board.store.getState().polls).not.toHaveProperty('problem');
		expect(board.store.getState().polls).not.toHaveProperty('doubt');
	});

	test('falls back to single fetches where the list is refused for 30 s, and finds new sends once it is not any more', async () => {
		let isRefused = false;
		const sends = [listed(1, 'PROCESSING', UNDER_WAY), listed(2, 'COMPLETED', DONE)];
		const board = openBoard({
			list: () => {
				if (isRefused) throw problemError('refused');
				return page(sends);
			},
			fetch: () => listed(1, 'PROCESSING', {...UNDER_WAY, delivered: 50, queued: 50}),
		});
		await oneTurn();
		isRefused = true;
		await board.advance(30);
		expect(board.store.getState().polls.refusal).toBeUndefined();
		await board.advance(2);
		expect(board.store.getState().polls.refusal).toMatchObject({kind: 'refused'});
		board.asked();
		await board.advance(4);
		expect(withoutNames(board.asked())).toEqual(['34 s: send 1', '36 s: send 1']);
		expect(board.store.getState().sends.get(sendId(1))?.watch.counts).toMatchObject({delivered: 50});
		await board.advance(54);
		board.asked();
		sends.unshift(listed(0, 'PROCESSING', UNDER_WAY));
		await board.advance(2);
		expect(withoutNames(board.asked())).toEqual(['92 s: list from -86400 s', '92 s: send 1']);
		isRefused = false;
		await board.advance(60);
		expect(board.store.getState().polls).not.toHaveProperty('refusal');
		expect(numbersOf(board.store.getState())).toEqual([0, 1, 2]);
	});

	test('where the list is refused and no server answers either, a poll has failed once, with one request, and the next that is answered clears that', async () => {
		let isGone = false;
		const numbers = [1, 2, 3, 4, 5, 6];
		const board = openBoard(
			{
				list: () => {
					throw isGone ? offlineError() : problemError('refused');
				},
				fetch: (id) => {
					if (isGone) throw offlineError();
					return listed(Number(id.slice(-4)) - 1000, 'PROCESSING', UNDER_WAY);
				},
			},
			numbers.map(sendId),
		);
		await board.advance(3);
		expect(board.store.getState().polls).toMatchObject({refusal: {kind: 'refused'}, failures: 0});
		expect(board.store.getState().polls).not.toHaveProperty('problem');
		isGone = true;
		board.asked();
		await board.advance(10);
		expect(withoutNames(board.asked())).toEqual([
			'3.5 s: send 2',
			'5.5 s: send 1',
			'7.5 s: send 1',
			'9.5 s: send 1',
			'11.5 s: send 1',
		]);
		expect(board.store.getState().polls).toMatchObject({problem: {isOffline: true}, failures: 5});
		isGone = false;
		await board.advance(30);
		expect(withoutNames(board.asked())[0]).toBe('41.5 s: send 1');
		expect(board.store.getState().polls).toMatchObject({refusal: {kind: 'refused'}, failures: 0});
		expect(board.store.getState().polls).not.toHaveProperty('problem');
	});

	test('after five failed polls a poll is a single attempt, after 30, 60 and 120 s', async () => {
		let isGone = false;
		const board = openBoard({
			list: () => {
				if (isGone) throw offlineError();
				return page([listed(1, 'PROCESSING', UNDER_WAY)]);
			},
		});
		await oneTurn();
		isGone = true;
		board.asked();
		await board.advance(420);
		const times = board.asked().map((one) => Number.parseFloat(one));
		expect(times.slice(-5).map((time, index, all) => time - (all[index - 1] ?? time))).toEqual([0, 30, 60, 120, 120]);
	});

	test('asks for a refused list on request', async () => {
		let isRefused = true;
		const board = openBoard({
			list: () => {
				if (isRefused) throw problemError('refused');
				return page([listed(1, 'COMPLETED', DONE)]);
			},
		});
		await oneTurn();
		expect(board.store.getState().polls.refusal).toMatchObject({kind: 'refused'});
		board.asked();
		isRefused = false;
		board.poller.refresh();
		await oneTurn();
		expect(withoutNames(board.asked())).toEqual(['0 s: list from -86400 s']);
		expect(board.store.getState().polls.refusal).toBeUndefined();
	});

	test('is slower while the server does not answer, keeps what it knows, and recovers', async () => {
		let isDown = false;
		const board = openBoard({
			list: () => {
				if (isDown) throw problemError('broken');
				return page([listed(1, 'PROCESSING', UNDER_WAY)]);
			},
		});
		await oneTurn();
		isDown = true;
		await board.advance(20);
		expect(withoutNames(board.asked())).toEqual([
			'0 s: list from -86400 s',
			'2 s: list from -1 s',
			'6 s: list from -1 s',
			'14 s: list from -1 s',
		]);
		expect(board.store.getState()).toMatchObject({polls: {problem: {kind: 'broken'}, failures: 3}});
		expect(numbersOf(board.store.getState())).toEqual([1]);
		isDown = false;
		await board.advance(12);
		expect(board.store.getState().polls.problem).toBeUndefined();
	});

	test('reads one name per second, and the failures of the send on which the cursor has rested for a second', async () => {
		const failing = {total: 100, delivered: 80, failed: 20};
		const board = openBoard({
			list: () =>
				page([listed(1, 'COMPLETED', failing), listed(2, 'COMPLETED', DONE), listed(3, 'COMPLETED', failing)]),
			emails: ({filter}) => ({
				emails: filter.status === undefined ? [{...emailOf('a'), subject: untrusted('Hello')}] : [emailOf('b')],
				next: null,
			}),
		});
		await oneTurn();
		expect(board.asked()).toEqual(['0 s: list from -86400 s', '0 s: emails of 1, 1']);
		await board.advance(2);
		expect(board.asked()).toEqual([
			'1 s: emails of 2, 1',
			'1 s: FAILED of 1, 1000',
			'1 s: UNDELIVERED of 1, 1000',
			'2 s: emails of 3, 1',
		]);
		expect(board.store.getState().failures).toMatchObject({of: sendId(1), read: 1, counted: 20});
		expect([...board.store.getState().sends.values()].map(({name}) => name?.subject?.raw)).toEqual([
			'Hello',
			'Hello',
			'Hello',
		]);
		board.store.dispatch(
			{type: 'moved-on-board', by: 1, at: NOW + 2000},
			{type: 'moved-on-board', by: 1, at: NOW + 2500},
		);
		await board.advance(1);
		expect(board.asked()).toEqual([]);
		await board.advance(1);
		expect(board.asked()).toEqual(['3.5 s: FAILED of 3, 1000', '3.5 s: UNDELIVERED of 3, 1000']);
		await board.advance(20);
		expect(board.asked()).toEqual([]);
	});

	test('asks for no failures while the cursor moves, and within their budget while it rests on a send that goes on failing', async () => {
		let failed = 20;
		const failing = () => ({total: 10_000, delivered: 80, failed, queued: 9920 - failed});
		const board = openBoard({
			list: () => page([1, 2, 3].map((number) => listed(number, 'PROCESSING', failing()))),
			emails: ({filter}) => ({emails: filter.status === undefined ? [] : [emailOf('b')], next: null}),
		});
		await oneTurn();
		const failures = () => board.asked().filter((one) => /FAILED|UNDELIVERED/u.test(one));
		for (let step = 0; step < 20; step += 1) {
			board.store.dispatch({type: 'moved-on-board', by: step % 4 < 2 ? 1 : -1, at: NOW + step * 500});
			await board.advance(0.5);
		}
		expect(failures()).toEqual([]);
		await board.advance(1);
		expect(failures()).toHaveLength(2);
		for (let seconds = 0; seconds < 300; seconds += 1) {
			failed += 1;
			await board.advance(1);
		}
		// At most six requests a minute; each read takes two.
		expect(failures().length).toBeLessThanOrEqual(30);
		expect(board.store.getState().failures.counted).toBeGreaterThan(290);
	});

	test('over ten minutes moves its beginning up as sends settle, has the whole list once a minute, and half-minutely at the end', async () => {
		/** The sends by their age at the start, and after how many seconds each settles. */
		const sends = [
			{number: 1, ago: 500, settles: 100},
			{number: 2, ago: 300, settles: 200},
			{number: 3, ago: 30, settles: 290},
		];
		let seconds = 0;
		const board = openBoard({
			list: ({since = 0}) =>
				page(
					sends
						.filter(({ago}) => NOW - ago * 1000 >= since)
						.map(({number, ago, settles}) =>
							settles > seconds
								? listed(
										number,
										'PROCESSING',
										{total: 1000, delivered: seconds, queued: 1000 - seconds},
										{ago, at: NOW + seconds * 1000},
									)
								: listed(number, 'COMPLETED', {total: 1000, delivered: 1000}, {ago, at: NOW + settles * 1000}),
						),
				),
		});
		await oneTurn();
		for (; seconds < 600; seconds += 0.5) await board.advance(0.5);
		const lists = withoutNames(board.asked()).map((one) => {
			const [, at = '', from = ''] = /^([\d.]+) s: list from (-?\d+) s$/u.exec(one) ?? [];
			return {at: Number(at), from: Number(from)};
		});
		const whole = lists.filter(({from}) => from === -86_400);
		// At 292 s everything has settled: the whole list, which is 52 s old, comes with the next poll, and then every 30 s.
		expect(whole.map(({at}) => at)).toEqual([
			0,
			60,
			120,
			180,
			240,
			...Array.from({length: 11}, (_, index) => 294 + index * 30),
		]);
		const startsIn = (from: number, to: number) => [
			...new Set(lists.filter((one) => one.from !== -86_400 && one.at > from && one.at <= to).map((one) => one.from)),
		];
		expect([startsIn(0, 100), startsIn(104, 200), startsIn(204, 290)]).toEqual([[-500], [-300], [-30]]);
		const gaps = (from: number, to: number) => {
			const times = lists.map(({at}) => at).filter((at) => at >= from && at <= to);
			return new Set(times.slice(1).map((at, index) => at - (times[index] ?? 0)));
		};
		expect(gaps(0, 290)).toEqual(new Set([2]));
		expect(gaps(330, 600)).toEqual(new Set([30]));
	});

	test('asks again later for the name of a send whose first email is still to come', async () => {
		let isEmpty = true;
		const board = openBoard({
			list: () => page([listed(1, 'PROCESSING', UNDER_WAY), listed(2, 'COMPLETED', DONE)]),
			emails: () => ({emails: isEmpty ? [] : [{...emailOf('a'), subject: untrusted('Hello')}], next: null}),
		});
		const names = () => board.asked().filter((one) => one.includes('emails of'));
		await oneTurn();
		await board.advance(8);
		expect(names()).toEqual(['0 s: emails of 1, 1', '1 s: emails of 2, 1']);
		isEmpty = false;
		await board.advance(8);
		expect(names()).toEqual(['10 s: emails of 1, 1']);
		expect(board.store.getState().sends.get(sendId(1))?.name?.subject?.raw).toBe('Hello');
	});

	test('reads the lists of two compared sends whole, one after the other, and only while they are compared', async () => {
		const failed = {...emailOf('b', {status: 'FAILED'}), to: [{address: untrusted('a@example.org')}]};
		const board = openBoard({
			list: () => page([listed(1, 'COMPLETED', DONE), listed(2, 'COMPLETED', DONE)]),
			emails: ({pageSize, token}) => ({
				emails: pageSize === 1 ? [] : [failed],
				next: pageSize > 1 && token === null ? 'more' : null,
			}),
		});
		await board.advance(2);
		board.asked();
		board.store.dispatch({type: 'compared-sends', ids: [sendId(2), sendId(1)]});
		for (let turns = 0; turns < 8; turns += 1) await oneTurn();
		expect(board.asked()).toEqual([
			'2 s: emails of 2, 1000',
			'2 s: emails of 2, 1000',
			'2 s: emails of 1, 1000',
			'2 s: emails of 1, 1000',
		]);
		expect([...board.store.getState().figures]).toEqual(
			[sendId(2), sendId(1)].map((id) => [
				id,
				expect.objectContaining({read: 1, records: [expect.objectContaining({domain: 'example.org', emails: 1})]}),
			]),
		);
		board.store.dispatch({type: 'closed-comparison'}, {type: 'compared-sends', ids: [sendId(1), sendId(2)]});
		await oneTurn();
		expect(board.asked()).toEqual([]);
	});

	test('asks for nothing while it is paused, and at once when it goes on', async () => {
		const board = openBoard({list: () => page([listed(1, 'PROCESSING', UNDER_WAY)])});
		await oneTurn();
		board.poller.pause();
		await board.advance(10);
		board.asked();
		board.poller.start();
		await oneTurn();
		expect(withoutNames(board.asked())).toEqual(['10 s: list from -1 s']);
	});
});

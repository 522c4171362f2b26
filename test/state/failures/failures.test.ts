import {describe, expect, test} from 'vitest';
import type {Email} from '../../../source/core/emails/email.ts';
import type {Reason} from '../../../source/core/emails/failure.ts';
import type {FailureStatus} from '../../../source/core/emails/filter.ts';
import type {ProblemKind} from '../../../source/core/network/problem.ts';
import {untrusted} from '../../../source/core/text/text.ts';
import {currentFigures} from '../../../source/state/failures/domains.ts';
import {noReasonOf, whyText} from '../../../source/state/failures/why.ts';
import {failuresTrouble, readText} from '../../../source/state/failures/words.ts';
import type {Event} from '../../../source/state/watch/event.ts';
import type {WatchOptions} from '../../../source/state/watch/new-watch.ts';
import {reduce} from '../../../source/state/watch/reduce.ts';
import {demandOf} from '../../../source/state/watch/select/demand.ts';
import type {State} from '../../../source/state/watch/state.ts';
import {operationOf, problemOf, stateAfter} from '../../helpers/builders.ts';
import {email, range} from '../../helpers/emails.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** The counters at a time. */
function counters(at: number, failed: number | undefined, undelivered: number | undefined): Event {
	const {failed: _, undelivered: __, ...others} = operationOf('PROCESSING', {total: 10_000}).stats;
	const known = {...(failed === undefined ? {} : {failed}), ...(undelivered === undefined ? {} : {undelivered})};
	return {type: 'received-operation', at, operation: {...operationOf('PROCESSING'), stats: {...others, ...known}}};
}

/** A page of failures with these numbers. */
function got(
	at: number,
	status: FailureStatus,
	numbers: readonly number[],
	{token = null, next = null}: {token?: string | null; next?: string | null} = {},
): Event {
	const emails = numbers.map((number): Email => email(number, status));
	return {type: 'received-failures', at, status, token, page: {emails, next}};
}

function noReasons(at: number, kind: ProblemKind = 'absent'): Event {
	return {type: 'failed-reasons', at, problem: problemOf(kind)};
}

function failed(at: number, kind: ProblemKind, token: string | null = null): Event {
	return {type: 'failed-failures', at, status: 'FAILED', token, problem: problemOf(kind), retryAt: at + 5000};
}

/** What is requested next, in words, and from when on. */
function demanded(state: State): string {
	const {failures} = demandOf(state);
	if (failures === undefined) return 'nothing';
	const names = failures.requests.map((request) => {
		const what = request.of === 'emails' ? request.status : 'reasons';
		return request.token === null ? what : `${what} ${request.token}`;
	});
	const when = failures.notBefore === 0 ? '' : ` at ${failures.notBefore / SECOND} s`;
	return `${names.join(', ')}${when}`;
}

function watchAfter(events: readonly Event[], options: Partial<WatchOptions> = {}): State {
	return stateAfter(events, options);
}

function then(state: State, ...events: readonly Event[]): State {
	return events.reduce(reduce, state);
}

/** A watch that has read 10 FAILED and 20 UNDELIVERED emails at 100 s, on a server without reasons. */
const READ: readonly Event[] = [
	counters(99_000, 10, 20),
	noReasons(100_000),
	got(100_000, 'FAILED', range(0, 10)),
	got(100_000, 'UNDELIVERED', range(10, 30)),
];

describe('the first read', () => {
	test('comes as soon as the counters show failures, both statuses at once', () => {
		expect(demanded(watchAfter([]))).toBe('nothing');
		expect(demanded(watchAfter([counters(0, 0, 0)]))).toBe('nothing');
		expect(demanded(watchAfter([counters(0, 1, 0)]))).toBe('FAILED, UNDELIVERED');
		expect(demandOf(watchAfter([counters(0, 1, 0)])).failures?.pageSize).toBe(1000);
	});

	test('does not come where nobody can see it, nor while the list is frozen', () => {
		expect(demanded(watchAfter([counters(0, 1, 0)], {isListed: false}))).toBe('nothing');
		expect(demanded(watchAfter([counters(0, 1, 0), {type: 'toggled-freeze'}]))).toBe('nothing');
	});

	test('does not come while polls are probes', () => {
		const trouble = range(0, 5).map((at): Event => ({type: 'failed-operation', at, problem: problemOf('unreachable')}));
		expect(demanded(watchAfter([counters(0, 1, 0), ...trouble]))).toBe('nothing');
	});

	test('follows the pages of each status, and shows what has come so far', () => {
		const state = watchAfter([
			counters(0, 1500, 793),
			got(0, 'FAILED', range(0, 1000), {next: 'second'}),
			got(0, 'UNDELIVERED', range(2000, 2001)),
		]);
		expect(demanded(state)).toBe('FAILED second, reasons');
		expect(readText(state)).toBe('1,001 of 2,293 read');
		expect(state.failures.groups.map(({emails}) => emails.length)).toEqual([1001]);
	});

	test('asks for failures that the counters do not tell of once the user looks for them', () => {
		const unknown = watchAfter([counters(0, undefined, undefined)]);
		expect(demanded(unknown)).toBe('nothing');
		expect(demanded(then(unknown, {type: 'opened-triage'}))).toBe('FAILED, UNDELIVERED');
		expect(demanded(watchAfter([counters(0, 0, 0), {type: 'opened-triage'}]))).toBe('nothing');
	});
});

test('failures that the counters do not tell of are read again when the user looks again', () => {
	const opened: Event = {type: 'opened-triage'};
	const unknown = counters(99_000, undefined, undefined);
	const page = [got(100_000, 'FAILED', [1]), got(100_000, 'UNDELIVERED', [])];
	const read = watchAfter([unknown, opened, noReasons(100_000), ...page]);
	expect(demanded(read)).toBe('nothing');
	expect(demanded(then(read, {type: 'closed-triage'}, opened))).toBe('FAILED at 110 s');
});

describe('the next read', () => {
	test.each([
		['nothing has grown', counters(102_000, 10, 20), 'nothing'],
		['they have grown by 10 %: at once', counters(102_000, 10, 23), 'UNDELIVERED at 100 s'],
		['they have grown at all: 10 s after the last', counters(102_000, 10, 21), 'UNDELIVERED at 110 s'],
		['both have grown', counters(102_000, 11, 21), 'FAILED at 110 s'],
	])('%s', (_, event, expected) => {
		expect(demanded(watchAfter([...READ, event]))).toBe(expected);
	});

	test('asks for one page at a time', () => {
		const state = watchAfter([...READ, counters(101_000, 20, 40)]);
		expect(demanded(state)).toBe('FAILED at 100 s');
		expect(demanded(then(state, got(102_000, 'FAILED', range(0, 20))))).toBe('UNDELIVERED');
	});

	test('replaces the last one only when it is whole; until then the last one stands beside the counters', () => {
		const begun = watchAfter([
			...READ,
			counters(101_000, 20, 40),
			got(102_000, 'FAILED', [...range(0, 10), ...range(50, 60)]),
		]);
		expect(readText(begun)).toBe('30 of 60 read');
		const whole = then(begun, got(103_000, 'UNDELIVERED', range(10, 50)));
		expect(readText(whole)).toBe('all 60 read');
		expect(demanded(whole)).toBe('nothing');
	});

	test('gives each line its trend, from one read to the next', () => {
		const first = watchAfter(READ);
		expect(first.failures.groups.map(({before}) => before)).toEqual([undefined]);
		const second = then(first, counters(101_000, 10, 30), got(102_000, 'UNDELIVERED', range(10, 40)));
		expect(second.failures.groups.map(({before, emails}) => [before, emails.length])).toEqual([[30, 40]]);
	});

	const settled = (at: number, failed: number, undelivered: number): Event => ({
		type: 'received-operation',
		at,
		operation: operationOf('COMPLETED', {total: 10_000, delivered: 10_000 - failed - undelivered, failed, undelivered}),
	});
	test.each<[when: string, later: readonly Event[], before: number | undefined]>([
		['for a minute while nothing more fails', [counters(161_000, 10, 30)], 30],
		['no longer', [counters(162_000, 10, 30)], undefined],
		['until the next read, however late, if more fail', [counters(162_000, 10, 31)], 30],
		['not beyond the end of the send', [settled(110_000, 10, 30)], undefined],
		['until the last failures have been read', [settled(110_000, 10, 50)], 30],
		[
			'none from that read, as no other follows',
			[settled(110_000, 10, 50), got(111_000, 'UNDELIVERED', range(10, 60))],
			undefined,
		],
		['none once the server refuses the failures', [counters(162_000, 10, 50), failed(162_500, 'refused')], undefined],
	])('keeps a trend %s', (_, later, before) => {
		const grown = watchAfter([...READ, counters(101_000, 10, 30), got(102_000, 'UNDELIVERED', range(10, 40))]);
		expect(then(grown, ...later).failures.groups.map((group) => group.before)).toEqual([before]);
	});

	test('leaves the last one where its own list breaks off', () => {
		const state = watchAfter([
			...READ,
			counters(101_000, 10, 40),
			got(102_000, 'UNDELIVERED', range(10, 12), {next: 'x'}),
		]);
		const broken = then(state, {...got(103_000, 'UNDELIVERED', range(10, 12), {token: 'x', next: 'x'})});
		expect(readText(broken)).toBe('30 of 50 read');
		// 10 s doubled, and 15 s for each of its two requests.
		expect(demanded(broken)).toBe('FAILED at 133 s');
	});

	test('is asked forever more rarely while the list lags behind the counters', () => {
		const short = (at: number) => [got(at, 'FAILED', range(0, 10)), got(at, 'UNDELIVERED', range(10, 29))];
		const lagging = watchAfter([counters(99_000, 10, 20), noReasons(100_000), ...short(100_000)]);
		expect(demanded(lagging)).toBe('FAILED at 120 s');
		expect(demanded(then(lagging, ...short(120_000)))).toBe('FAILED at 160 s');
	});
});

describe('the budget', () => {
	/** A watch whose first read took this many requests for one status. */
	function readIn(pages: number): State {
		const token = (number: number) => (number === 0 ? null : `page ${number}`);
		const events = range(0, pages).map((number) =>
			got(100_000, 'UNDELIVERED', range(number * 10, number * 10 + 10), {
				token: token(number),
				next: number + 1 === pages ? null : token(number + 1),
			}),
		);
		return watchAfter([counters(99_000, 0, pages * 10), noReasons(100_000), got(100_000, 'FAILED', []), ...events]);
	}

	const countAt = (second: number) => 20 + 10 * (second - 100);

	/** Reads the failures whole in that second, with so many requests. */
	function readAt(state: State, second: number, pages: number): State {
		const requests = range(0, pages).map((page) => {
			const numbers = range(0, countAt(second)).filter((number) => number % pages === page);
			const [token, next] = [page === 0 ? null : `page ${page}`, page === pages - 1 ? null : `page ${page + 1}`];
			return got(second * SECOND, 'UNDELIVERED', numbers, {token, next});
		});
		return then(state, ...requests);
	}

	/** In which seconds after 100 failures that grow all the time are read, each time with so many requests. */
	function readTimes(from: State, untilS: number, pages = 1) {
		const times: number[] = [];
		let state = from;
		for (const second of range(101, untilS + 1)) {
			state = then(state, counters(second * SECOND, 0, countAt(second)));
			const {notBefore = Infinity} = demandOf(state).failures ?? {};
			if (notBefore > second * SECOND) continue;
			times.push(second);
			state = readAt(state, second, pages);
		}
		return {times, state};
	}

	test('does not count the first read, nor spread what comes after it', () => {
		const state = then(readIn(7), counters(101_000, 0, 100));
		expect(demanded(state)).toBe('UNDELIVERED at 100 s');
	});

	test('spreads the reads in the background: 15 s for each request of the one before', () => {
		// After the first of them fewer than one in two are read, which is waited for less long.
		expect(readTimes(readIn(1), 150).times).toEqual([101, 111, 125, 140]);
		expect(readTimes(readIn(1), 150, 2).times).toEqual([101, 111, 125]);
	});

	test('reads again after 10 s while fewer than one in two are read', () => {
		const again = (read: number) => {
			const whole = got(100_000, 'UNDELIVERED', range(0, read));
			const state = watchAfter([counters(99_000, 0, read), noReasons(100_000), got(100_000, 'FAILED', []), whole]);
			const later = got(101_000, 'UNDELIVERED', range(0, read + 5));
			return demanded(then(state, counters(101_000, 0, read + 5), later, counters(102_000, 0, 200)));
		};
		expect([again(90), again(95)]).toEqual(['UNDELIVERED at 111 s', 'UNDELIVERED at 116 s']);
	});

	test('holds while the user looks as well, who waits for a read only 10 s where there is room', () => {
		const looking = then(readIn(1), {type: 'opened-triage'});
		expect(readTimes(looking, 200).times).toEqual([101, 111, 121, 131, 141, 161, 171, 181, 191]);
		expect(readTimes(looking, 200, 4).times).toEqual([101, 111, 161, 171]);
	});

	test.each([
		['is read at once where two requests are enough', 1900, 'UNDELIVERED at 140 s'],
		['begins at once where little of it is known', 6100, 'UNDELIVERED at 140 s'],
	])('has room for the end of the send, which %s', (_, undelivered, expected) => {
		const {state} = readTimes(readIn(1), 149);
		const {stats} = operationOf('COMPLETED', {total: 10_000, failed: 0, undelivered});
		const over: Event = {type: 'received-operation', at: 150_000, operation: {...operationOf('COMPLETED'), stats}};
		expect(demanded(then(state, over))).toBe(expected);
	});

	test('shows what a read has found so far where the one before says little, the status with most unread first', () => {
		const grown = then(readIn(1), counters(120_000, 3000, 500));
		expect(demanded(grown)).toBe('FAILED at 100 s');
		const begun = then(grown, got(120_000, 'FAILED', range(1000, 2000), {next: 'more'}));
		expect(readText(begun)).toMatch(/^1,0\d\d of 3,500 read$/u);
	});

	test('spreads a read that takes more than six over minutes', () => {
		let state = then(readIn(1), counters(100_000, 0, 9000));
		const times: number[] = [];
		for (let page = 0; page < 9; page += 1) {
			const {failures} = demandOf(state);
			const [request] = failures?.requests ?? [];
			const at = Math.max(failures?.notBefore ?? 0, times.at(-1) ?? 0);
			times.push(at);
			const next = page === 8 ? null : `page ${page}`;
			state = then(state, got(at, 'UNDELIVERED', [page], {token: request?.token ?? null, next}));
		}
		const inAMinute = times.map((from) => times.filter((at) => at >= from && at < from + MINUTE).length);
		// One is kept for the reason of an open email.
		expect(Math.max(...inAMinute)).toBe(5);
		expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBe(MINUTE);
	});

	test('lets a refused page size, a heavy page and a failed request wait like any other', () => {
		const begun = then(watchAfter(READ), counters(101_000, 20, 40));
		const tried = then(begun, ...range(0, 6).map(() => failed(101_000, 'heavy')));
		expect(demandOf(tried).failures).toMatchObject({notBefore: 161_000});
	});
});

describe('trouble', () => {
	test('a request that failed is repeated later', () => {
		const state = watchAfter([counters(0, 1, 0), failed(1000, 'unreachable')]);
		expect(demanded(state)).toBe('FAILED, UNDELIVERED at 6 s');
		expect(failuresTrouble(state)).toEqual(['It was unreachable.']);
		expect(failuresTrouble(then(state, got(6000, 'FAILED', [1])))).toEqual([]);
	});

	test.each(['refused', 'absent'] as const)('failures that are %s are not asked for until the user asks', (kind) => {
		const state = watchAfter([...READ, counters(101_000, 20, 40), failed(102_000, kind)]);
		expect(demanded(state)).toBe('nothing');
		expect(failuresTrouble(state)).toEqual([`It was ${kind}.`]);
		expect(readText(state)).toBe('30 of 60 read');
		expect(demanded(then(state, {type: 'asked-again'}))).toBe('FAILED at 100 s');
	});

	test('a page size that the server does not take is given up for that of the list', () => {
		const smaller = watchAfter([counters(0, 1, 0), failed(0, 'malformed')]);
		expect(demandOf(smaller).failures).toMatchObject({pageSize: 3, notBefore: 0});
		expect(demanded(then(smaller, failed(0, 'malformed')))).toBe('nothing');
	});

	test('pages are smaller from the start where the emails of the list are heavy', () => {
		const bytes = 3 * 100_000;
		const page = {emails: range(0, 3).map((number) => email(number)), next: null, bytes};
		const state = watchAfter([counters(0, 1500, 0), {type: 'received-page', at: 0, generation: 0, token: null, page}]);
		expect(demandOf(state).failures?.pageSize).toBe(32);
	});

	test('a page that is too heavy is requested in half the size, from the beginning', () => {
		const state = watchAfter([
			counters(0, 1500, 0),
			got(0, 'FAILED', range(0, 1000), {next: 'second'}),
			failed(0, 'heavy', 'second'),
		]);
		expect(demanded(state)).toBe('FAILED, UNDELIVERED');
		expect(demandOf(state).failures?.pageSize).toBe(500);
	});

	test('a list that breaks off says so, and is read again when the user asks', () => {
		const state = watchAfter([
			counters(0, 30, 0),
			noReasons(0),
			got(0, 'UNDELIVERED', []),
			got(0, 'FAILED', range(0, 10), {next: 'a'}),
			got(0, 'FAILED', range(10, 20), {token: 'a', next: 'a'}),
		]);
		expect(readText(state)).toBe('20 of 30 read');
		expect(failuresTrouble(state)).toEqual([
			'The server sent the same page token twice, so the list may be incomplete.',
		]);
		expect(demanded(then(state, {type: 'asked-again'}))).toBe('FAILED, UNDELIVERED');
	});
});

describe('reasons', () => {
	const reason = (number: number, message: string): Reason => ({
		emailId: email(number).id.raw,
		message: untrusted(message),
	});
	const page = (
		at: number,
		reasons: readonly Reason[],
		next: string | null = null,
		token: string | null = null,
	): Event => ({
		type: 'received-reasons',
		at,
		token,
		page: {reasons, next},
	});

	test('a server without them is asked once, and nothing is reported', () => {
		const state = watchAfter(READ);
		expect(failuresTrouble(state)).toEqual([]);
		expect(state.lastProblem).toBeUndefined();
		expect(demanded(then(state, counters(101_000, 20, 20)))).toBe('FAILED at 100 s');
		expect(state.failures.reasons.refusal?.kind).toBe('absent');
	});

	test('a server that refuses them is not asked again until the user asks, and says so', () => {
		const [begun, _, ...rest] = READ;
		const state = watchAfter([begun as Event, noReasons(100_000, 'refused'), ...rest]);
		expect(failuresTrouble(state)).toEqual(['No reasons: It was refused.']);
		const again = then(state, {type: 'asked-again'}, counters(101_000, 20, 20), got(101_000, 'FAILED', range(0, 20)));
		expect(failuresTrouble(again)).toEqual([]);
	});

	test('come page after page, and are read again with the failures of a status that has some', () => {
		const state = watchAfter([
			counters(0, 2, 1),
			got(0, 'FAILED', [1, 2]),
			got(0, 'UNDELIVERED', [3]),
			page(0, [reason(1, 'content')], 'more'),
		]);
		expect(demanded(state)).toBe('reasons more');
		const read = then(state, page(0, [reason(2, 'limit')], null, 'more'));
		expect(demanded(read)).toBe('nothing');
		expect([...read.failures.reasons.byEmail.values()].map(({message}) => message.safe)).toEqual(['content', 'limit']);
		const grown = then(read, counters(20_000, 3, 1), got(20_000, 'FAILED', [1, 2, 4]));
		// Once a minute, unless someone looks at them and there is room.
		expect(demanded(grown)).toBe('reasons at 60 s');
		expect(demanded(then(grown, {type: 'opened-triage'}))).toBe('reasons');
		const bounced = then(read, counters(20_000, 2, 2), got(20_000, 'UNDELIVERED', [3, 4]));
		expect(demanded(bounced)).toBe('nothing');
	});

	test('that are still due come after a read that keeps their emails', () => {
		const grown = watchAfter([
			counters(0, 1, 1),
			got(0, 'FAILED', [1]),
			got(0, 'UNDELIVERED', [10]),
			page(0, [reason(1, 'content')]),
			counters(20_000, 2, 1),
			got(20_000, 'FAILED', [1, 2]),
		]);
		expect(demanded(grown)).toBe('reasons at 60 s');
		const bounced = then(grown, counters(30_000, 2, 2), got(30_000, 'UNDELIVERED', [10, 11]));
		expect(demanded(bounced)).toBe('reasons at 60 s');
		expect(demanded(then(bounced, page(60_000, [reason(1, 'content'), reason(2, 'limit')])))).toBe('nothing');
	});

	test('leave the budget to the last failures once the send is over, and come after them', () => {
		const grown = watchAfter([
			counters(0, 2, 0),
			got(0, 'FAILED', [1, 2]),
			got(0, 'UNDELIVERED', []),
			page(0, [reason(1, 'content')]),
			counters(30_000, 3, 0),
			got(30_000, 'FAILED', [1, 2, 4]),
		]);
		expect(demanded(grown)).toBe('reasons at 60 s');
		const {stats} = operationOf('COMPLETED', {total: 10_000, failed: 5500, undelivered: 0});
		const over: Event = {type: 'received-operation', at: 61_000, operation: {...operationOf('COMPLETED'), stats}};
		expect(demanded(then(grown, over))).toBe('FAILED at 30 s');
		const read = then(grown, over, got(90_000, 'FAILED', range(0, 5500)));
		expect(demanded(read)).toBe('reasons');
	});

	test('that lead in a circle are kept as far as they came', () => {
		const state = watchAfter([
			counters(0, 2, 0),
			got(0, 'FAILED', [1, 2]),
			got(0, 'UNDELIVERED', []),
			page(0, [reason(1, 'content')], 'more'),
			page(0, [reason(2, 'limit')], 'more', 'more'),
		]);
		expect(state.failures.reasons.byEmail.size).toBe(2);
		expect(demanded(state)).toBe('nothing');
	});

	test('a problem with them costs this read its new reasons, and no more', () => {
		const state = watchAfter([
			counters(0, 1, 0),
			noReasons(0, 'broken'),
			got(0, 'FAILED', [1]),
			got(0, 'UNDELIVERED', []),
		]);
		expect(demanded(state)).toBe('nothing');
		const grown = then(state, counters(20_000, 2, 0), got(20_000, 'FAILED', [1, 2]));
		expect(readText(grown)).toBe('all 2 read');
	});

	test('are requested at once while an email without one is open, with the request that is kept for them', () => {
		const row = (...numbers: readonly number[]): readonly Event[] => [
			{
				...{type: 'received-page', at: 20_000, generation: 0, token: null},
				page: {emails: numbers.map((number) => email(number, 'FAILED')), next: null},
			},
			{type: 'opened-details'},
		];
		const first = [
			counters(0, 2, 0),
			got(0, 'FAILED', [1, 2]),
			got(0, 'UNDELIVERED', []),
			page(0, [reason(1, 'content')]),
		];
		const grown = then(watchAfter(first), counters(20_000, 3, 0), got(20_000, 'FAILED', [1, 2, 4]));
		expect(demanded(grown)).toBe('reasons at 60 s');
		const open = then(grown, ...row(4));
		expect(demanded(open)).toBe('reasons');
		expect(demanded(then(open, page(21_000, [reason(4, 'limit')])))).toBe('nothing');
		// All of a minute is used up.
		const spent = then(grown, ...range(0, 6).map(() => failed(20_000, 'heavy')), ...row(4));
		expect(demanded(spent)).toBe('reasons at 80 s');
		// It has failed since all was read.
		const unread = then(watchAfter(first), ...row(9, 8), ...range(0, 5).map(() => failed(19_000, 'heavy')));
		expect(demanded(unread)).toBe('reasons at 10 s');
		const read = then(unread, page(20_000, []));
		expect(demanded(read)).toBe('reasons at 79 s');
		expect(demanded(then(read, {type: 'moved-cursor', at: 20_000, by: 1, height: 9}))).toBe('reasons at 79 s');
		expect(demanded(then(unread, page(20_000, [reason(9, 'limit')])))).toBe('nothing');
	});

	test('of an open email come before the failures of a read that takes minutes', () => {
		const long = watchAfter([
			counters(0, 2, 0),
			got(0, 'FAILED', [1, 2]),
			got(0, 'UNDELIVERED', []),
			page(0, [reason(1, 'content')]),
			counters(20_000, 5500, 0),
			got(20_000, 'FAILED', [1, 2, 4], {next: 'more'}),
		]);
		expect(demanded(long)).toBe('FAILED more');
		const opened = then(
			long,
			{
				...{type: 'received-page', at: 20_000, generation: 0, token: null},
				page: {emails: [email(4, 'FAILED')], next: null},
			},
			{type: 'opened-details'},
		);
		expect(demanded(opened)).toBe('reasons');
		expect(demanded(then(opened, page(20_000, [reason(4, 'limit')])))).toBe('FAILED more');
	});

	test('stay known for the emails they were read for while those of newer failures are to come', () => {
		const state = watchAfter([
			counters(0, 2, 0),
			got(0, 'FAILED', [1, 2]),
			got(0, 'UNDELIVERED', []),
			page(0, [reason(1, 'content')]),
		]);
		expect(noReasonOf(state)).toBe('none');
		const grown = then(state, counters(20_000, 3, 0), got(20_000, 'FAILED', [1, 2, 4]));
		expect(noReasonOf(grown)).toBe('so far');
		expect(whyText(email(2, 'FAILED'), grown)).toContain('gives no reason');
		expect(whyText(email(4, 'FAILED'), grown)).toBe('not read yet');
	});

	test('of the operation are kept apart', () => {
		const state = watchAfter([counters(0, 1, 0), page(0, [{message: untrusted('Suspended')}])]);
		expect(state.failures.reasons.ofOperation.map(({message}) => message.safe)).toEqual(['Suspended']);
		expect(state.failures.reasons.byEmail.size).toBe(0);
	});
});

describe('the whole list, for what the failures are a share of', () => {
	const figures = [{domain: 'example.com', emails: 100, failures: 30, p50: 4000, p95: 9000}];
	const opened: Event = {type: 'opened-triage'};

	test('is read while the user looks, once the failures are', () => {
		expect(demandOf(watchAfter(READ)).areDomainsWanted).toBeUndefined();
		expect(demandOf(watchAfter([counters(0, 1, 0), opened])).areDomainsWanted).toBeUndefined();
		const looking = watchAfter([...READ, opened]);
		expect(demandOf(looking).areDomainsWanted).toBe(true);
		expect(demandOf(then(looking, {type: 'closed-triage'})).areDomainsWanted).toBeUndefined();
		expect(looking.failures.domains.figures).toBeUndefined();
	});

	test('is read again only if something has changed since', () => {
		const known = watchAfter([...READ, opened, {type: 'received-domains', at: 101_000, figures}]);
		expect(known.failures.domains.figures?.get('example.com')).toEqual(figures[0]);
		expect(demandOf(then(known, {type: 'closed-triage'}, opened)).areDomainsWanted).toBeUndefined();
		const changed = then(
			known,
			{type: 'closed-triage'},
			counters(105_000, 10, 21),
			got(111_000, 'UNDELIVERED', [1]),
			opened,
		);
		expect(changed.failures.domains.isWanted).toBe(true);
	});

	const known = (at: number): Event => ({type: 'received-domains', at, figures});
	const shown = (state: State) => currentFigures(state)?.byDomain.get('example.com');
	/** The send ends with more failures than were known. */
	const ended = (at: number, delivered = 7090): Event => {
		const counts = {total: 10_000, failed: 10, undelivered: 2900, delivered, sent: 7090 - delivered};
		const {stats} = operationOf('PROCESSING', counts);
		return {type: 'received-operation', at, operation: {...operationOf('COMPLETED'), stats}};
	};

	test('is unknown once the send has ended after it was read, and read again while the user looks', () => {
		const state = watchAfter([...READ, opened, known(101_000)]);
		expect(shown(state)).toEqual(figures[0]);
		const over = then(state, ended(102_000));
		expect(shown(over)).toBeUndefined();
		expect(demandOf(over).areDomainsWanted).toBe(true);
		expect(demandOf(then(over, {type: 'closed-triage'})).areDomainsWanted).toBeUndefined();
		// The last emails may take their time.
		const tail = then(state, ended(102_000, 7000));
		expect(demandOf(tail).areDomainsWanted).toBeUndefined();
		expect(demandOf(then(tail, ended(132_000, 7050))).areDomainsWanted).toBe(true);
		const again = then(over, {...known(105_000), since: 103_000} as Event);
		expect(shown(again)).toEqual(figures[0]);
		expect(demandOf(again).areDomainsWanted).toBeUndefined();
		expect(shown(then(over, {...known(105_000), since: 101_500} as Event))).toBeUndefined();
	});

	test('brings its failures along, so that nobody waits for a read of them', () => {
		const failed = range(0, 40).map((number) => email(number, number < 10 ? 'FAILED' : 'UNDELIVERED'));
		const found: Event = {
			type: 'found-failures',
			at: 105_000,
			since: 103_000,
			emails: [...failed, email(50, 'DELIVERED')],
		};
		const grown = watchAfter([...READ, opened, counters(104_000, 10, 30)]);
		expect(readText(grown)).toBe('30 of 40 read');
		const listed = then(grown, found);
		expect(readText(listed)).toBe('all 40 read');
		expect(demanded(listed)).toBe('nothing');
		// A read that is newer knows better.
		const newer = then(grown, got(104_500, 'FAILED', range(0, 10)), got(104_500, 'UNDELIVERED', range(10, 45)));
		expect(then(newer, found).failures.known).toEqual(newer.failures.known);
	});

	test('is never older than the failures beside it, and marked once emails have moved, and read again after half a minute', () => {
		const state = watchAfter([...READ, opened, known(101_000)]);
		expect(currentFigures(state)).not.toHaveProperty('asOf');
		const some = then(state, counters(102_000, 10, 22));
		expect([shown(some), currentFigures(some)?.asOf]).toEqual([figures[0], 101_000]);
		const many = then(state, counters(102_000, 10, 2900));
		expect(shown(many)).toBeUndefined();
		expect(demandOf(many).areDomainsWanted).toBeUndefined();
		const newer = then(some, got(110_000, 'UNDELIVERED', range(10, 32)));
		expect(shown(newer)).toBeUndefined();
		expect(demandOf(newer).areDomainsWanted).toBeUndefined();
		expect(demandOf(then(newer, counters(131_000, 10, 22))).areDomainsWanted).toBe(true);
	});

	test('that could not be read is not requested again until the user looks again', () => {
		const state = watchAfter([...READ, opened, known(101_000), ended(102_000)]);
		const given = then(state, {type: 'failed-domains', problem: problemOf('broken')});
		expect(demandOf(given).areDomainsWanted).toBeUndefined();
		expect(demandOf(then(given, {type: 'closed-triage'}, opened)).areDomainsWanted).toBe(true);
	});

	test('a server that refuses it is not asked again, and says so', () => {
		const state = watchAfter([...READ, opened, {type: 'failed-domains', problem: problemOf('refused')}]);
		expect(demandOf(then(state, {type: 'closed-triage'}, opened)).areDomainsWanted).toBeUndefined();
		expect(failuresTrouble(state)).toEqual(['No shares by domain: It was refused.']);
	});
});

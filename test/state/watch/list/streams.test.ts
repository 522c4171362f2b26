import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {Email, EmailPage} from '../../../../source/core/emails/email.ts';
import {NO_FILTER} from '../../../../source/core/emails/filter.ts';
import {type EmailStatus, statusText} from '../../../../source/core/operation/status.ts';
import {emailUnderCursor, type List, newList, refilter, visibleRows} from '../../../../source/state/watch/list/list.ts';
import {failPage, receivePage, receiveRefresh, wantedPages} from '../../../../source/state/watch/list/loading.ts';
import {compareEmails, learnDirection, UNKNOWN_DIRECTION} from '../../../../source/state/watch/list/merge.ts';
import {goToEnd, goToRow, jumpPage, moveCursor} from '../../../../source/state/watch/list/moving.ts';
import {isComplete, rowCount, rowsFrom} from '../../../../source/state/watch/list/pages.ts';
import {refreshRequests} from '../../../../source/state/watch/list/paging/refresh-requests.ts';
import type {PageRequest} from '../../../../source/state/watch/list/streams.ts';
import {emailOf, pageOf, problemOf} from '../../../helpers/builders.ts';
import {check} from '../../../helpers/check.ts';

const HEIGHT = 4;
const STATUSES = ['SENT', 'UNDELIVERED', 'FAILED'] as const;
type Status = (typeof STATUSES)[number];

/** A server's list, each email with its status; a token is the place of the email that the next page begins with. */
class Server {
	readonly #emails: Email[];

	constructor(emails: readonly Email[]) {
		this.#emails = [...emails];
	}

	page({status, token}: PageRequest, size: number): EmailPage {
		const matches = (email: Email) => status === undefined || email.status.raw === status;
		const from = this.#emails.map((email, place) => ({email, place})).slice(Number(token ?? 0));
		const found = from.filter(({email}) => matches(email));
		const next = found[size]?.place;
		return {emails: found.slice(0, size).map(({email}) => email), next: next === undefined ? null : String(next)};
	}

	change(place: number, status: Status): void {
		const index = place % Math.max(1, this.#emails.length);
		const email = this.#emails[index];
		if (email !== undefined) this.#emails[index] = {...email, status: statusText(status), updatedAt: place};
	}

	listed(statuses: readonly EmailStatus[]): readonly string[] {
		return this.#emails
			.filter(({status}) => (statuses as readonly string[]).includes(status.raw))
			.map(({id}) => id.raw);
	}
}

/** Emails in a server's order: times that rise or fall in steps, of one moment by rising or falling ids. */
const LISTS = fc
	.tuple(
		fc.array(fc.record({status: fc.constantFrom(...STATUSES), isLater: fc.boolean()}), {maxLength: 40}),
		fc.constantFrom(1, -1),
		fc.constantFrom(1, -1),
	)
	.map(([made, times, ids]) => {
		let createdAt = 1000;
		const emails = made.map(({status, isLater}, index) => {
			if (isLater) createdAt += times;
			const number = ids === 1 ? index : 900 - index;
			return {...emailOf(`email-${String(number).padStart(3, '0')}`, {status}), createdAt};
		});
		return {emails, direction: learnDirection({times: times / 2, ids: ids / 2}, emails)};
	});
const CHOSEN = fc.uniqueArray(fc.constantFrom(...STATUSES), {minLength: 2});
const SIZES = fc.integer({min: 1, max: 7});
const CHOICES = fc.infiniteStream(fc.nat(9));

function idsOf(list: List): readonly string[] {
	return rowsFrom(list.pages, 0, 10_000).map(({id}) => id.raw);
}

function listOf(statuses: readonly EmailStatus[], pageSize: number): List {
	return newList({...NO_FILTER, statuses}, pageSize);
}

/** Answers one of the pages wanted. */
function load(list: List, server: Server, choice: number): List {
	const wanted = wantedPages(list);
	const request = wanted[choice % wanted.length];
	return request === undefined ? list : receivePage(list, request, server.page(request, request.size), 0);
}

test('several statuses, loaded in any order and page size, are the list of the server without the others', () => {
	check(
		fc.property(LISTS, CHOSEN, SIZES, CHOICES, ({emails, direction}, statuses, size, choices) => {
			const server = new Server(emails);
			const expected = server.listed(statuses);
			let list = goToEnd({...listOf(statuses, size), direction}, HEIGHT);
			let loads = 0;
			while (wantedPages(list).length > 0) {
				list = load(list, server, choices.next().value);
				loads += 1;
				expect(idsOf(list)).toEqual(expected.slice(0, rowCount(list.pages)));
			}
			expect(idsOf(list)).toEqual(expected);
			expect(loads).toBeLessThanOrEqual(emails.length + statuses.length);
			expect(isComplete(list.pages)).toBe(true);
			expect(list.goal).toBeUndefined();
		}),
	);
});

/** What can happen to a list of several statuses: keys, pages that come in, refreshes, emails that change their status. */
const STEP = fc.oneof(
	fc.record({kind: fc.constant('move' as const), by: fc.integer({min: -9, max: 9})}),
	fc.record({kind: fc.constant('jump' as const), by: fc.constantFrom(1 as const, -1 as const)}),
	fc.record({kind: fc.constant('end' as const)}),
	{arbitrary: fc.record({kind: fc.constant('load' as const), choice: fc.nat(9)}), weight: 4},
	fc.record({kind: fc.constant('refresh' as const)}),
	fc.record({kind: fc.constant('change' as const), place: fc.nat(99), status: fc.constantFrom(...STATUSES)}),
);

function refreshed(list: List, server: Server): List {
	const requests = refreshRequests(list, 2000);
	expect(new Set(requests.map(({status}) => status)).size).toBe(requests.length);
	return requests.reduce((next, request) => receiveRefresh(next, request, server.page(request, request.size), 0), list);
}

type Step = typeof STEP extends fc.Arbitrary<infer Value> ? Value : never;

function take(list: List, step: Step, server: Server): List {
	switch (step.kind) {
		case 'move':
			return moveCursor(list, step.by, HEIGHT);
		case 'jump':
			return jumpPage(list, step.by, HEIGHT);
		case 'end':
			return goToEnd(list, HEIGHT);
		case 'load':
			return load(list, server, step.choice);
		case 'refresh':
			return refreshed(list, server);
		case 'change':
			server.change(step.place, step.status);
			return list;
	}
}

function expectWhole(list: List, before: List): void {
	const rows = rowsFrom(list.pages, 0, 10_000);
	const ids = new Set(idsOf(list));
	expect(ids.size).toBe(rows.length);
	expect(new Set(idsOf(before)).isSubsetOf(ids)).toBe(true);
	const there = rows.filter(({id}) => !list.pages.missing.has(id.raw));
	expect(there.toSorted((a, b) => compareEmails(a, b, list.direction))).toEqual(there);
	if (list.selection.id !== null) expect(ids).toContain(list.selection.id);
}

/** Whether a step is none of the watcher's own, so that the cursor has to stay where it is. */
function isQuiet({kind}: Step, before: List): boolean {
	if (before.selection.id === null) return false;
	return kind === 'refresh' || kind === 'change' || (kind === 'load' && before.goal === undefined);
}

test('whatever happens while emails change their status: no row twice, the order holds, the cursor moves by keys only', () => {
	const walk = fc.array(STEP, {maxLength: 40});
	check(
		fc.property(LISTS, CHOSEN, SIZES, walk, ({emails, direction}, statuses, size, steps) => {
			const server = new Server(emails);
			let list: List = {...listOf(statuses, size), direction};
			for (const step of steps) {
				const before = list;
				list = take(list, step, server);
				expectWhole(list, before);
				if (isQuiet(step, before)) expect(list.selection.id).toBe(before.selection.id);
			}
			let loads = 0;
			for (list = goToEnd(list, HEIGHT); wantedPages(list).length > 0; loads += 1) list = load(list, server, 0);
			expect(loads).toBeLessThanOrEqual(emails.length + statuses.length);
		}),
		500,
	);
});

/** Refreshes every loaded page until nothing changes any more, each with as many emails as a poll would ask for. */
function refreshedAll(list: List, server: Server): List {
	let next = list;
	for (let round = 0; round < 60; round += 1)
		for (const {status, pages} of next.streams)
			for (const {token, emails, isShort} of pages.loaded) {
				const request = status === undefined ? {token} : {status, token};
				const size = Math.max(next.pageSize, emails.length + (isShort ? 10 : 0));
				next = receiveRefresh(next, request, server.page(request, size), 0);
			}
	return next;
}

test('once emails have come to rest, refreshes bring all that belongs to the loaded pages, and dim all that left', () => {
	const changes = fc.array(fc.record({place: fc.nat(99), status: fc.constantFrom(...STATUSES)}), {maxLength: 30});
	check(
		fc.property(LISTS, CHOSEN, SIZES, fc.nat(6), changes, ({emails, direction}, statuses, size, loads, moves) => {
			const server = new Server(emails);
			let list: List = goToEnd({...listOf(statuses, size), direction}, HEIGHT);
			for (let choice = 0; choice < loads; choice += 1) list = load(list, server, choice);
			for (const {place, status} of moves) server.change(place, status);
			list = refreshedAll(list, server);
			for (const {status = 'SENT', pages} of list.streams) {
				if (pages.loaded.length === 0) continue;
				const present = rowsFrom(pages, 0, 10_000).filter(({id}) => !pages.missing.has(id.raw));
				const listed = server.listed([status]);
				const reached = listed.slice(0, listed.indexOf(present.at(-1)?.id.raw ?? '') + 1);
				expect(present.map(({id}) => id.raw)).toEqual(isComplete(pages) ? listed : reached);
			}
		}),
		500,
	);
});

describe('a list of several statuses', () => {
	const answer = (
		list: List,
		status: EmailStatus,
		ids: string,
		next: string | null = null,
		token: string | null = null,
	) => receivePage(list, {status, token}, pageOf(ids.split(' ').filter(Boolean), next), 0);
	const failures = () => listOf(['UNDELIVERED', 'FAILED'], 3);

	test('wants the first page of each at once, and shows nothing before all have come', () => {
		const list = failures();
		expect(wantedPages(list)).toEqual([
			{status: 'UNDELIVERED', token: null, size: 3},
			{status: 'FAILED', token: null, size: 3},
		]);
		const half = answer(list, 'FAILED', 'b d f', 'F2');
		expect(idsOf(half)).toEqual([]);
		expect(wantedPages(half)).toEqual([{status: 'UNDELIVERED', token: null, size: 3}]);
		const whole = answer(half, 'UNDELIVERED', 'a c e', 'U2');
		expect(idsOf(whole).join('')).toBe('abcde');
		expect(wantedPages(whole)).toEqual([]);
		expect(emailUnderCursor(whole)?.id.raw).toBe('a');
	});

	test('goes on with the status that has run out, only when the user moves on', () => {
		const list = answer(answer(failures(), 'FAILED', 'b d f', 'F2'), 'UNDELIVERED', 'a c e', 'U2');
		const waiting = moveCursor(list, 5, HEIGHT);
		expect(wantedPages(waiting)).toEqual([{status: 'UNDELIVERED', token: 'U2', size: 3}]);
		const come = answer(waiting, 'UNDELIVERED', 'x y', null, 'U2');
		expect(idsOf(come).join('')).toBe('abcdef');
		expect(emailUnderCursor(come)?.id.raw).toBe('f');
	});

	test('goes to the next page once that page is whole', () => {
		const list = answer(answer(failures(), 'FAILED', 'b d f', 'F2'), 'UNDELIVERED', 'a c e', 'U2');
		const waiting = jumpPage(list, 1, HEIGHT);
		expect(emailUnderCursor(waiting)?.id.raw).toBe('a');
		const come = answer(waiting, 'UNDELIVERED', 'x y', null, 'U2');
		const there = answer(come, 'FAILED', 'g', null, 'F2');
		expect(emailUnderCursor(come)?.id.raw).toBe('d');
		expect(idsOf(there).join('')).toBe('abcdefgxy');
	});

	test('refreshes of each status the page that holds the place of the cursor', () => {
		let list = answer(answer(failures(), 'FAILED', 'b d f', 'F2'), 'UNDELIVERED', 'a c e', 'U2');
		list = answer(goToEnd(list, HEIGHT), 'UNDELIVERED', 'x y z', null, 'U2');
		list = answer(list, 'FAILED', 'g h i', null, 'F2');
		expect(refreshRequests(goToRow(list, 1, HEIGHT), 2000).map(({token}) => token)).toEqual([null, null]);
		expect(refreshRequests(goToRow(list, 5, HEIGHT), 2000).map(({token}) => token)).toEqual(['U2', null]);
		expect(refreshRequests(goToRow(list, 6, HEIGHT), 2000).map(({token}) => token)).toEqual(['U2', 'F2']);
		expect(refreshRequests(goToRow(list, 99, HEIGHT), 2000).map(({token}) => token)).toEqual(['U2', 'F2']);
	});

	test('refreshes at most 100 emails of all statuses together, and more of the one with more visible rows', () => {
		const statuses = ['FAILED', 'UNDELIVERED', 'SENT'] as const;
		const ids = Array.from({length: 150}, (_, index) => `email-${String(index).padStart(3, '0')}`);
		const opened = statuses.reduce(
			(list, status, stream) => {
				// Of ten emails in a row eight have failed.
				const own = ids.filter((_, index) => Math.max(0, (index % 10) - 7) === stream);
				return receivePage(list, {status, token: null}, {...pageOf(own, 'more'), bytes: 1000}, 0);
			},
			newList({...NO_FILTER, statuses}, 50),
		);
		const list = goToRow({...opened, travel: {height: 40, rowsPerSecond: 0, at: 0}}, 0, 40);
		const sizes = refreshRequests(list, 2000).map(({size}) => size);
		expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(100);
		expect(sizes).toEqual([50, 24, 24]);
	});

	test('an email that changed its status moves between them in its place; one that left them all is missing', () => {
		const opened = answer(answer(failures(), 'FAILED', 'b d'), 'UNDELIVERED', 'a c');
		const refresh = (list: List, status: EmailStatus, ids: readonly string[]) =>
			receiveRefresh(list, {status, token: null}, {emails: ids.map((id) => emailOf(id, {status})), next: null}, 1);
		const missing = (list: List) =>
			visibleRows(list, 9)
				.rows.filter(({isMissing}) => isMissing)
				.map(({key}) => key);
		const moved = refresh(refresh(opened, 'FAILED', ['b', 'c', 'd']), 'UNDELIVERED', ['a']);
		expect(idsOf(moved).join('')).toBe('abcd');
		expect(missing(moved)).toEqual([]);
		expect(rowsFrom(moved.pages, 2, 1)[0]?.status.raw).toBe('FAILED');
		expect(missing(refresh(moved, 'FAILED', ['b', 'd']))).toEqual(['c']);
	});

	test('catches up on its own when a status that had ended goes on before what is shown', () => {
		const opened = answer(answer(failures(), 'FAILED', 'a'), 'UNDELIVERED', 'b c d e');
		const grown = receiveRefresh(opened, {status: 'FAILED', token: null}, pageOf(['a', 'aa', 'ab'], 'F2'), 1);
		expect(idsOf(grown).join(' ')).toBe('a aa ab b c d e');
		expect(wantedPages(grown)).toEqual([{status: 'FAILED', token: 'F2', size: 3}]);
		const caught = answer(grown, 'FAILED', 'ac cc f', 'F3', 'F2');
		expect(idsOf(caught).join(' ')).toBe('a aa ab ac b c cc d e f');
		expect(wantedPages(caught)).toEqual([]);
	});

	test('the trouble of one status ends with a page of that status', () => {
		const failed = failPage(failures(), {status: 'FAILED', token: null}, problemOf('limited'), 5000);
		const other = answer(failed, 'UNDELIVERED', 'a');
		expect(other).toMatchObject({retryAt: 5000, failures: 1, problem: {kind: 'limited'}});
		const own = answer(other, 'FAILED', 'b');
		expect(own).toMatchObject({failures: 0});
		expect(own.problem ?? own.retryAt).toBeUndefined();
	});

	test('knows the order from the list before it', () => {
		const all = receivePage(newList(NO_FILTER, 3), {token: null}, pageOf(['c', 'b', 'a']), 0);
		const list = refilter(all, {part: 'statuses', statuses: ['FAILED', 'UNDELIVERED']});
		expect(idsOf(answer(answer(list, 'FAILED', 'a'), 'UNDELIVERED', 'c')).join('')).toBe('ca');
		expect(newList(NO_FILTER, 3).direction).toEqual(UNKNOWN_DIRECTION);
	});
});

import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {untrusted} from '../../source/core/text/text.ts';
import type {Event} from '../../source/state/watch/event.ts';
import {email, operation, range} from '../helpers/emails.ts';
import {NOW, openAppWith, turn} from './open-app.tsx';

const [SECONDS, POLL] = [80, 2];
const TOTAL = 10_000;

beforeEach(() => {
	vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'Date'], now: NOW});
});
afterEach(() => vi.useRealTimers());

/** How many of the emails are created so many seconds into the send, and until when more follow. */
const CREATED_AT = 30;

/** What becomes of a send: a storm of failures at two domains, or an outage in which all emails fail. */
type Kind = 'storm' | 'outage';

/** What a poll brings so many seconds into a send whose failures begin after a tenth of its emails, and become more and fewer than 5 %. */
function polled(second: number, kind: Kind = 'storm'): readonly Event[] {
	const at = NOW + second * 1000;
	const done = (second / SECONDS) ** 1.5;
	const failing = Math.max(0, done - 0.1);
	// Their share rises and falls, so that the badge goes to and fro.
	const share = second > 50 && second <= 60 ? 0.02 : 0.3;
	const isOutage = kind === 'outage';
	const undelivered = Math.floor(TOTAL * (isOutage ? done * 0.6 : failing * share));
	const failed = Math.floor(TOTAL * failing * 0.01);
	const delivered = isOutage ? 0 : Math.floor(TOTAL * done * 0.6);
	const opened = isOutage ? 0 : Math.floor(TOTAL * done * 0.02);
	const sent = Math.floor((TOTAL - undelivered - failed - delivered - opened) * 0.6);
	const queued = TOTAL - undelivered - failed - delivered - opened - sent;
	const recipients = second < CREATED_AT ? 0 : TOTAL;
	const stats = {total: TOTAL, recipients, undelivered, failed, delivered, opened, sent, queued};
	const rows = range(0, 50).map((number) => email(number, number < 50 * done ? 'DELIVERED' : 'QUEUED'));
	return [
		{type: 'asked-operation', at},
		{type: 'received-operation', at, operation: operation('PROCESSING', stats, {createdAt: NOW - 1000})},
		{type: 'refreshed-page', at, generation: 0, token: null, page: {emails: rows, next: 'second'}},
		{type: 'scheduled-poll', at: at + POLL * 1000},
	];
}

/** In which column each field begins or ends that must not move while the badge is the same; -1 where the screen has no room for it. */
function placesOf(frame: string): readonly (readonly [string, number])[] {
	const [line1 = '', bar = '', first = '', second = ''] = frame.split('\n');
	const place = (name: string, line: string, pattern: RegExp) => [name, line.search(pattern)] as const;
	return [
		place('badge', line1, /\S/u),
		place('of', line1, / of /u),
		place('ended', line1, / ended/u),
		place('share', line1, /%/u),
		place('id', line1, /…/u),
		place('status', line1, /PROCESSING/u),
		place('live', line1, /●(?: live)? *$/u),
		place('where', line1, /\d+ % of|all of/u),
		place('percent', bar, /%/u),
		place('end of the bar', bar, / +(?:so far|–|\d+ %)/u),
		place('total', bar, / of 10,000/u),
		place('undelivered', first, /undelivered|↩/u),
		place('share of delivered', first, /%/u),
		place('sent', first, /→/u),
		place('failed', second, /✗ failed/u),
		place('queued', second, /○ queued/u),
	];
}

function cellsChanged(before: string, after: string): number {
	const [was, is] = [before, after].map((frame) => frame.split('\n').map((line) => [...line.padEnd(100)]));
	return (is ?? []).flatMap((line, row) => line.filter((char, column) => char !== was?.[row]?.[column])).length;
}

type Places = ReturnType<typeof placesOf>;

/** Which fields stand elsewhere than before, come, or go. */
function movedFields(before: Places, after: Places): readonly string[] {
	return after.flatMap(([name, column], index) => {
		const was = before[index]?.[1] ?? -1;
		const isNew = was === -1 && APPEARING.has(name);
		return column === was || isNew ? [] : [`${name} ${was} → ${column}`];
	});
}

/** There once something has ended, once all emails are created, or once failures have been read. */
const APPEARING: ReadonlySet<string> = new Set(['of', 'ended', 'share', 'percent', 'share of delivered', 'where']);

const TO_AND_FRO = ['ON ITS WAY', 'SOME FAIL', 'FAILING', 'SOME FAIL', 'FAILING'];
const AT_ONCE = ['ON ITS WAY', 'FAILING'];

/** What has been read of the failures so many seconds into the send: more and more, at two domains, and fewer than the counters have. */
function read(second: number): readonly Event[] {
	const at = NOW + second * 1000;
	const emails = range(0, second).map((number) =>
		email(number, 'UNDELIVERED', {
			to: [{address: untrusted(`person${number}@${number % 2 === 0 ? 'a' : 'b'}.example`)}],
		}),
	);
	return [
		{type: 'received-failures', at, status: 'UNDELIVERED', token: null, page: {emails, next: null}},
		{type: 'received-failures', at, status: 'FAILED', token: null, page: {emails: [], next: null}},
	];
}

test.each<readonly [columns: number, rows: number, kind: Kind, badges: readonly string[], lastSeen: RegExp]>([
	[160, 50, 'storm', TO_AND_FRO, / read at two domains/u],
	[160, 50, 'outage', AT_ONCE, / 100 % .* read at two domains/u],
	[100, 30, 'storm', TO_AND_FRO, / ended: /u],
	[100, 30, 'outage', AT_ONCE, / ended: 100 %/u],
	[60, 20, 'storm', TO_AND_FRO, / of /u],
	[60, 20, 'outage', AT_ONCE, /: 100 %/u],
	[40, 12, 'storm', TO_AND_FRO, / of /u],
])(
	'over 80 s of a running send at %i×%i no field moves, and between two polls the screen hardly changes: %s',
	async (columns, rows, kind, badgesInTurn, lastSeen) => {
		const size = {columns, rows};
		const readAt = columns >= 140 ? read : () => [];
		const page = {emails: range(0, 50).map((number) => email(number)), next: 'second'};
		const loaded: Event = {type: 'received-page', at: NOW, generation: 0, token: null, page};
		const app = openAppWith({size, now: Date.now}, ...polled(0, kind), loaded);
		await turn();
		const moved: string[] = [];
		const changes: number[] = [];
		const badges = new Map<string, Places>();
		const seen: string[] = [];
		for (let second = 1; second < SECONDS; second += 1) {
			const before = app.frame();
			const isPoll = second % POLL === 0;
			vi.advanceTimersByTime(1000);
			if (isPoll) app.store.dispatch(...polled(second, kind), ...readAt(second));
			await turn();
			const frame = app.frame();
			if (!isPoll) changes.push(cellsChanged(before, frame));
			const badge = /[A-Z]+(?: [A-Z]+)*/u.exec(frame)?.[0] ?? '';
			// These two stand in the same place in line 1.
			const place = badge === 'FAILING' ? 'SOME FAIL' : badge;
			const places = placesOf(frame);
			moved.push(...movedFields(badges.get(place) ?? places, places).map((what) => `${badge} at ${second} s: ${what}`));
			badges.set(place, places);
			if (seen.at(-1) !== badge) seen.push(badge);
		}
		expect(moved).toEqual([]);
		expect(seen).toEqual(badgesInTurn);
		expect(app.frame()).toMatch(lastSeen);
		expect(changes).toHaveLength(SECONDS / POLL);
		expect(Math.max(...changes)).toBeLessThanOrEqual(8);
	},
);

const FIRST_PAGE: Event = {
	type: 'received-page',
	at: NOW,
	generation: 0,
	token: null,
	page: {emails: range(0, 50).map((number) => email(number, 'DELIVERED')), next: null},
};

test('a poll that begins draws nothing, and its answer draws once', async () => {
	const app = openAppWith({size: {columns: 120, rows: 40}, now: Date.now}, ...polled(0), FIRST_PAGE, ...polled(20));
	await turn();
	const before = app.frames().length;
	app.store.dispatch({type: 'released'}, {type: 'asked-again'});
	app.store.dispatch({type: 'asked-operation', at: NOW});
	await turn();
	expect(app.frames()).toHaveLength(before);
	app.store.dispatch(...polled(22).slice(1));
	await turn();
	expect(app.frames()).toHaveLength(before + 1);
});

test.each<[string, string, number, (drawn: number) => boolean]>([
	['settled', 'COMPLETED', 50, (drawn) => drawn === 1],
	['under way', 'PROCESSING', 40, (drawn) => drawn > 1],
])('of a send that is %s, the clock draws only frames that differ', async (_, status, delivered, isRight) => {
	const stats = {total: 50, recipients: 50, delivered, queued: 50 - delivered};
	const changes = {createdAt: NOW - 60_000};
	const received: Event = {type: 'received-operation', at: NOW, operation: operation(status, stats, changes)};
	const app = openAppWith({size: {columns: 120, rows: 40}, now: Date.now}, received, FIRST_PAGE);
	await turn();
	const from = app.frames().length - 1;
	for (let second = 0; second < 120; second += 1) {
		vi.advanceTimersByTime(1000);
		await turn();
	}
	const drawn = app.frames().slice(from);
	expect(drawn.length).toSatisfy(isRight);
	expect(drawn.filter((frame, index) => frame === drawn[index - 1])).toEqual([]);
});

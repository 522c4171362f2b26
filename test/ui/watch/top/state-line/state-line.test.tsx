import {expect, test} from 'vitest';
import type {Problem} from '../../../../../source/core/network/problem.ts';
import type {Stats} from '../../../../../source/core/operation/stats.ts';
import {safeLine} from '../../../../../source/core/text/text.ts';
import type {Event} from '../../../../../source/state/watch/event.ts';
import {operation} from '../../../../helpers/emails.ts';
import {NOW, openAppWith} from '../../../open-app.tsx';

const HOUR = 3_600_000;
const REPLAY = {startedAt: NOW, speed: 10, isPaused: false, isOver: false, badLines: 0};

/** An answer an hour after the send began, unless told otherwise. */
function answered(status: string, stats: Partial<Stats>, at = NOW): Event {
	return {
		type: 'received-operation',
		at,
		operation: operation(status, {total: 100, ...stats}, {createdAt: at - HOUR, updatedAt: at - HOUR, answeredAt: at}),
	};
}

function failedPolls(count: number, problem: Problem): readonly Event[] {
	return Array.from({length: count}, () => ({type: 'failed-operation', at: NOW, problem}));
}

const SILENCE: Problem = {kind: 'unreachable', sentence: safeLine('No answer.'), isOffline: true};

test.each<[string, readonly Event[], string, string]>([
	['all went well', [answered('COMPLETED', {delivered: 100})], '✓ SETTLED', '✓ settled'],
	['a few failed', [answered('COMPLETED', {delivered: 97, failed: 3})], '▲ SETTLED', '▲ 3 failed (3 %) · settled'],
	['many failed', [answered('COMPLETED', {delivered: 90, failed: 10})], '✗ SETTLED', '✗ 10 failed (10 %) · settled'],
	['canceled', [answered('CANCELED', {canceled: 100})], '⊘ CANCELED', '⊘ canceled'],
	['a counter is unknown at its end', [answered('COMPLETED', {delivered: 90})], '⚠ UNACCOUNTED', '⚠ ended'],
	[
		'processed, and some on the way',
		[answered('PROCESSING', {delivered: 90, sent: 10}), answered('COMPLETED', {delivered: 91, sent: 9})],
		'● ON ITS WAY',
		'● processed; 9 emails in flight',
	],
	[
		'processed, and some failed',
		[answered('PROCESSING', {delivered: 90, sent: 10}), answered('COMPLETED', {delivered: 90, failed: 1, sent: 9})],
		'▲ SOME FAIL',
		'▲ processed; 9 emails in flight',
	],
	[
		'a poll failed',
		[answered('PROCESSING', {delivered: 9, queued: 91}), ...failedPolls(1, SILENCE)],
		'● ON',
		'⚠ trying now',
	],
	[
		'no answer',
		[answered('PROCESSING', {delivered: 9, queued: 91}), ...failedPolls(5, SILENCE)],
		'◌ OFFLINE',
		'◌ trying now',
	],
])('the state line has the sign of the badge: %s', (_, events, badge, line) => {
	const {frame} = openAppWith({size: {columns: 120, rows: 30}, arrange: (store) => store.dispatch(...events)});
	const rows = frame().split('\n');
	expect(rows[0]?.trim().startsWith(badge)).toBe(true);
	expect(rows[2]?.slice(0, line.length + 1)).toBe(` ${line}`);
});

test('in a replay it has the sign of the badge that the send had', () => {
	const {frame} = openAppWith({size: {columns: 120, rows: 30}}, answered('COMPLETED', {delivered: 97, failed: 3}), {
		type: 'changed-replay',
		replay: REPLAY,
	});
	const rows = frame().split('\n');
	expect(rows[0]).toMatch(/^ {2}▶ REPLAY/u);
	expect(rows[2]).toMatch(/^ ▲ 3 failed \(3 %\) · settled/u);
});

test('what is behind is a sentence', () => {
	const page = {emails: [], next: null};
	const listed: Event = {type: 'received-page', at: NOW, generation: 0, token: null, page};
	const later = answered('PROCESSING', {delivered: 100}, NOW + 60_000);
	const {frame} = openAppWith(
		{size: {columns: 120, rows: 30}},
		answered('PROCESSING', {delivered: 100}),
		listed,
		later,
	);
	expect(frame().split('\n')[2]?.trimEnd()).toBe(' The list is 100 emails behind the counters.');
});

const LONG: Problem = {
	kind: 'unreachable',
	sentence: safeLine('No answer from https://comms.twilio.com/v1: nothing listens there (connection refused).'),
	inShort: [safeLine('no answer from comms.twilio.com: connection refused'), safeLine('no answer: connection refused')],
	isOffline: true,
};
const REFUSED: Problem = {
	kind: 'refused',
	status: 401,
	sentence: safeLine(
		'The credentials were refused (401, code 20003: “Authenticate”). They came from --api-key: check both.',
	),
	inShort: [safeLine('they came from --api-key')],
};
const REFUSALS = [40_000, 20_000, 0].map((ago): Event => ({type: 'failed-operation', at: NOW - ago, problem: REFUSED}));
const LIMITED: Problem = {
	kind: 'limited',
	status: 429,
	sentence: safeLine('The server is limiting requests (429, code 20429).'),
};
const OUTAGE = {total: 10_000, delivered: 4965, failed: 4965, undelivered: 70};
const BEGUN = NOW - 62_000;

function seen(status: string, stats: Partial<Stats>, at = NOW): Event {
	return {
		...answered(status, stats, at),
		operation: operation(status, stats, {createdAt: BEGUN, answeredAt: at}),
	} as Event;
}

const NEXT: Event = {type: 'scheduled-poll', at: NOW + 7500};
const MOVING_SOME = seen('PROCESSING', {total: 10_000, delivered: 6000, undelivered: 167, sent: 3833});
const HELD: Event = {type: 'held-back', until: NOW + 90_000, isPause: true, problem: LIMITED};
const BEHIND: readonly Event[] = [
	answered('PROCESSING', {delivered: 100}),
	{type: 'received-page', at: NOW, generation: 0, token: null, page: {emails: [], next: null}},
	answered('PROCESSING', {delivered: 100}, NOW + 60_000),
];
const FORGOTTEN = {
	...answered('PROCESSING', {queued: 100}),
	operation: operation('PROCESSING', {total: 100, queued: 100}, {createdAt: NOW - 5 * 24 * HOUR, answeredAt: NOW}),
} as Event;

/** Below the bar and the counters, above the panel. */
function isStateLine(line: string, row: number, lines: readonly string[]): boolean {
	return !/→ sent|○ queued|○\d/u.test(line) && lines.findIndex((one) => one.startsWith('── ')) === row + 1;
}

const MOVING = seen('PROCESSING', {total: 10_000, delivered: 6000, queued: 4000}, NOW - 2000);

/** The state lines of each state by the width of the terminal. */
type Lines = Readonly<Partial<Record<40 | 60 | 80 | 100, string>>>;

test.each<readonly [string, readonly Event[], Lines]>([
	[
		'settled after an outage',
		[MOVING, seen('COMPLETED', OUTAGE)],
		{
			40: ' ✗ 5,035 failures · settled  ! shows all',
			60: ' ✗ 4,965 failed, 70 undelivered · settled after 1 min 2 s !',
			80: ' ✗ 4,965 failed, 70 undelivered (50 %) · settled after 1 min 2 s  ! shows all',
			100: ' ✗ 4,965 failed, 70 undelivered (50 %) · settled after 1 min 2 s · 4,965 emails delivered',
		},
	],
	[
		'settled, one kind of failure',
		[MOVING, seen('COMPLETED', {total: 10_000, delivered: 4965, failed: 5035})],
		{
			40: ' ✗ 5,035 failed · settled  ! shows all',
			60: ' ✗ 5,035 failed (50 %) · settled after 1 min 2 s !',
			80: ' ✗ 5,035 failed (50 %) · settled after 1 min 2 s · 4,965 emails delivered',
			100: ' ✗ 5,035 failed (50 %) · settled after 1 min 2 s · 4,965 emails delivered',
		},
	],
	[
		'settled well',
		[MOVING, seen('COMPLETED', {total: 10_000, delivered: 10_000})],
		{
			40: ' ✓ settled after 1 min 2 s  ! shows all',
			60: ' ✓ settled after 1 min 2 s · 10,000 emails delivered !',
			80: ' ✓ settled after 1 min 2 s · 10,000 emails delivered · none failed',
			100: ' ✓ settled after 1 min 2 s · 10,000 emails delivered · none failed',
		},
	],
	[
		'canceled',
		[seen('CANCELED', {total: 10_000, delivered: 6800, canceled: 3200})],
		{
			40: ' ⊘ canceled · 3,200 canceled !',
			60: ' ⊘ canceled · 6,800 emails delivered · 3,200 canceled !',
			80: ' ⊘ canceled · 6,800 emails delivered · 3,200 canceled · none failed',
			100: ' ⊘ canceled · 6,800 emails delivered · 3,200 canceled · none failed',
		},
	],
	[
		'canceled, and some failed',
		[seen('CANCELED', {total: 10_000, delivered: 6700, failed: 100, canceled: 3200})],
		{
			40: ' ⊘ 100 failed (1 %) · canceled !',
			60: ' ⊘ 100 failed (1 %) · canceled · 3,200 canceled  ! shows all',
			80: ' ⊘ 100 failed (1 %) · canceled · 6,700 emails delivered · 3,200 canceled',
			100: ' ⊘ 100 failed (1 %) · canceled · 6,700 emails delivered · 3,200 canceled',
		},
	],
	[
		'ended, and not all accounted for',
		[answered('COMPLETED', {delivered: 80, failed: 7})],
		{
			40: ' ⚠ 7 failed · ended · 13 in no counter !',
			60: ' ⚠ 7 failed (8 %) · ended · 13 in no counter  ! shows all',
			80: ' ⚠ 7 failed (8 %) · ended · 80 emails delivered · 13 in no counter',
			100: ' ⚠ 7 failed (8 %) · ended · 80 emails delivered · 13 in no counter',
		},
	],
	[
		'ended, and counters unknown',
		[answered('COMPLETED', {delivered: 90})],
		{
			40: ' ⚠ ended · 10 in no counter  ! shows all',
			60: ' ⚠ ended · 90 emails delivered · 10 in no counter !',
			80: ' ⚠ ended · 90 emails delivered · none failed · 10 in no counter',
			100: ' ⚠ ended · 90 emails delivered · none failed · 10 in no counter',
		},
	],
	[
		'processed',
		[MOVING, seen('COMPLETED', {total: 10_000, delivered: 6000, sent: 4000})],
		{
			40: ' ● processed; 4,000 emails in flight',
			60: ' ● processed; 4,000 emails in flight',
			80: ' ● processed; 4,000 emails in flight',
			100: ' ● processed; 4,000 emails in flight',
		},
	],
	[
		'stalled',
		[MOVING_SOME, {...MOVING_SOME, at: NOW + 90_000} as Event],
		{40: ' ⚠ since 06:20 · 3,833 in flight !', 60: ' ⚠ no progress since 06:20 · 3,833 in flight'},
	],
	[
		'no answer',
		[MOVING, ...failedPolls(5, LONG), NEXT],
		{
			40: ' ◌ next try in 8 s · no answer !',
			60: ' ◌ next try in 8 s · no answer: connection refused !',
			80: ' ◌ next try in 8 s · no answer from comms.twilio.com: connection refused !',
			100: ' ◌ next try in 8 s · no answer from comms.twilio.com: connection refused  ! shows all',
		},
	],
	[
		'refused',
		[{...MOVING, at: NOW - 60_000} as Event, ...REFUSALS],
		{
			40: ' ✗ 401 · check the credentials !',
			60: ' ✗ 401 · check the credentials · they came from --api-key !',
			80: ' ✗ 401 · check the credentials · they came from --api-key  ! shows all',
			100: ' ✗ 401 · check the credentials · they came from --api-key  ! shows all',
		},
	],
	[
		'a pause that the server asks for',
		[MOVING, HELD],
		{
			40: ' ⚠ retry in 1 min 30 s · limited (429) !',
			60: ' ⚠ next try in 1 min 30 s · r tries now · limited (429) !',
			80: ' ⚠ next try in 1 min 30 s · r tries now · limited (429)  ! shows all',
			100: ' ⚠ next try in 1 min 30 s · r tries now · The server is limiting requests (429, code 20429).',
		},
	],
	[
		'the list behind',
		BEHIND,
		{
			40: ' List and counters differ.  ! shows all',
			60: ' The list is 100 emails behind the counters.',
			80: ' The list is 100 emails behind the counters.',
			100: ' The list is 100 emails behind the counters.',
		},
	],
	[
		'nearly forgotten',
		[FORGOTTEN],
		{
			40: ' Twilio forgets this in 2 d.',
			60: ' Twilio forgets this in 2 d.',
			80: ' Twilio forgets this in 2 d.',
			100: ' Twilio forgets this in 2 d.',
		},
	],
])('the state line has whole clauses, failures first: %s', (_, events, expected) => {
	const lines = ([40, 60, 80, 100] as const).map((columns) => {
		const {frame} = openAppWith({size: {columns, rows: 30}, arrange: (store) => store.dispatch(...events)});
		return [columns, frame().split('\n').find(isStateLine)?.trimEnd()];
	});
	expect(Object.fromEntries(lines)).toEqual(expected);
});

test('the age of old data and the next try are each said once', async () => {
	for (const columns of [40, 60, 100, 160]) {
		const silent = [MOVING_SOME, ...failedPolls(5, LONG), NEXT];
		const {frame, press} = openAppWith({size: {columns, rows: 30}, now: () => NOW + 1000}, ...silent);
		await press();
		expect([columns, frame().match(/\d+ s old/gu), frame().match(/next try in \d+ s/gu)]).toEqual([
			columns,
			['1 s old'],
			['next try in 7 s'],
		]);
	}
});

test('changes and pace go with the age of the data, and in a stall there is no pace', async () => {
	const half = (delivered: number, at: number) =>
		seen('PROCESSING', {total: 10_000, delivered, queued: 10_000 - delivered - 50, failed: 50}, at);
	const moving = [0, 2000, 4000, 6000].map((after) => half(5000 + after / 10, NOW - 6000 + after));
	for (const size of [
		{columns: 100, rows: 30},
		{columns: 160, rows: 50},
	]) {
		let time = NOW;
		const {frame, press, store} = openAppWith({size, now: () => time}, ...moving);
		await press();
		expect(frame()).toMatch(/\+200/u);
		expect(frame()).toMatch(/\b100\/s/u);
		store.dispatch(...failedPolls(5, LONG));
		await press();
		expect(frame()).not.toMatch(/\+200|\b\d+\/s\b(?! *─)/u);
		time = NOW + 90_000;
		store.dispatch(half(5600, NOW + 2000), half(5600, time));
		await press();
		expect(frame()).toContain('STALLED');
		expect(frame()).not.toMatch(/\d\/s(?! *─)/u);
	}
});

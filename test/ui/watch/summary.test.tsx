import {renderToString} from 'ink';
import {describe, expect, test} from 'vitest';
import type {Stats} from '../../../source/core/operation/stats.ts';
import {type SafeText, safe, untrusted} from '../../../source/core/text/text.ts';
import type {Event} from '../../../source/state/watch/event.ts';
import {BADGE_WORDS, type Badge, badgeOf} from '../../../source/state/watch/select/send/badge.ts';
import type {State} from '../../../source/state/watch/state.ts';
import {createTheme} from '../../../source/ui/theme/theme.ts';
import {Summary} from '../../../source/ui/watch/summary.tsx';
import {OPERATION_ID, operationOf, problemOf, stateAfter} from '../../helpers/builders.ts';
import {email, operation} from '../../helpers/emails.ts';

const COMMAND = safe`sendwatch comms_operation_1 --status FAILED --status UNDELIVERED`;

/** What stays on the terminal after a send with these counters, of whose failures these domains were read. */
function summary(stats: Partial<Stats>, ...domains: readonly string[]): string {
	return summaryIn(120, COMMAND, stats, ...domains);
}

function summaryIn(
	columns: number,
	command: SafeText | undefined,
	stats: Partial<Stats>,
	...domains: readonly string[]
): string {
	const state: State = stateAfter([{type: 'received-operation', at: 0, operation: operation('COMPLETED', stats)}]);
	const emails = domains.map((domain, number) =>
		email(number, 'UNDELIVERED', {to: [{address: untrusted(`p@${domain}`)}]}),
	);
	const failures = {...state.failures, known: {...state.failures.known, emails}};
	return drawn({...state, failures}, command, 1000, columns);
}

function drawn(state: State, command: SafeText | undefined, now: number, columns: number, isAscii = false): string {
	const theme = createTheme({depth: 'none', isAscii});
	const element = <Summary state={state} command={command} now={now} columns={columns} theme={theme} />;
	return renderToString(element, {columns});
}

const MINUTE = 60_000;

function answer(status: string, stats: Partial<Stats>, at = 0): Event {
	const {total = 100} = stats;
	const changed = operationOf(status, {recipients: total, total, ...stats}, {createdAt: -MINUTE, updatedAt: at});
	return {type: 'received-operation', at, operation: {...changed, answeredAt: at}};
}

const FAILED_POLL: Event = {
	...{type: 'failed-operation', at: 1000},
	problem: {...problemOf('unreachable'), isOffline: true},
};
const STORM = {delivered: 30, undelivered: 20, queued: 50};

/** A watch that ends with each badge, when it ends, and the figures that stand beside it then. */
const ENDINGS: readonly (readonly [Badge, readonly Event[], number, string])[] = [
	['scheduled', [answer('SCHEDULED', {scheduled: 100})], 0, '○ SCHEDULED none failed'],
	['on-its-way', [answer('PROCESSING', {delivered: 40, queued: 60})], 0, '● ON ITS WAY none failed'],
	['some-fail', [answer('PROCESSING', {delivered: 39, failed: 1, queued: 60})], 0, '▲ SOME FAIL 1 of 40 ended: 3 %'],
	['failing', [answer('PROCESSING', STORM)], 0, '✗ FAILING 20 of 50 ended: 40 %'],
	[
		'stalled',
		[answer('PROCESSING', {delivered: 40, queued: 60}), answer('PROCESSING', {delivered: 40, queued: 60}, 2 * MINUTE)],
		2 * MINUTE,
		'⚠ STALLED no progress since 00:00 · 60 in flight none failed',
	],
	[
		'unaccounted',
		[answer('COMPLETED', {delivered: 90}), answer('COMPLETED', {delivered: 90}, MINUTE)],
		MINUTE,
		'⚠ UNACCOUNTED 10 emails in no counter none failed',
	],
	['settled-well', [answer('COMPLETED', {delivered: 100})], 0, '✓ SETTLED none failed'],
	['settled-partly', [answer('COMPLETED', {delivered: 96, failed: 4})], 0, '▲ SETTLED 4 failures of 100 ended: 4 %'],
	['settled-badly', [answer('COMPLETED', {delivered: 50, failed: 50})], 0, '✗ SETTLED 50 of 100 ended: 50 %'],
	['canceled', [answer('CANCELED', {canceled: 100})], 0, '⊘ CANCELED none failed'],
	['stale', [answer('PROCESSING', STORM)], MINUTE, '◌ STALE 20 failures of 50 ended: 40 %'],
	[
		'offline',
		[answer('PROCESSING', STORM), ...Array.from({length: 5}, () => FAILED_POLL)],
		2000,
		'◌ OFFLINE 20 failures of 50 ended: 40 %',
	],
	[
		'refused',
		[
			answer('PROCESSING', STORM),
			...[1000, 20_000, 40_000].map((at): Event => ({type: 'failed-operation', at, problem: problemOf('refused')})),
		],
		40_000,
		'✗ REFUSED 20 failures of 50 ended: 40 %',
	],
	[
		'replay',
		[
			answer('PROCESSING', STORM),
			{type: 'changed-replay', replay: {speed: 1, isPaused: false, isOver: false, badLines: 0}},
		],
		0,
		'▶ REPLAY 20 failures of 50 ended: 40 %',
	],
];

describe('the verdict of the summary is the badge, with what stood beside it', () => {
	test.each(ENDINGS)('%s', (badge, events, now, verdict) => {
		const state = stateAfter(events);
		expect(badgeOf(state, now)).toBe(badge);
		const lines = drawn(state, COMMAND, now, 100).split('\n');
		// While a send runs its figures keep room for what they may grow to.
		expect(lines[1]?.trim().replaceAll(/ {2,}/gu, ' ')).toBe(verdict);
		const hasFailures = !verdict.endsWith('none failed');
		expect(lines.includes('See them again:')).toBe(hasFailures);
		expect(lines.includes(COMMAND)).toBe(hasFailures);
		expect(drawn(state, COMMAND, now, 100, true)).toMatch(/^[\n -~]*$/u);
	});

	test('every badge is among them', () => {
		const badges = Object.keys(BADGE_WORDS).filter((badge) => badge !== 'unknown');
		expect(ENDINGS.map(([badge]) => badge).toSorted()).toEqual(badges.toSorted());
	});
});

describe('the summary', () => {
	test('says the verdict in the words of the badge, where the failures are and how to see them again', () => {
		const text = summary({total: 10, delivered: 6, undelivered: 4}, 'a.example', 'a.example', 'b.example');
		expect(text).toContain(' ✗ SETTLED   4 of 10 ended: 40 %');
		expect(text).toContain('Failures (3 of 4 read): a.example 2 (67 %), b.example 1 (33 %).');
		expect(text).toContain(`\nSee them again:\n${COMMAND}`);
	});

	test('names three domains and how many others there are', () => {
		const text = summary({total: 10, undelivered: 5, delivered: 5}, 'a.x', 'b.x', 'c.x', 'd.x', 'e.x');
		expect(text).toContain('c.x 1 (20 %), 2 other domains.');
	});

	test.each([40, 60, 120])('leaves the command and the id unbroken at %i columns, to be pasted', (columns) => {
		const lines = summaryIn(columns, COMMAND, {total: 10, delivered: 6, undelivered: 4}, 'a.example').split('\n');
		expect(lines[0]).toMatch(/^sendwatch comms_operation_\w+$/u);
		expect(lines[0]).toContain(OPERATION_ID);
		expect(lines[lines.indexOf('See them again:') + 1]).toBe(COMMAND);
	});

	test('names no command where nothing is left to show them', () => {
		const text = summaryIn(80, undefined, {total: 10, delivered: 6, undelivered: 4}, 'a.example');
		expect(text).toContain('Failures (');
		expect(text).not.toContain('See them again');
	});

	test('of a send without failures is about none', () => {
		const text = summary({total: 10, delivered: 10});
		expect(text).toContain(' ✓ SETTLED   none failed');
		expect(text).not.toMatch(/Failures|See them again/u);
	});
});

import {expect, test} from 'vitest';
import type {Problem} from '../../../../source/core/network/problem.ts';
import type {Event} from '../../../../source/state/watch/event.ts';
import {type Connection, connectionOf} from '../../../../source/state/watch/select/connection.ts';
import {operationOf, problemOf, stateAfter} from '../../../helpers/builders.ts';

const NOW = 10_000;
const data: Event = {type: 'received-operation', at: 5000, operation: operationOf('PROCESSING', {total: 2, queued: 2})};
const done: Event = {
	type: 'received-operation',
	at: 5000,
	operation: operationOf('COMPLETED', {total: 2, delivered: 2}),
};
const planned: Event = {type: 'scheduled-poll', at: 12_000};
const failed = (problem: Problem, at = 9000): Event => ({type: 'failed-operation', at, problem});
const processed = (at: number, quietMs = 0): Event => ({
	type: 'received-operation',
	at,
	operation: {
		...operationOf('COMPLETED', {total: 2, delivered: 1, sent: 1}, {updatedAt: 0}),
		answeredAt: quietMs,
	},
});
const held = (until: number, isPause = false): Event => ({
	type: 'held-back',
	until,
	isPause,
	problem: problemOf('limited'),
});
const offline: Problem = {...problemOf('unreachable'), isOffline: true};

test.each<[string, readonly Event[], Partial<Connection>]>([
	['nothing came yet', [], {kind: 'connecting'}],
	['data comes', [data, planned], {kind: 'live', next: 12_000}],
	['it has settled', [done, planned], {kind: 'slowed', next: 12_000}],
	['a 500', [data, failed(problemOf('broken')), planned], {kind: 'slowed', problem: problemOf('broken')}],
	['a 503', [data, failed(problemOf('unreachable')), planned], {kind: 'stale', next: 12_000}],
	['no answer', [data, failed(offline), planned], {kind: 'offline', next: 12_000}],
	['no answer, from the first on', [failed(offline), planned], {kind: 'offline'}],
	[
		'tried again within the poll',
		[data, {type: 'retries-later', at: 11_000, problem: offline}],
		{kind: 'offline', next: 11_000},
	],
	['held back', [data, held(20_000), planned], {kind: 'waiting', next: 20_000, isPause: false}],
	['paused', [data, held(900_000, true)], {kind: 'waiting', next: 900_000, isPause: true}],
	['the hold has passed', [data, held(9999), planned], {kind: 'live'}],
	[
		'refused, three times over 30 s',
		[data, ...[9000, 20_000, 39_000].map((at) => failed(problemOf('refused'), at))],
		{kind: 'refused'},
	],
	['refused once after data came', [data, failed(problemOf('refused')), planned], {kind: 'stale', next: 12_000}],
	['a 404 after data came', [data, failed(problemOf('absent')), planned], {kind: 'stale', next: 12_000}],
	['processed, but emails are only sent', [processed(5000), planned], {kind: 'live'}],
	['so, and nothing has moved for 15 minutes', [processed(5000, 15 * 60_000), planned], {kind: 'slowed', next: 12_000}],
	['data again', [failed(offline), data, planned], {kind: 'live'}],
])('%s', (_, events, connection) => {
	const {network, watch, nextPollAt, haltedBy} = stateAfter(events);
	expect(connectionOf({network, watch, nextPollAt, haltedBy}, NOW)).toMatchObject(connection);
});

test('an operation that was just sent is not there yet', () => {
	const {network, watch, nextPollAt, haltedBy} = stateAfter([failed(problemOf('absent'))], {graceMs: 30_000});
	expect(connectionOf({network, watch, nextPollAt, haltedBy}, NOW).kind).toBe('absent');
});

test('trouble with the list alone does not make the counters old', () => {
	const trouble: Event = {
		type: 'failed-refresh',
		at: 10_000,
		generation: 0,
		token: null,
		problem: problemOf('unreachable'),
	};
	const {network, watch, nextPollAt, haltedBy} = stateAfter([data, trouble, planned]);
	expect(connectionOf({network, watch, nextPollAt, haltedBy}, NOW).kind).toBe('live');
});

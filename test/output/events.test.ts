import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {decodeOperation} from '../../source/api/decoding/decode.ts';
import {COUNTERS} from '../../source/core/operation/counters.ts';
import {DEFAULT_TERMS} from '../../source/core/operation/terms.ts';
import {say, untrusted} from '../../source/core/text/text.ts';
import {changeRecord, endRecord} from '../../source/output/events.ts';
import type {Event} from '../../source/state/watch/event.ts';
import type {Change} from '../../source/state/watch/select/send/changes.ts';
import type {Outcome} from '../../source/state/watch/select/send/outcome.ts';
import type {State} from '../../source/state/watch/state.ts';
import {operationOf, problemOf, stateAfter} from '../helpers/builders.ts';
import {check} from '../helpers/check.ts';
import {eventErrors, isEvent} from '../helpers/event-schema.ts';

/** The event as a script gets it; fails the test when the schema does not know it. */
function asRead(record: unknown): Record<string, unknown> {
	const read = JSON.parse(JSON.stringify(record));
	expect(eventErrors(read)).toEqual([]);
	return read;
}

const stats = fc.record(
	Object.fromEntries(
		['total', 'recipients', ...COUNTERS].map((name) => [name, fc.oneof(fc.nat({max: 10_000}), fc.jsonValue())]),
	),
	{requiredKeys: []},
);
const answers = fc
	.tuple(
		fc.array(fc.oneof(stats, fc.jsonValue()), {maxLength: 5}),
		fc.constantFrom('PROCESSING', 'COMPLETED', 'CANCELED', 'NEW\u001b'),
	)
	.map(([all, status]) =>
		all.flatMap((given, index): readonly Event[] => {
			const operation = decodeOperation({status, stats: given, createdAt: '2026-04-05T06:20:00Z'});
			return operation === undefined ? [] : [{type: 'received-operation', at: index * 2000, operation}];
		}),
	);

const changes: readonly Change[] = [
	{type: 'recovered'},
	...(['refused', 'absent', 'malformed', 'limited', 'broken', 'unreachable'] as const).map(
		(kind): Change => ({type: 'trouble', problem: problemOf(kind)}),
	),
	{
		type: 'trouble',
		problem: {...problemOf('malformed'), details: [say`one`, say`two`], requestId: say`RQ1`, status: 400},
	},
];
const aboutOperations: readonly Change[] = [{type: 'changed'}, {type: 'stalled', since: 1000}, {type: 'threshold'}];
const verdicts = (['reached', 'missed', 'failed', 'canceled', 'uncertain'] as const).map(
	(reason): Outcome => ({reason: 'verdict', exitCode: 1, verdict: {reason, exitCode: 1}}),
);
const outcomes: readonly Outcome[] = [
	...verdicts,
	...(['refused', 'gave-up', 'timeout', 'stalled', 'interrupted'] as const).map(
		(reason): Outcome => ({reason, exitCode: 130}),
	),
];

test('trouble has every error and the request id', () => {
	const problem = {...problemOf('malformed'), details: [say`one`, say`two`], requestId: say`RQ1`, status: 400};
	expect(changeRecord({type: 'trouble', problem}, stateAfter([]), 0, DEFAULT_TERMS)).toEqual({
		event: 'trouble',
		at: '1970-01-01T00:00:00.000Z',
		kind: 'malformed',
		message: 'It was malformed.',
		errors: ['one', 'two'],
		request_id: 'RQ1',
	});
});

describe('every event is what the schema says', () => {
	test('whatever the server counted', () => {
		check(
			fc.property(answers, (events) => {
				const state = stateAfter(events);
				for (const one of changes) asRead(changeRecord(one, state, 9000, DEFAULT_TERMS));
				for (const one of outcomes) asRead(endRecord(one, state, 9000, {terms: DEFAULT_TERMS}));
				if (events.length === 0) return;
				for (const one of aboutOperations) asRead(changeRecord(one, state, 9000, DEFAULT_TERMS));
			}),
			200,
		);
	});

	test('and nothing else is one', () => {
		const state: State = stateAfter([
			{type: 'received-operation', at: 0, operation: operationOf('COMPLETED', {total: 1, delivered: 1})},
		]);
		const good = asRead(changeRecord({type: 'changed'}, state, 0, DEFAULT_TERMS));
		expect(isEvent({...good, extra: 1})).toBe(false);
		expect(isEvent({...good, event: 'moved'})).toBe(false);
		expect(isEvent({...good, at: 'yesterday'})).toBe(false);
		expect(isEvent({...good, operation: null})).toBe(false);
	});
});

const CUMULATIVE = operationOf(
	'COMPLETED',
	{total: 5, sent: 5, delivered: 5, opened: 3},
	{createdAt: Date.UTC(2026, 3, 5, 6, 20)},
);

test('the numbers are those of the screen', () => {
	const state = stateAfter([
		{type: 'received-operation', at: 0, operation: CUMULATIVE},
		{type: 'received-operation', at: 500, operation: CUMULATIVE},
	]);
	expect(endRecord(verdicts[0] as Outcome, state, 1000, {terms: DEFAULT_TERMS})).toMatchObject({
		event: 'ended',
		at: '1970-01-01T00:00:01.000Z',
		reason: 'reached',
		exit_code: 1,
		message: 'Settled: 5 emails delivered, none failed.',
		operation: {
			status: 'COMPLETED',
			counts: {delivered: 2, opened: 3, sent: 0, failed: 0},
			denominator: 5,
			provisional: false,
			reading: 'cumulative',
			unaccounted: 0,
			settled: true,
			verdict: 'reached',
			exitCode: 0,
			is_settled: true,
			total: 5,
			delivered: 2,
			opened: 3,
			sent: 0,
			ended: 5,
			ended_share: 1,
			created_at: '2026-04-05T06:20:00.000Z',
			updated_at: null,
		},
	});
});

test('the server’s stats are passed on as they came; what they leave unknown is null', () => {
	const stats = {total: '10', delivered: 3, failed: 0.5, bounced: 2};
	const operation = decodeOperation({status: 'COMPLETED', stats});
	const state = stateAfter(operation === undefined ? [] : [{type: 'received-operation', at: 0, operation}]);
	const read = asRead(changeRecord({type: 'changed'}, state, 0, DEFAULT_TERMS));
	expect(read).toMatchObject({
		operation: {
			stats,
			counts: {delivered: 3, failed: null, sent: null},
			denominator: 10,
			unaccounted: null,
			settled: false,
			verdict: null,
			exitCode: null,
			total: 10,
			delivered: 3,
			failed: null,
			ended: null,
			ended_share: null,
		},
	});
});

test('an unknown status is data', () => {
	const operation = {...operationOf('X', {total: 1}), status: untrusted('\u001b[2J')};
	const state = stateAfter([{type: 'received-operation', at: 0, operation}]);
	expect(changeRecord({type: 'changed'}, state, 0, DEFAULT_TERMS)).toMatchObject({operation: {status: '\u001b[2J'}});
});

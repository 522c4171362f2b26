import {expect, test} from 'vitest';
import {summarySentence} from '../../../../../source/state/watch/select/send/summary.ts';
import {operationOf, problemOf, stateAfter} from '../../../../helpers/builders.ts';

const times = {createdAt: 1000};
const half = operationOf('PROCESSING', {total: 4, recipients: 4, delivered: 2, sent: 1, queued: 1}, times);
const done = operationOf('COMPLETED', {total: 4, delivered: 4}, times);
const bad = operationOf('COMPLETED', {total: 4, failed: 2, undelivered: 2}, times);
const onlyFailed = operationOf('COMPLETED', {total: 4, delivered: 2, opened: 1, failed: 1}, times);
const stopped = operationOf('CANCELED', {total: 4, canceled: 4}, times);

function after(...operations: readonly (typeof half)[]) {
	return stateAfter(
		operations.map((operation, poll) => ({type: 'received-operation', at: (poll + 1) * 60_000, operation})),
	);
}

test.each([
	['nothing came', stateAfter([]), 'No answer was received about this operation.'],
	['it settled during the watch', after(half, done), 'Settled after 1 min 59 s: 4 emails delivered, none failed.'],
	['it was settled before', after(done), 'Settled: 4 emails delivered, none failed.'],
	['some failed', after(bad), 'Settled: 0 emails delivered, 2 failed, 2 undelivered (100 %).'],
	['it was canceled', after(half, stopped), 'Canceled after 1 min 59 s: 0 emails delivered, 4 canceled, none failed.'],
	['one did', after(onlyFailed), 'Settled: 3 emails delivered, 1 failed (25 %).'],
	[
		'the total is 0',
		after(operationOf('COMPLETED', {total: 0}, times)),
		'COMPLETED, the number of emails unknown; none failed.',
	],
	[
		'it is complete and emails are in no counter',
		after(operationOf('COMPLETED', {total: 4, delivered: 3}, times)),
		'COMPLETED at 75 %, 1 in no counter; none failed.',
	],
	[
		'a counter is missing',
		after({...done, stats: {total: 4, delivered: 3}}),
		'COMPLETED, 1 unaccounted for; failures unknown.',
	],
	[
		'failures are known in part',
		after({...done, stats: {total: 9, sent: 2, failed: 3}}),
		'COMPLETED, at least 2 emails in flight, 4 unaccounted for; at least 3 failures.',
	],
	[
		'there are more than there should be',
		after(operationOf('PROCESSING', {total: 2, sent: 3})),
		'PROCESSING, 3 emails in flight, more counted than the 2 of the send; none failed.',
	],
	[
		'it is new, and more may come',
		after(operationOf('PROCESSING', {total: 2, sent: 1, delivered: 1})),
		'PROCESSING, 1 email in flight; none failed.',
	],
	['it goes on', after(half), 'PROCESSING at 50 %, 2 emails in flight; none failed.'],
	[
		'the total is unknown',
		after(operationOf('PROCESSING', {queued: 1})),
		'PROCESSING, 1 email in flight, the number of emails unknown; none failed.',
	],
])('when %s', (_, state, sentence) => {
	expect(summarySentence(state, state.watch.updatedAt ?? 0)).toBe(sentence);
});

test('an old answer is reported be old, a fresh one is not', () => {
	const state = stateAfter([
		{type: 'received-operation', at: 1000, operation: half},
		{type: 'failed-operation', at: 9000, problem: problemOf('unreachable')},
	]);
	expect(summarySentence(state, 5000)).toBe('PROCESSING at 50 %, 2 emails in flight; none failed.');
	expect(summarySentence(state, 21_000)).toContain('(as of 20 s ago)');
});

test('a status nobody knows is shown, made safe', () => {
	expect(summarySentence(after(operationOf('NEW\u001b', {total: 1, recipients: 1})), 60_000)).toContain('NEW␛ at 0 %');
});

import {expect, test} from 'vitest';
import type {Stats} from '../../source/core/operation.ts';
import type {State} from '../../source/core/state.ts';
import {safeLine} from '../../source/core/text.ts';
import {refusalExitCode, verdictOf} from '../../source/core/verdict.ts';
import {operationOf, stateAfter} from './builders.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function seen(status: string, counters: Partial<Stats>, updatedAt?: number): State {
	const operation = operationOf(status, counters, updatedAt === undefined ? {} : {updatedAt});
	return stateAfter([{type: 'received-operation', at: 0, operation}]);
}

test.each<[string, string, Partial<Stats>, number]>([
	['all delivered', 'COMPLETED', {total: 3, delivered: 2, opened: 1}, 0],
	['sent to nobody', 'COMPLETED', {total: 0}, 0],
	['one failed', 'COMPLETED', {total: 3, delivered: 2, failed: 1}, 1],
	['one undelivered', 'COMPLETED', {total: 3, delivered: 2, undelivered: 1}, 1],
	['one failed, counted in excess of the total', 'COMPLETED', {total: 2, delivered: 2, failed: 1}, 1],
	['as many failed as undelivered', 'COMPLETED', {total: 3, delivered: 1, failed: 1, undelivered: 1}, 1],
	['canceled', 'CANCELED', {total: 3, canceled: 3}, 7],
	['canceled after one had failed', 'CANCELED', {total: 3, canceled: 2, failed: 1}, 7],
])('%s: %s with %o exits with %i', (_, status, counters, exitCode) => {
	expect(verdictOf(seen(status, counters), 0)).toEqual({exitCode, stillSent: 0});
});

test.each<[string, State]>([
	['nothing was heard yet', stateAfter([])],
	['it is processed', seen('PROCESSING', {total: 2, delivered: 2})],
	['emails are queued', seen('COMPLETED', {total: 2, delivered: 1, queued: 1}, 0)],
	['emails are scheduled', seen('SCHEDULED', {total: 2, scheduled: 2}, 0)],
])('no verdict while %s, however long it takes', (_, state) => {
	expect(verdictOf(state, 1000 * MINUTE)).toBeUndefined();
});

test('emails that are merely sent are waited for until nothing has moved for 15 minutes, then named', () => {
	const state = seen('COMPLETED', {total: 5, delivered: 3, sent: 2}, MINUTE);
	expect(verdictOf(state, 14 * MINUTE)).toBeUndefined();
	expect(verdictOf(state, 15 * MINUTE)).toEqual({exitCode: 0, stillSent: 2});
	const old = seen('COMPLETED', {total: 5, delivered: 3, sent: 2}, 0);
	expect(verdictOf({...old, watch: {...old.watch, movedAt: 24 * HOUR}}, 24 * HOUR)).toEqual({
		exitCode: 0,
		stillSent: 2,
	});
	const canceled = seen('CANCELED', {total: 3, canceled: 2, sent: 1}, MINUTE);
	expect(verdictOf(canceled, 16 * MINUTE)).toEqual({exitCode: 7, stillSent: 1});
	const unlucky = seen('COMPLETED', {total: 5, delivered: 2, failed: 1, sent: 2}, MINUTE);
	expect(verdictOf(unlucky, 16 * MINUTE)).toEqual({exitCode: 1, stillSent: 2});
});

test.each([
	['refused', 3],
	['absent', 4],
	['malformed', 2],
] as const)('a watch that ends because the first answer was %s exits with %i', (kind, code) => {
	expect(refusalExitCode({kind, sentence: safeLine('No.')})).toBe(code);
});

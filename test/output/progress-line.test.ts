import {expect, test} from 'vitest';
import type {Stats} from '../../source/core/operation/stats.ts';
import {currentLine, movedLine, stateLine} from '../../source/output/plain.ts';
import {progressLine} from '../../source/output/progress-line.ts';
import type {State} from '../../source/state/watch/state.ts';
import {operationOf, problemOf, stateAfter, statsOf} from '../helpers/builders.ts';

function watched(stats: Partial<Stats>, status = 'PROCESSING'): State {
	return stateAfter([{type: 'received-operation', at: 0, operation: {...operationOf(status), stats}}]);
}

test.each<[string, Partial<Stats>, string]>([
	[
		'half way',
		statsOf({total: 4, recipients: 4, delivered: 1, failed: 1, queued: 2}),
		'PROCESSING  ━━━━━━━━━━━━············  50 %  2 of 4  1 failure',
	],
	[
		'more may come',
		statsOf({total: 4, delivered: 2, queued: 2}),
		'PROCESSING  ························  2 of 4 so far',
	],
	[
		'failed is unknown',
		{total: 4, recipients: 4, delivered: 2, undelivered: 0, queued: 1},
		'PROCESSING  ························  – of 4  failures –',
	],
	['nothing is known', {}, 'PROCESSING  ························  – of –  failures –'],
	[
		'failures are known in part',
		{total: 9, recipients: 9, failed: 3},
		'PROCESSING  ························  – of 9  at least 3 failures',
	],
])('a terminal sees, when %s', (_, stats, line) => {
	expect(progressLine(watched(stats), 0, 79, false).replaceAll(/[━╸]/gu, '━')).toBe(line);
});

test.each<[string, Partial<Stats>, string]>([
	[
		'half way',
		statsOf({total: 4, recipients: 4, delivered: 1, failed: 1, queued: 2}),
		'PROCESSING 50 %, 2 of 4: delivered 1, failed 1, queued 2',
	],
	['more may come', statsOf({total: 4, delivered: 4}), 'PROCESSING 4 of 4 so far: delivered 4'],
	[
		'a counter is unknown',
		{total: 4, recipients: 4, delivered: 3},
		'PROCESSING – of 4: delivered 3, opened –, undelivered –, failed –, canceled –, sent –, queued –, scheduled –',
	],
	['nothing has begun', statsOf({total: 0}), 'PROCESSING 0 of –: all counters 0'],
])('a log says, when %s', (_, stats, line) => {
	expect(stateLine(watched(stats))).toBe(line);
});

test('an open makes no difference to whether something moved', () => {
	const delivered = watched(statsOf({total: 4, recipients: 4, delivered: 3, opened: 0, sent: 1}));
	const opened = watched(statsOf({total: 4, recipients: 4, delivered: 1, opened: 2, sent: 1}));
	expect(stateLine(opened)).not.toBe(stateLine(delivered));
	expect(movedLine(opened)).toBe(movedLine(delivered));
});

test('a heartbeat names the trouble there is, and how old the counts are', () => {
	expect(currentLine(stateAfter([]), 0)).toBe('No answer yet.');
	const state = stateAfter([
		{type: 'received-operation', at: 0, operation: operationOf('PROCESSING', {total: 2, recipients: 2, sent: 2})},
		{type: 'failed-operation', at: 60_000, problem: problemOf('unreachable')},
	]);
	expect(currentLine(state, 90_000)).toBe('PROCESSING 0 %, 0 of 2: sent 2 (1 min 30 s old: It was unreachable.)');
});

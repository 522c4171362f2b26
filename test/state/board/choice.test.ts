import {describe, expect, test} from 'vitest';
import type {OperationId} from '../../../source/core/operation/ids.ts';
import {choicesInHistory} from '../../../source/state/board/choice.ts';
import type {HistoryEntry} from '../../../source/state/board/history-entry.ts';
import {OPERATION_ID, operationOf, stateAfter} from '../../helpers/builders.ts';

const NOW = Date.UTC(2026, 3, 5, 12);
const DAY_MS = 86_400_000;
const OTHER = 'comms_operation_01h2xcejqtf2nbrexx3vqjhp42' as OperationId;

/** A watch that ended so many days ago, of a send made then. */
function watched(operationId: OperationId, daysAgo: number, changes: Partial<HistoryEntry> = {}): HistoryEntry {
	const at = NOW - daysAgo * DAY_MS;
	const operation = operationOf('COMPLETED', {total: 4, delivered: 3, failed: 1}, {createdAt: at});
	const state = stateAfter([{type: 'received-operation', at, operation}]);
	const times = {startedAt: at, endedAt: at};
	const path = `/${operationId}-${daysAgo}`;
	return {operationId, path, bytes: 1, ...times, isMasked: true, isDemo: false, isGoingOn: false, state, ...changes};
}

describe('what can be picked', () => {
	test('is each operation once, as it stood when it was watched last', () => {
		const choices = choicesInHistory([watched(OPERATION_ID, 1), watched(OTHER, 2), watched(OPERATION_ID, 3)], NOW);
		expect(choices.map(({operationId}) => operationId)).toEqual([OPERATION_ID, OTHER]);
		expect(choices[0]).toMatchObject({action: 'watch', badge: 'settled-badly'});
		expect(choices[0]?.note).toMatch(/^1 failure, COMPLETED 100 %, watched Apr 04 \d\d:\d\d$/u);
	});

	test.each([
		['that Twilio has forgotten', watched(OTHER, 8)],
		['of the demo', watched(OTHER, 0, {isDemo: true})],
	])('plays the recording of one %s', (_, entry) => {
		expect(choicesInHistory([entry], NOW)).toMatchObject([
			{action: 'replay', path: entry.path, note: expect.stringMatching(/; plays the recording$/u)},
		]);
	});

	test('says where an operation is that is not at Twilio', () => {
		const noteOf = (baseUrl: string) => choicesInHistory([watched(OPERATION_ID, 1, {baseUrl})], NOW, false)[0]?.note;
		expect(noteOf('http://127.0.0.1:8025/v1')).toMatch(/; plays the recording; at 127\.0\.0\.1:8025$/u);
		expect(noteOf('https://comms.twilio.com/v1')).toMatch(/; plays the recording$/u);
	});

	test('plays recordings only without credentials', () => {
		expect(choicesInHistory([watched(OPERATION_ID, 1)], NOW, false)).toMatchObject([{action: 'replay'}]);
	});
});

import {expect, test} from 'vitest';
import {historyColumns} from '../../../source/output/fields/history-fields.ts';
import type {HistoryEntry} from '../../../source/state/board/history-entry.ts';
import {OPERATION_ID, stateAfter} from '../../helpers/builders.ts';

const NOW = Date.UTC(2026, 3, 5, 12);

function watchedAt(baseUrl?: string): HistoryEntry {
	return {
		...{operationId: OPERATION_ID, path: '/x', bytes: 1, startedAt: NOW, endedAt: NOW, state: stateAfter([])},
		...{isMasked: true, isDemo: false, isGoingOn: false},
		...(baseUrl === undefined ? {} : {baseUrl}),
	};
}

test('the table of recordings has their host once one of them was not at Twilio', () => {
	const atTwilio = watchedAt('https://comms.twilio.com/v1');
	const foreign = watchedAt('http://127.0.0.1:8025/v1');
	const hostsOf = (...entries: readonly HistoryEntry[]) => {
		const host = historyColumns(entries, NOW).find(({name}) => name === 'host');
		return entries.map((entry) => host?.read(entry)).map((text) => (text === undefined ? '–' : JSON.stringify(text)));
	};
	expect(hostsOf(atTwilio, watchedAt())).toEqual(['–', '–']);
	expect(hostsOf(atTwilio, foreign, watchedAt())).toEqual([
		expect.stringContaining('comms.twilio.com'),
		expect.stringContaining('127.0.0.1:8025'),
		'–',
	]);
});

import {appendFileSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {readHistory} from '../../source/recording/history.ts';
import {openJournal} from '../../source/recording/journal/journal.ts';
import {recordingPath} from '../../source/recording/recordings.ts';
import type {Event} from '../../source/state/watch/event.ts';
import {email, operation, page} from '../helpers/emails.ts';
import {OPERATION_ID} from '../monitor/watching.ts';
import {OPTIONS, START} from './recorded-watch.ts';

let folder = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'sendwatch-history-'));
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

const SETTLED = operation('COMPLETED', {total: 9, delivered: 8, failed: 1});

/** An answer so many ms after the watch began. */
function heard(ms: number, operationHeard = SETTLED): Event {
	return {type: 'received-operation', at: START + ms, operation: operationHeard};
}

/** Records a watch that began so many ms after the first one, and leaves it open. */
function record(ms: number, ...events: readonly Event[]) {
	const now = START + ms;
	const path = recordingPath(folder, OPERATION_ID, now);
	const options = {watchOptions: {...OPTIONS, now}, isFull: false, now: () => now, onStop: () => {}};
	const journal = openJournal({path, ...options});
	journal.record(events);
	return {path, close: journal.close};
}

describe('the history', () => {
	test('lists watches newest first: how long, how it ended, how large', () => {
		record(0, heard(0, operation('PROCESSING', {total: 9, queued: 9}))).close();
		record(60_000, heard(60_000, operation('PROCESSING', {})), heard(65_000), heard(90_000)).close();
		const [latest, first] = readHistory(folder);
		expect(latest).toMatchObject({
			operationId: OPERATION_ID,
			startedAt: START + 60_000,
			endedAt: START + 90_000,
			isMasked: true,
			isGoingOn: false,
			state: {watch: {operation: SETTLED, isSettled: true}},
		});
		expect(first).toMatchObject({state: {watch: {isSettled: false, counts: {queued: 9}}}});
	});

	test('knows a watch that is going on', () => {
		const open = record(0, heard(0));
		expect(readHistory(folder)).toMatchObject([{isGoingOn: true}]);
		open.close();
		expect(readHistory(folder)).toMatchObject([{isGoingOn: false}]);
	});

	test('finds how it ended behind any number of polls in which nothing changed, and behind a heavy page', () => {
		const subject = {raw: 'x'.repeat(200_000), safe: email(1).id.safe};
		const heavy: Event = {
			type: 'received-page',
			at: START + 5000,
			generation: 0,
			token: null,
			page: {...page([]), emails: [email(1, 'SENT', {subject})]},
		};
		const quiet = Array.from({length: 3000}, (_, index) => heard(10_000 + index));
		record(0, heard(0), heavy, ...quiet).close();
		expect(readHistory(folder)).toMatchObject([{endedAt: START + 12_999, state: {watch: {operation: SETTLED}}}]);
	});

	test('skips what bears the name of a recording but is not one, and over a torn end', () => {
		const {path, close} = record(0, heard(0));
		close();
		appendFileSync(path, '{"type":"received-oper');
		writeFileSync(recordingPath(folder, OPERATION_ID, START + 1000), 'hello\n');
		expect(readHistory(folder)).toMatchObject([{endedAt: START, state: {watch: {operation: SETTLED}}}]);
	});
});

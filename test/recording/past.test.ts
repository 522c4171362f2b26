import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {openJournal} from '../../source/recording/journal/journal.ts';
import {readPast} from '../../source/recording/past.ts';
import {recordingPath} from '../../source/recording/recordings.ts';
import {operation} from '../helpers/emails.ts';
import {OPERATION_ID} from '../monitor/watching.ts';
import {OPTIONS, START} from './recorded-watch.ts';

const BASE_URL = 'http://127.0.0.1:8080/v1';
const never = new AbortController().signal;

function newFolder(): string {
	const path = mkdtempSync(join(tmpdir(), 'sendwatch-past-'));
	onTestFinished(() => rmSync(path, {recursive: true, force: true}));
	return path;
}

/** Records a watch of a send created at START: so many had been delivered, so many had failed at some seconds after that. */
function record(folder: string, baseUrl: string, ...answers: readonly (readonly [seconds: number, number, number])[]) {
	const now = START + (answers[0]?.[0] ?? 0) * 1000;
	const path = recordingPath(folder, OPERATION_ID, now);
	const watchOptions = {...OPTIONS, now};
	const journal = openJournal({path, watchOptions, isFull: false, now: () => now, onStop: () => {}, baseUrl});
	journal.record(
		answers.map(([seconds, delivered, failed]) => {
			const at = START + seconds * 1000;
			const counters = {total: 100, recipients: 100, delivered, failed, queued: 100 - delivered - failed};
			const heard = {...operation('PROCESSING', counters), createdAt: START, answeredAt: at};
			return {type: 'received-operation', at, operation: heard} as const;
		}),
	);
	journal.close();
}

test('all recordings of a send tell how it stood at each age', async () => {
	const folder = newFolder();
	record(folder, BASE_URL, [40, 60, 20]);
	record(folder, BASE_URL, [10, 10, 0], [12, 20, 5], [14, 20, 5]);
	writeFileSync(recordingPath(folder, OPERATION_ID, START + 99_000), 'no recording\n');
	expect(await readPast(folder, OPERATION_ID, BASE_URL, never)).toEqual([
		{ageMs: 10_000, ended: 0.1, failed: 0},
		{ageMs: 12_000, ended: 0.25, failed: 0.2, pace: 7.5},
		{ageMs: 14_000, ended: 0.25, failed: 0.2, pace: expect.any(Number)},
		{ageMs: 40_000, ended: 0.8, failed: 0.25},
	]);
});

test('recordings of another base URL, or of no send, have nothing to say', async () => {
	const folder = newFolder();
	record(folder, 'http://127.0.0.1:9/v1', [10, 10, 0]);
	expect(await readPast(folder, OPERATION_ID, BASE_URL, never)).toEqual([]);
	expect(await readPast(join(folder, 'none'), OPERATION_ID, BASE_URL, never)).toEqual([]);
});

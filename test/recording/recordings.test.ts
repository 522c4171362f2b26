import {mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {takeLock} from '../../source/recording/journal-lock.ts';
import {listRecordings, pruneRecordings, purgeRecordings, recordingPath} from '../../source/recording/recordings.ts';
import {OPERATION_ID} from '../monitor/watching.ts';

const NOW = Date.UTC(2026, 3, 5, 6, 20, 42);
const DAY_MS = 86_400_000;

let folder = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'sendwatch-recordings-'));
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

/** A recording that began, and was last written to, so many days ago. */
function recordingOf(daysAgo: number): string {
	const at = NOW - daysAgo * DAY_MS;
	const path = recordingPath(folder, OPERATION_ID, at);
	writeFileSync(path, 'x');
	utimesSync(path, at / 1000, at / 1000);
	return path;
}

describe('recordings', () => {
	test('have the operation and the time in their names', () => {
		expect(recordingPath('/state', OPERATION_ID, NOW)).toBe(`/state/${OPERATION_ID}-2026-04-05T062042Z.ndjson`);
	});

	test('are listed newest first, whatever else lies there', () => {
		const [old, recent] = [recordingOf(3), recordingOf(1)];
		writeFileSync(join(folder, 'notes.txt'), '');
		writeFileSync(join(folder, `${OPERATION_ID}-2026-99-05T062042Z.ndjson`), '');
		expect(listRecordings(folder).map(({path}) => path)).toEqual([recent, old]);
		expect(listRecordings(folder)[0]).toMatchObject({operationId: OPERATION_ID, startedAt: NOW - DAY_MS, bytes: 1});
		expect(listRecordings(join(folder, 'nothing'))).toEqual([]);
	});

	test('go after 30 days, and nothing else does', () => {
		recordingOf(31);
		const kept = recordingOf(29);
		const foreign = join(folder, 'notes.txt');
		writeFileSync(foreign, '');
		utimesSync(foreign, 0, 0);
		pruneRecordings(folder, NOW);
		expect(readdirSync(folder).map((name) => join(folder, name))).toEqual([kept, foreign]);
	});

	test('are all removed when asked, but for one that is being written', () => {
		recordingOf(3);
		const open = recordingOf(0);
		const lock = takeLock(open);
		expect(purgeRecordings(folder)).toEqual({removed: 1, kept: 1});
		expect(listRecordings(folder).map(({path}) => path)).toEqual([open]);
		if ('release' in lock) lock.release();
		expect(purgeRecordings(folder)).toEqual({removed: 1, kept: 0});
	});
});

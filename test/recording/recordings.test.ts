import {appendFileSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {takeLock} from '../../source/recording/journal/lock.ts';
import {
	listRecordings,
	numberedPath,
	pruneRecordings,
	purgeRecordings,
	recordingPath,
} from '../../source/recording/recordings.ts';
import {OPERATION_ID} from '../monitor/watching.ts';

const NOW = Date.UTC(2026, 3, 5, 6, 20, 42);
const DAY_MS = 86_400_000;

let folder = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'sendwatch-recordings-'));
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

function recordAt(at: number): string {
	return `{"type":"asked-again","at":${at}}\n`;
}

/** A recording that began and ended so many days ago. */
function recordingOf(daysAgo: number): string {
	const at = NOW - daysAgo * DAY_MS;
	const path = recordingPath(folder, OPERATION_ID, at);
	writeFileSync(path, recordAt(at));
	return path;
}

function pathsIn(path: string): readonly string[] {
	return readdirSync(path).map((name) => join(path, name));
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
		expect(listRecordings(folder)[0]).toMatchObject({operationId: OPERATION_ID, startedAt: NOW - DAY_MS, bytes: 42});
		expect(listRecordings(join(folder, 'nothing'))).toEqual([]);
	});

	test('of the same second have a number, and the last of them is listed first', () => {
		const path = recordingOf(1);
		for (const number of [10, 2]) writeFileSync(numberedPath(path, number), 'x');
		const listed = [numberedPath(path, 10), numberedPath(path, 2), path];
		expect(listRecordings(folder).map((recording) => recording.path)).toEqual(listed);
	});

	test('go after 30 days, and nothing else does', () => {
		recordingOf(31);
		const kept = recordingOf(29);
		const foreign = join(folder, 'notes.txt');
		writeFileSync(foreign, '');
		utimesSync(foreign, 0, 0);
		pruneRecordings(folder, NOW);
		expect(pathsIn(folder)).toEqual([kept, foreign]);
	});

	test('go by the dates in them, not by when the files were changed', () => {
		const copied = recordingOf(31);
		const touched = recordingOf(29);
		utimesSync(copied, NOW / 1000, NOW / 1000);
		utimesSync(touched, 0, 0);
		pruneRecordings(folder, NOW);
		expect(pathsIn(folder)).toEqual([touched]);
	});

	test.each([
		['went on until the day before yesterday', recordAt(NOW - 2 * DAY_MS)],
		[
			'was made when the clock was a month behind, of which the server knew nothing',
			`{"type":"received-operation","at":${NOW - 31 * DAY_MS},"operation":{"answeredAt":${NOW - DAY_MS}}}\n`,
		],
	])('stay when one that began 40 days ago %s', (_, more) => {
		const path = recordingOf(40);
		appendFileSync(path, more);
		pruneRecordings(folder, NOW);
		expect(pathsIn(folder)).toEqual([path]);
	});

	test('stay while they are being written, however old', () => {
		const path = recordingOf(31);
		const {release} = takeLock(path);
		pruneRecordings(folder, NOW);
		release();
		expect(pathsIn(folder)).toEqual([path]);
	});

	test('are all removed when asked, but for one that is being written', () => {
		recordingOf(3);
		const open = recordingOf(0);
		const lock = takeLock(open);
		expect(purgeRecordings(folder)).toEqual({removed: 1, kept: 1});
		expect(listRecordings(folder).map(({path}) => path)).toEqual([open]);
		lock.release();
		expect(purgeRecordings(folder)).toEqual({removed: 1, kept: 0});
	});
});

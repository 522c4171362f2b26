import {mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {recordWatch} from '../../source/app/record-watch.ts';
import {recordingPath} from '../../source/recording/recordings.ts';
import {createStore} from '../../source/state/store.ts';
import {newWatch} from '../../source/state/watch/new-watch.ts';
import {operation} from '../helpers/emails.ts';
import {createFakeClock} from '../helpers/fake-clock.ts';
import {OPERATION_ID} from '../monitor/watching.ts';
import {OPTIONS, START} from '../recording/recorded-watch.ts';

const DAY_MS = 86_400_000;

let folder = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'sendwatch-record-'));
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

/** A recording of another watch, so many days before the truth, which is `START`. */
function recordingOf(daysAgo: number): string {
	const at = START - daysAgo * DAY_MS;
	const path = recordingPath(folder, OPERATION_ID, at);
	writeFileSync(path, `{"type":"asked-again","at":${at}}\n`);
	return path;
}

/** Watches for a minute with the machine's and the server's clock so many days from the truth; null: the server tells no time. */
function watch(machineDays: number, serverDays: number | null, isDemo = false): void {
	const clock = createFakeClock(START + machineDays * DAY_MS);
	const options = {...OPTIONS, now: clock.now()};
	const plan = {folder, isFull: false, isDemo};
	const {store, close} = recordWatch(createStore(newWatch(options)), options, plan, () => {}, clock);
	const {answeredAt: _, ...untold} = operation('PROCESSING', {total: 9, queued: 9});
	const answer = serverDays === null ? untold : {...untold, answeredAt: START + serverDays * DAY_MS};
	store.dispatch({type: 'received-operation', at: clock.now(), operation: answer});
	clock.advance(60_000);
	close();
}

describe('recordings of more than 30 days ago', () => {
	test('are removed while another watch is recorded', () => {
		const old = recordingOf(31);
		const kept = recordingOf(29);
		watch(0, 0);
		const names = readdirSync(folder).map((name) => join(folder, name));
		expect(names).toContain(kept);
		expect(names).not.toContain(old);
	});

	test.each([
		['the clock of the machine is 31 days ahead', 31, 0],
		['the clock of the server is 31 days ahead', 0, 31],
		['the clock of the machine is 31 days behind', -31, 0],
		['the server does not tell its time', 31, null],
	])('never include the one of yesterday, even where %s', (_, machineDays, serverDays) => {
		const yesterday = recordingOf(1);
		watch(machineDays, serverDays);
		watch(machineDays, serverDays);
		expect(readdirSync(folder)).toHaveLength(3);
		expect(readdirSync(folder).map((name) => join(folder, name))).toContain(yesterday);
	});

	test('are not removed by the demo, whose server has the clock of the machine', () => {
		recordingOf(1);
		watch(31, 31, true);
		expect(readdirSync(folder)).toHaveLength(2);
	});
});

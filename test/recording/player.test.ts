import {appendFileSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, test} from 'vitest';
import {openJournal} from '../../source/recording/journal/journal.ts';
import {readRecording} from '../../source/recording/journal/read.ts';
import {createPlayer} from '../../source/recording/player.ts';
import {replayStore} from '../../source/recording/replay-store.ts';
import type {Event} from '../../source/state/watch/event.ts';
import {emailUnderCursor} from '../../source/state/watch/list/list.ts';
import {rowCount} from '../../source/state/watch/list/pages.ts';
import {newWatch} from '../../source/state/watch/new-watch.ts';
import {reduce} from '../../source/state/watch/reduce.ts';
import {nextSpeed} from '../../source/state/watch/replay.ts';
import {problemOf} from '../helpers/builders.ts';
import {email, operation, page, range} from '../helpers/emails.ts';
import {createFakeClock} from '../helpers/fake-clock.ts';
import {noticeIn} from '../helpers/notices.ts';
import {OPTIONS, START, shown} from './recorded-watch.ts';

const folder = mkdtempSync(join(tmpdir(), 'sendwatch-player-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));
let files = 0;

/** A poll that was answered so many ms after the watch began. */
function poll(ms: number, delivered: number): readonly Event[] {
	const at = START + ms;
	return [
		{type: 'asked-operation', at},
		{type: 'received-operation', at, operation: operation('PROCESSING', {total: 9, delivered, queued: 9 - delivered})},
	];
}

const PAGE: Event = {type: 'received-page', at: START, generation: 0, token: null, page: page(range(0, 3), 'second')};
const WATCHED: readonly Event[] = [PAGE, ...poll(0, 1), ...poll(2000, 2), ...poll(4000, 3)];

/** A recording of these events, being played; the test winds the clock. */
function play(events: readonly Event[], speed = 1, rubbish = '') {
	files += 1;
	const path = join(folder, `${files}.ndjson`);
	const journal = openJournal({path, watchOptions: OPTIONS, isFull: true, now: () => START, onStop: () => {}});
	journal.record(events);
	journal.close();
	appendFileSync(path, rubbish);
	const clock = createFakeClock(Date.UTC(2030, 0, 1));
	const player = createPlayer({recording: readRecording(path), clock, speed});
	player.start();
	const delivered = () => player.store.getState().watch.counts?.delivered;
	const replay = () => player.store.getState().replay;
	return {...player, clock, delivered, replay, screen: replayStore(player.store, player.now)};
}

describe('a recording being played', () => {
	test('tells things when they happened, in its own time', () => {
		const {clock, delivered, now} = play(WATCHED);
		expect(delivered()).toBe(1);
		clock.advance(1990);
		expect(delivered()).toBe(1);
		clock.advance(20);
		expect(delivered()).toBe(2);
		expect(now()).toBe(START + 2010);
	});

	test.each([1, 10, 100, 0.5])('at %s times the speed ends in the state that the watch had', (speed) => {
		const {clock, store, replay, now} = play(WATCHED, speed);
		clock.advance(4000 / speed + 50);
		expect(replay()).toMatchObject({isOver: true, speed});
		expect(shown(store.getState())).toEqual(shown(WATCHED.reduce(reduce, newWatch(OPTIONS))));
		expect(now()).toBeLessThan(START + 4000 + 50 * speed);
		expect(clock.nextDue()).toBeUndefined();
	});

	test('stands still while it is paused, and goes on from there', () => {
		const {clock, delivered, togglePause, now, replay} = play(WATCHED);
		clock.advance(1000);
		togglePause();
		clock.advance(60_000);
		expect(now()).toBe(START + 1000);
		expect(delivered()).toBe(1);
		expect(replay()?.isPaused).toBe(true);
		togglePause();
		clock.advance(1100);
		expect(delivered()).toBe(2);
	});

	test('takes another speed at once', () => {
		const {clock, delivered, changeSpeed, replay} = play(WATCHED);
		changeSpeed(1);
		expect(replay()?.speed).toBe(2);
		clock.advance(1020);
		expect(delivered()).toBe(2);
		changeSpeed(-1);
		clock.advance(1500);
		expect(delivered()).toBe(2);
	});

	test('begins again after its end', () => {
		const {clock, delivered, togglePause, replay} = play(WATCHED, 10);
		clock.advance(500);
		expect(delivered()).toBe(3);
		togglePause();
		expect(replay()?.isOver).toBe(false);
		expect(delivered()).toBe(1);
	});

	test('skips a silence in which the machine slept', () => {
		const {clock, delivered} = play([...poll(0, 1), ...poll(8 * 3_600_000, 2)]);
		clock.advance(5100);
		expect(delivered()).toBe(2);
	});

	test('counts the lines that cannot be read, again when it begins again', () => {
		const {clock, replay, togglePause} = play(WATCHED, 1, 'half a li\n{}\n');
		clock.advance(5000);
		expect(replay()).toMatchObject({isOver: true, badLines: 2});
		togglePause();
		clock.advance(5000);
		expect(replay()).toMatchObject({isOver: true, badLines: 2});
	});

	test('answers what keys ask of the server on its own, and waits for no page', () => {
		const {screen} = play(WATCHED);
		const {statusHistory} = screen.getState();
		screen.dispatch({type: 'went-to-end', height: 10});
		expect(screen.getState().list.goal).toBeUndefined();
		expect(emailUnderCursor(screen.getState().list)).toEqual(email(2));
		screen.dispatch({type: 'jumped-page', at: 0, by: 1, height: 10});
		expect(noticeIn(screen.getState())).toBe('The recording has no more rows so far.');
		screen.dispatch({type: 'opened-details'});
		expect(screen.getState().details.fetched.get(email(2).id.raw)?.details).toMatchObject({
			email: email(2),
			isRecorded: true,
		});
		// No status was seen at the moment at which it was opened in the replay.
		expect(screen.getState().statusHistory).toBe(statusHistory);
		screen.dispatch({
			type: 'changed-filter',
			change: {part: 'tags', tags: [{key: 'campaign', value: 'spring'}]},
		});
		expect(screen.getState().list.filter.tags).toEqual([{key: 'campaign', value: 'spring'}]);
		expect(rowCount(screen.getState().list.pages)).toBe(0);
		expect(noticeIn(screen.getState())).toBe('These are the recorded emails that match.');
	});

	test('e goes to every failure that was recorded, those that the list never had at its end', () => {
		const failed = [email(7, 'FAILED'), email(1, 'FAILED'), email(8, 'UNDELIVERED')];
		const read = (status: 'FAILED' | 'UNDELIVERED'): Event => ({
			...{type: 'received-failures', at: START, status, token: null},
			page: {emails: failed.filter((one) => one.status.raw === status), next: null},
		});
		const rows: Event = {
			...{type: 'received-page', at: START, generation: 0, token: null},
			page: {emails: [email(0), email(1, 'FAILED'), email(2)], next: 'second'},
		};
		const none: Event = {type: 'failed-reasons', at: START, problem: problemOf('absent')};
		const {screen, clock} = play([rows, ...poll(0, 1), read('FAILED'), read('UNDELIVERED'), none]);
		clock.advance(5000);
		const next = () => {
			screen.dispatch({type: 'went-to-failure', at: START, by: 1, height: 10});
			const {list} = screen.getState();
			expect(list.goal).toBeUndefined();
			return [emailUnderCursor(list)?.id.raw, noticeIn(screen.getState())];
		};
		expect(next()).toEqual([email(1).id.raw, undefined]);
		const added = '2 failures recorded outside the list: shown at its end.';
		expect(next()).toEqual([email(7).id.raw, added]);
		expect(next()[0]).toBe(email(8).id.raw);
		expect(next()).toEqual([email(8).id.raw, 'The recording has no further failure.']);
		expect(rowCount(screen.getState().list.pages)).toBe(5);
	});

	test('narrows the rows to the failures, those that only the failures of the send had included', () => {
		const failed = [email(7, 'FAILED')];
		const read: Event = {
			type: 'received-failures',
			at: START,
			status: 'FAILED',
			token: null,
			page: {emails: failed, next: null},
		};
		const rest: Event = {...read, status: 'UNDELIVERED', page: {emails: [], next: null}};
		const none: Event = {type: 'failed-reasons', at: START, problem: problemOf('absent')};
		const {screen, clock} = play([PAGE, ...poll(0, 1), read, rest, none]);
		clock.advance(5000);
		const shown = () => screen.getState().list.pages.loaded.flatMap(({emails}) => emails.map(({id}) => id.raw));
		const ids = (...emails: readonly {readonly id: {readonly raw: string}}[]) => emails.map(({id}) => id.raw);
		const all = shown();
		screen.dispatch({type: 'changed-filter', change: {part: 'statuses', statuses: ['FAILED', 'UNDELIVERED']}});
		expect(shown()).toEqual(ids(...failed));
		screen.dispatch({type: 'changed-filter', change: {part: 'statuses', statuses: []}});
		expect(shown()).toEqual([...all, email(7).id.raw]);
		screen.dispatch({type: 'changed-filter', change: {part: 'reasons', reasons: ['none']}});
		expect(shown()).toEqual(ids(...failed));
		screen.dispatch({type: 'changed-filter', change: {part: 'reasons', reasons: ['20001']}});
		expect(shown()).toEqual([]);
		screen.dispatch({type: 'changed-filter', change: {part: 'reasons', reasons: []}});
		expect(shown()).toEqual([...all, email(7).id.raw]);
	});
});

test('the speeds end where they end', () => {
	expect([nextSpeed(1, 1), nextSpeed(10, -1), nextSpeed(3, 1), nextSpeed(1000, 1), nextSpeed(0.1, -1)]).toEqual([
		2, 5, 5, 1000, 0.1,
	]);
});

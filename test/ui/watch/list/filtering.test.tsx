import {describe, expect, test} from 'vitest';
import type {EmailStatus} from '../../../../source/core/operation/status.ts';
import type {Event} from '../../../../source/state/watch/event.ts';
import {KEYMAP} from '../../../../source/ui/keys/keymap.ts';
import {rebind} from '../../../../source/ui/keys/rebind.ts';
import {page, range} from '../../../helpers/emails.ts';
import {ENTER, ESCAPE, GOT_OPERATION, GOT_PAGE, NOW, openApp, openAppWith} from '../../open-app.tsx';

const BACKSPACE = '\u007F';
const UP = '\u001B[A';
const DOWN = '\u001B[B';

function opened() {
	return openApp(GOT_OPERATION, GOT_PAGE);
}

function got(generation: number, status: EmailStatus | undefined, numbers: readonly number[]): Event {
	const whose = status === undefined ? {} : {status};
	return {type: 'received-page', at: NOW, generation, ...whose, token: null, page: page(numbers, null, status)};
}

/** The numbers of the emails in the visible rows. */
function rowsOf(frame: string): readonly number[] {
	return [...frame.matchAll(/person(?<number>\d+)@/gu)].map(({groups}) => Number(groups?.number));
}

describe('s opens the statuses', () => {
	test('each with its glyph and how many emails the operation has there', async () => {
		const {press, frame} = opened();
		await press('s');
		expect(frame()).toMatch(/❯ a {2}\[ \] {3}every status +100 +│/u);
		expect(frame()).toMatch(/f {2}\[ \] ✗ FAILED +3 +│/u);
		expect(frame()).toMatch(/d {2}\[ \] ✓ DELIVERED +60 +│/u);
		expect(frame()).toMatch(/i {2}\[ \] ← INBOUND +│/u);
	});

	test('two marked are merged into one list, in the server’s order', async () => {
		const {press, frame, store} = opened();
		await press('s', 'j', ' ', 'j', ' ');
		expect(frame()).toContain('[x] ✗ FAILED');
		expect(frame()).toContain('[x] ↩ UNDELIVERED');
		await press(ENTER);
		store.dispatch(got(1, 'FAILED', [1, 4, 9]));
		await press();
		expect(rowsOf(frame())).toEqual([]);
		store.dispatch(got(1, 'UNDELIVERED', [2, 3, 12]));
		await press();
		expect(frame()).toContain('s status FAILED, UNDELIVERED');
		expect(rowsOf(frame())).toEqual([1, 2, 3, 4, 9, 12]);
		// Both of its streams have been read to their end.
		expect(frame()).toContain('1–6 of 6 · page 1');
	});

	test('with none marked Enter takes the one under the cursor; those in force are marked', async () => {
		const {press, frame, store} = opened();
		await press('s', 'j', ENTER);
		expect(store.getState().list.filter.statuses).toEqual(['FAILED']);
		await press('s');
		expect(frame()).toContain('[x] ✗ FAILED');
	});

	test.each([
		['every status', ['s', ENTER]],
		['no status any more', ['s', 'j', ' ', ENTER]],
	])('%s is no filter', async (_, keys) => {
		const {press, store} = opened();
		await press('f', ...keys.slice(0, 1));
		if (keys.length > 2) await press('j', ' ', 'j', ' ', ENTER);
		else await press(' ', ENTER);
		expect(store.getState().list.filter.statuses).toEqual([]);
	});

	test('Esc leaves it as it was', async () => {
		const {press, store} = opened();
		await press('s', 'j', ' ', ESCAPE);
		expect(store.getState()).toMatchObject({list: {generation: 0}, view: {overlay: {kind: 'none'}}});
	});
});

test('f shows what failed only, and again what was shown before', async () => {
	const {press, store} = opened();
	const statuses = () => store.getState().list.filter.statuses;
	await press('f');
	expect(statuses()).toEqual(['FAILED', 'UNDELIVERED']);
	await press('f');
	expect(statuses()).toEqual([]);
	await press('s', 'jjj', ENTER);
	expect(statuses()).toEqual(['SCHEDULED']);
	await press('f', 'f');
	expect(statuses()).toEqual(['SCHEDULED']);
});

describe('d opens the range of time', () => {
	test('says what it means before it is applied, and where and why it is invalid', async () => {
		const {press, frame, store} = opened();
		await press('d', 'soon');
		expect(frame()).toContain('at 1: “soon” is not a time');
		await press(ENTER);
		expect(store.getState().list.generation).toBe(0);
		await press('\u0015', '2026-04-01T06:00Z..2026-04-01T07:00Z');
		expect(frame()).toMatch(/Apr 01 \d\d:00 to \d\d:00 (?:local = Apr 01 06:00 to 07:00 )?UTC/u);
		await press(ENTER);
		const since = Date.UTC(2026, 3, 1, 6);
		expect(store.getState().list.filter).toMatchObject({since, until: since + 3_600_000});
		expect(frame()).toMatch(/d Apr 01 \d\d:00 to \d\d:00/u);
	});

	test('an empty one clears', async () => {
		const {press, store} = opened();
		await press('d', '2h', ENTER, 'd', '\u0015', ENTER);
		expect(store.getState().list.filter).not.toHaveProperty('since');
	});
});

test('Backspace clears the filters, the one set last first', async () => {
	const {press, frame, store} = opened();
	await press('t', 'a:b', ENTER, 'f', 'd', '2h', ENTER);
	const order = () => store.getState().list.filterOrder;
	expect(order()).toEqual(['tags', 'statuses', 'dates']);
	await press(BACKSPACE);
	expect(order()).toEqual(['tags', 'statuses']);
	await press('t', ' c:d', ENTER);
	expect(order()).toEqual(['statuses', 'tags']);
	await press(BACKSPACE, BACKSPACE, BACKSPACE);
	expect(order()).toEqual([]);
	expect(frame()).toContain('No filter is set: t sets one by tags. !');
});

test('only keys that exist are named as ways to set a filter', async () => {
	const keymap = rebind(KEYMAP, {tags: [], dates: ['D']});
	const {press, frame} = openAppWith({keymap}, GOT_OPERATION, GOT_PAGE);
	await press(BACKSPACE);
	expect(frame()).toContain('No filter is set: s sets one by status. !');
});

describe('↑ in a line', () => {
	test('brings back what was applied there, newest first, and ↓ what was typed', async () => {
		const {press, frame} = opened();
		await press('t', 'a:b', ENTER, 't', '\u0015', 'c:d', ENTER, BACKSPACE);
		await press('t', 'x', UP);
		expect(frame()).toContain('Tags c:d');
		await press(UP, UP);
		expect(frame()).toContain('Tags a:b');
		await press(DOWN, DOWN);
		expect(frame()).toContain('Tags x');
	});

	test('has its own history', async () => {
		const {press, frame} = opened();
		await press('t', 'a:b', ENTER, 'd', '2h', ENTER, BACKSPACE, 'd', UP);
		expect(frame()).toContain('Created 2h');
		await press(UP);
		expect(frame()).toContain('Created 2h');
	});
});

test('rows of the operation as a whole come back when the filter is cleared', async () => {
	const {press, frame, store} = opened();
	await press('f', BACKSPACE);
	store.dispatch(got(2, undefined, range(0, 5)));
	await press();
	expect(rowsOf(frame())).toEqual([0, 1, 2, 3, 4]);
});

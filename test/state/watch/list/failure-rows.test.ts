import {describe, expect, test} from 'vitest';
import type {Event} from '../../../../source/state/watch/event.ts';
import {emailUnderCursor, visibleRows} from '../../../../source/state/watch/list/list.ts';
import {goToRow} from '../../../../source/state/watch/list/moving.ts';
import {reduce} from '../../../../source/state/watch/reduce.ts';
import type {State} from '../../../../source/state/watch/state.ts';
import {emailOf, operationOf, stateAfter, wantedToken} from '../../../helpers/builders.ts';
import {noticeIn} from '../../../helpers/notices.ts';

const HEIGHT = 3;
const STATUSES: Readonly<Record<string, string>> = {F: 'FAILED', U: 'UNDELIVERED', d: 'DELIVERED', q: 'QUEUED'};
const SEEK: Event = {type: 'went-to-failure', at: 1, by: 1, height: HEIGHT};
const SEEK_BACK: Event = {...SEEK, by: -1};

/** Loads what is wanted of a server with these pages: a letter is an email with the status that begins so. */
function answering(...pages: readonly string[]): (state: State) => State {
	const first = pages.map((_, index) => pages.slice(0, index).join('').length);
	return (state) => {
		const token = wantedToken(state.list);
		if (token === undefined) throw new Error('No page is wanted.');
		const index = Number(token);
		const emails = [...(pages[index] ?? '')].map((letter, place) =>
			emailOf(String((first[index] ?? 0) + place), {status: STATUSES[letter] as string}),
		);
		const next = index + 1 < pages.length ? String(index + 1) : null;
		return reduce(state, {type: 'received-page', at: 2, generation: 0, token, page: {emails, next}});
	};
}

function at(state: State): number {
	return Number(emailUnderCursor(state.list)?.id.raw);
}

const load = answering('dFd', 'ddd', 'dUd', 'qqq');

describe('to the next failure', () => {
	test('goes to failed and undelivered emails, loading page after page until one comes', () => {
		const first = reduce(load(stateAfter([])), SEEK);
		expect(at(first)).toBe(1);
		const waiting = load(reduce(first, SEEK));
		expect(at(waiting)).toBe(1);
		expect(wantedToken(waiting.list)).toBe('2');
		const found = load(waiting);
		expect(at(found)).toBe(7);
		expect(wantedToken(found.list)).toBeUndefined();
		expect(found.view.notice).toBeUndefined();
	});

	test('says so when there is none, and stays', () => {
		const last = [load, load].reduce((state, next) => next(state), reduce(reduce(load(stateAfter([])), SEEK), SEEK));
		const end = load(reduce(last, SEEK));
		expect(at(end)).toBe(7);
		expect(end.list.goal).toBeUndefined();
		expect(noticeIn(end)).toBe('No further failure in 12 emails.');
		expect(noticeIn(reduce(end, SEEK))).toBe('No further failure in 12 emails.');
	});

	test('names those that failed after their rows were loaded', () => {
		const operation = operationOf('PROCESSING', {total: 3, delivered: 1, failed: 1, undelivered: 1});
		const state = answering('ddd')(stateAfter([{type: 'received-operation', at: 0, operation}]));
		expect(noticeIn(reduce(state, SEEK))).toBe(
			'No further failure in the 3 emails loaded, but 2 have failed by now: ‹failures-only› lists them.',
		);
	});

	test('is canceled by Esc, and by a move', () => {
		const waiting = reduce(reduce(load(stateAfter([])), SEEK), SEEK);
		expect(wantedToken(waiting.list)).toBe('1');
		expect(wantedToken(reduce(waiting, {type: 'dropped-goal'}).list)).toBeUndefined();
		expect(wantedToken(reduce(waiting, {type: 'moved-cursor', at: 0, by: -1, height: HEIGHT}).list)).toBeUndefined();
	});

	test('asked before anything is loaded finds the very first email', () => {
		expect(at(answering('Fd')(reduce(stateAfter([]), SEEK)))).toBe(0);
	});
});

describe('to the failure before', () => {
	test('goes back over the loaded rows and says when there is none', () => {
		const loaded = load(stateAfter([]));
		const below = {...loaded, list: goToRow(loaded.list, 2, HEIGHT)};
		const found = reduce(below, SEEK_BACK);
		expect(at(found)).toBe(1);
		expect(at(reduce(found, SEEK_BACK))).toBe(1);
		expect(noticeIn(reduce(found, SEEK_BACK))).toBe('No failure above this email.');
	});
});

test('a failure out of view comes with what stands above it', () => {
	const state = answering('dddddddFdd')(stateAfter([]));
	const {rows} = visibleRows(reduce(state, SEEK).list, HEIGHT);
	expect(rows.map(({key, isSelected}) => (isSelected ? `>${key}` : key))).toEqual(['6', '>7', '8']);
});

import {describe, expect, test} from 'vitest';
import {createNews} from '../../../../source/app/screen/board/tell-news.ts';
import {NO_FILTER} from '../../../../source/core/emails/filter.ts';
import type {OperationId} from '../../../../source/core/operation/ids.ts';
import {safeLine, untrusted} from '../../../../source/core/text/text.ts';
import {reduceBoard} from '../../../../source/state/board/reduce.ts';
import {createStore, createStoreOf} from '../../../../source/state/store.ts';
import {newWatch} from '../../../../source/state/watch/new-watch.ts';
import {noticeLine} from '../../../../source/ui/overlays/notice.ts';
import {createTheme} from '../../../../source/ui/theme/theme.ts';
import {answer, boardAfter, listed, NOW, sendId} from '../../../state/board/boards.ts';

const THEME = createTheme({depth: 'none', isAscii: false});
const UNDER_WAY = {total: 100, delivered: 40, queued: 60};
const FAILING = {total: 100, delivered: 40, failed: 30, queued: 30};
const GOOD = {total: 100, delivered: 100};

/** A board of three sends that are under way, with a watch of the one of that number on the screen, if any. */
function listen(watched?: number) {
	const store = createStoreOf(boardAfter([]), reduceBoard);
	const names = [1, 2, 3].map(
		(one) => [sendId(one), {subject: untrusted(`To jo${one}@example.com`), tags: []}] as const,
	);
	store.dispatch(answer([1, 2, 3].map((one) => listed(one, 'PROCESSING', UNDER_WAY))), {type: 'named-sends', names});
	const watch = (id: OperationId) =>
		createStore(newWatch({operationId: id, now: NOW, intervalMs: 2000, pageSize: 50, filter: NO_FILTER}));
	let shown = watched === undefined ? undefined : {id: sendId(watched), store: watch(sendId(watched))};
	const told = {titles: [] as string[], bells: 0, notified: [] as string[]};
	const terminal = {
		title: (text: string) => told.titles.push(text),
		bell() {
			told.bells += 1;
		},
		notify: (text: string) => told.notified.push(text),
	};
	const config = {hasBell: true, hasNotifications: true};
	const news = createNews({terminal: () => terminal, config, watched: () => shown, now: () => NOW});
	news.listen(store);
	news.title(safeLine('40 % · sendwatch …1001'));
	let at = NOW;
	return {
		news,
		told,
		title: () => told.titles.at(-1),
		notice: () => shown?.store.getState().view.notice,
		/** The notice in each of the forms that it takes, the longest first. */
		shown() {
			const notice = shown?.store.getState().view.notice;
			if (notice === undefined) return [];
			const lines = Array.from({length: 120}, (_, index) => noticeLine(notice, 120 - index, () => undefined, THEME));
			return [...new Set(lines)].filter((line) => line.endsWith('.'));
		},
		receive(...sends: readonly (readonly [number: number, status: string, counters: typeof GOOD | typeof FAILING])[]) {
			at += 2000;
			store.dispatch(
				answer(
					sends.map(([number, status, counters]) => listed(number, status, counters, {at})),
					{at, isWhole: false},
				),
			);
		},
		goTo(number: number) {
			shown = {id: sendId(number), store: watch(sendId(number))};
			news.title(safeLine(`40 % · sendwatch …${1000 + number}`));
		},
	};
}

describe('in a watch, what happens to another send', () => {
	test('rings the bell, stands in the title before its own, and is named in a notice', () => {
		const {told, title, shown, receive} = listen(1);
		receive([2, 'PROCESSING', FAILING]);
		expect(told).toMatchObject({bells: 1, notified: ['“To jo2@example.com” …1002 is failing: 30 failures, 43 %.']});
		expect(title()).toBe('…1002 failing · 40 % · sendwatch …1001');
		// What is recorded with this watch has no address of another send.
		expect(shown()).toEqual([
			'⚠ “To j…@example.com” …1002 is failing: 30 failures, 43 %.',
			'⚠ “To j…@example.com” …1002 is failing.',
			'⚠ …1002 is failing: 30 failures, 43 %.',
			'⚠ …1002 failing.',
		]);
	});

	test('is good news where it has settled without failures', () => {
		const {shown, receive} = listen(1);
		receive([2, 'COMPLETED', GOOD]);
		expect(shown()[0]).toBe('✓ “To j…@example.com” …1002 has settled.');
		receive([3, 'CANCELED', GOOD]);
		expect(shown()[0]).toBe('“To j…@example.com” …1003 was canceled.');
	});

	test('is in one notice if it happens to several at once', () => {
		const {told, title, shown, receive} = listen(1);
		receive([2, 'COMPLETED', GOOD], [3, 'PROCESSING', FAILING]);
		expect(told.bells).toBe(2);
		expect(shown()).toEqual([
			'⚠ 2 other sends: …1002 settled, …1003 failing.',
			'⚠ …1002 settled, …1003 failing.',
			'⚠ 2 other sends.',
		]);
		expect(title()).toBe('…1003 failing · 40 % · sendwatch …1001');
	});

	test('leaves the title once the board or that send is on the screen', () => {
		const {news, title, receive, goTo} = listen(1);
		receive([2, 'PROCESSING', FAILING]);
		goTo(2);
		expect(title()).toBe('40 % · sendwatch …1002');
		goTo(3);
		expect(title()).toBe('…1002 failing · 40 % · sendwatch …1003');
		news.clear();
		goTo(1);
		expect(title()).toBe('40 % · sendwatch …1001');
		news.title(safeLine(''));
		expect(title()).toBe('');
	});
});

test('what happens to the send on the screen rings the bell, and its own title and badge tell it', () => {
	const {told, title, notice, receive} = listen(1);
	receive([1, 'PROCESSING', FAILING]);
	expect(told.bells).toBe(1);
	expect(title()).toBe('40 % · sendwatch …1001');
	expect(notice()).toBeUndefined();
});

test('on the board there is no notice, for every send is on the screen', () => {
	const {told, title, receive} = listen();
	receive([2, 'PROCESSING', FAILING]);
	expect(told).toMatchObject({bells: 1, notified: [expect.stringContaining('is failing')]});
	expect(title()).toBe('40 % · sendwatch …1001');
});

import {describe, expect, test} from 'vitest';
import {clockTime} from '../../../../source/core/text/format.ts';
import type {Event} from '../../../../source/state/watch/event.ts';
import {operation, page, range} from '../../../helpers/emails.ts';
import {GOT_OPERATION, GOT_PAGE, NOW, openApp, openAppWith} from '../../open-app.tsx';

const SECOND_PAGE: Event = {type: 'received-page', at: NOW, generation: 0, token: 'second', page: page(range(50, 100))};

/** A poll so many seconds later that brought the operation, and the first page where it was refreshed. */
function polled(seconds: number, ...refreshed: readonly number[]): readonly Event[] {
	const at = NOW + seconds * 1000;
	const counted: Event = {
		type: 'received-operation',
		at,
		operation: operation('PROCESSING', {total: 100, queued: 100}),
	};
	const rows = page(refreshed, 'second');
	return [
		counted,
		...(refreshed.length === 0 ? [] : [{type: 'refreshed-page' as const, at, generation: 0, token: null, page: rows}]),
	];
}

describe('the head of the list', () => {
	test('does not mention rows that every poll refreshes', () => {
		const {frame} = openApp(GOT_OPERATION, GOT_PAGE, ...polled(60, ...range(0, 50)));
		expect(frame()).toMatch(/of 100 · page 1 ─\n/u);
	});

	test('says how old rows are that the counters have left behind by more than three polls', async () => {
		const {frame, store, press} = openApp(GOT_OPERATION, GOT_PAGE, SECOND_PAGE, ...polled(6, ...range(0, 50)));
		await press('G');
		expect(frame()).toMatch(/100 of 100 · page 2 ─\n/u);
		store.dispatch(...polled(8, ...range(0, 50)));
		await press();
		expect(frame()).toContain(`100 of 100 · page 2 · as of ${clockTime(NOW, NOW)}`);
		await press('g');
		expect(frame()).not.toContain('as of');
	});

	test.each([
		[60, '1–12 of 100 · as of 06:20:42'],
		[40, '1–12 · as of 06:20'],
	])('says so where there are %i columns, too', (columns, text) => {
		const events = [GOT_OPERATION, GOT_PAGE, ...polled(60)];
		const {frame} = openAppWith({size: {columns, rows: 20}}, ...events);
		const line = frame()
			.split('\n')
			.find((one) => one.includes('Emails'));
		expect(line?.replace(/\d\d:/u, '06:')).toContain(`${text} ─`);
		expect(line).toHaveLength(columns);
	});

	test('says how often heavy rows are refreshed, and their age only where that is overdue', async () => {
		const pace = {dueAt: NOW + 8000, everyMs: 8000, emails: 10};
		const {frame, store, press} = openApp(GOT_OPERATION, GOT_PAGE, {type: 'paced-refresh', generation: 0, pace});
		expect(frame()).toMatch(/heavy: refreshed every (16|24) s/u);
		store.dispatch(...polled(20));
		await press();
		expect(frame()).not.toContain('as of');
		store.dispatch(...polled(60));
		await press();
		expect(frame()).toContain('as of');
		store.dispatch({type: 'paced-refresh', generation: 0});
		await press();
		expect(frame()).not.toContain('heavy');
	});

	test('of a frozen list says only that it is frozen', async () => {
		const {frame, store, press} = openApp(GOT_OPERATION, GOT_PAGE);
		await press(' ');
		store.dispatch(...polled(60));
		await press();
		expect(frame()).toContain('frozen');
		expect(frame()).not.toContain('as of');
	});
});

import {describe, expect, test} from 'vitest';
import type {Event} from '../../../../source/state/watch/event.ts';
import {operation} from '../../../helpers/emails.ts';
import {GOT_PAGE, NOW, openApp, openAppWith} from '../../open-app.tsx';

/** An answer some seconds on, with so many failures of 1,000 that have ended. */
function ended(failed: number, seconds = 0): Event {
	return {
		type: 'received-operation',
		at: NOW + seconds * 1000,
		operation: operation('PROCESSING', {total: 10_000, delivered: 1000 - failed, failed, queued: 9000}),
	};
}

const TAB = '\t';

describe('the panel', () => {
	test('shows the pace while less than 1 % have failed, the failures from then on, and does not switch back', async () => {
		const {frame, store, press} = openApp(ended(9), GOT_PAGE);
		await press();
		expect(frame()).toContain('── Pace delivered up, failed down');
		store.dispatch(ended(10, 2));
		await press();
		expect(frame()).toContain('── Failures 10 ');
		expect(frame()).not.toContain('── Pace');
		store.dispatch(ended(9, 4));
		await press();
		expect(frame()).toContain('── Failures 9 ');
	});

	test('is the other one after Tab, which does not keep the failures from coming on their own', async () => {
		const {frame, store, press} = openApp(ended(0), GOT_PAGE);
		await press(TAB);
		expect(frame()).toContain('── Failures ──');
		expect(frame()).toContain(' No email has failed so far.');
		await press(TAB);
		expect(frame()).toContain('── Pace');
		store.dispatch(ended(500, 2));
		await press();
		expect(frame()).toContain('── Failures 500 ');
		await press(TAB);
		expect(frame()).toContain('── Pace');
	});

	test.each([
		[{columns: 80, rows: 15}, 'No room for a panel'],
		[{columns: 130, rows: 30}, 'Both panels are shown.'],
	])('cannot be another one at %j', async (size, sentence) => {
		const {frame, press} = openAppWith({size}, ended(0), GOT_PAGE);
		await press(TAB);
		expect(frame()).toContain(sentence);
	});

	test('in a wide terminal has the counters, the pace and the failures side by side', async () => {
		const {frame, press} = openAppWith({size: {columns: 130, rows: 40}}, ended(20), GOT_PAGE);
		await press();
		expect(frame()).toMatch(/── Ended 1,000 ─+ {2}── Pace .*─ {2}── Failures 20 /u);
	});

	test.each([
		// columns, and where the pace and the failures begin
		[140, 40, 77],
		[160, 40, 85],
	])(
		'in %i columns each has its share, two columns apart, and the last one ends with the line',
		async (columns, pace, failures) => {
			const {frame, press} = openAppWith({size: {columns, rows: 50}}, ended(20), GOT_PAGE);
			await press();
			const titles =
				frame()
					.split('\n')
					.find((line) => line.includes('── Ended')) ?? '';
			expect([titles.indexOf('── Pace'), titles.indexOf('── Failures')]).toEqual([pace, failures]);
			expect(titles).toMatch(/─ {2}── Pace .*─ {2}── Failures .*─$/u);
			expect(titles).toHaveLength(columns);
			// The preview pane is open beside the list, which takes three fifths.
			const heads =
				frame()
					.split('\n')
					.find((line) => line.includes('── Emails')) ?? '';
			expect(heads.indexOf('── Email ')).toBe(Math.floor(columns * 0.6) + 1);
		},
	);
});

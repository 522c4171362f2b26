import {expect, test} from 'vitest';
import {untrusted} from '../../../../source/core/text/text.ts';
import type {Event} from '../../../../source/state/watch/event.ts';
import {email} from '../../../helpers/emails.ts';
import {ESCAPE, GOT_OPERATION, NOW, openAppWith} from '../../open-app.tsx';

const TAB = '\t';
const SHIFT_TAB = '\u001B[Z';

/** Emails with these tags, one a pair. */
function tagged(...pairs: readonly string[]): Event {
	const emails = pairs.map((pair, number) => {
		const [key = '', value = ''] = pair.split(':');
		return email(number, 'SENT', {tags: [{key: untrusted(key), value: untrusted(value)}]});
	});
	return {type: 'received-page', at: NOW, generation: 0, token: null, page: {emails, next: null}};
}

const TAGGED = tagged('plan:gold', 'plan:gold', 'plan:gold', 'plan:free', 'plan:free', 'city:oslo');

/** The two rows of the line. */
function lineOf(frame: string): readonly string[] {
	const rows = frame.split('\n');
	const first = rows.findIndex((row) => row.startsWith(' Tags'));
	return rows.slice(first, first + 2).map((row) => row.trim());
}

test('the line for tags lists what it can be completed to with counts; Tab and Shift-Tab go through it', async () => {
	const {press, frame} = openAppWith({}, GOT_OPERATION, TAGGED);
	await press('t', 'pl');
	expect(lineOf(frame())).toEqual(['Tags pl', 'plan:gold 3   plan:free 2']);
	await press(TAB);
	expect(lineOf(frame())).toEqual(['Tags plan:', 'plan:gold 3   plan:free 2']);
	await press(TAB);
	expect(lineOf(frame())).toEqual(['Tags plan:gold', 'plan:gold 3   plan:free 2']);
	await press(TAB);
	expect(lineOf(frame())).toEqual(['Tags plan:free', 'plan:free 2']);
	await press(SHIFT_TAB);
	expect(lineOf(frame())[0]).toBe('Tags plan:gold');
	await press(' ');
	expect(lineOf(frame())).toEqual(['Tags plan:gold', '3 of 6 loaded match · sends tags=plan:gold;']);
});

test('what has no room is counted; nothing is listed before anything is begun', async () => {
	const pairs = Array.from({length: 20}, (_, number) => `campaign:autumn-${number + 10}`);
	const {press, frame} = openAppWith({size: {columns: 40, rows: 24}}, GOT_OPERATION, tagged(...pairs));
	await press('t');
	expect(lineOf(frame())[1]).toBe('sends no tag filter');
	await press(SHIFT_TAB);
	expect(lineOf(frame())).toEqual(['Tags campaign:autumn-29', 'campaign:autumn-29 1']);
	await press(TAB);
	expect(lineOf(frame())).toEqual(['Tags campaign:autumn-10', 'campaign:autumn-10 1   19 more']);
});

test('the lines that have nothing to be completed with have no hint for it, and say so', async () => {
	const {press, frame} = openAppWith({}, GOT_OPERATION, TAGGED);
	const footer = () => frame().split('\n').at(-1);
	await press('t');
	expect(footer()).toContain('Tab complete');
	await press(ESCAPE, 'd');
	expect(footer()).toContain('⏎ apply');
	expect(footer()).not.toContain('Tab');
	await press(TAB);
	expect(footer()).toContain('Only tags are completed.');
});

import {expect, test} from 'vitest';
import {page, range} from '../../../helpers/emails.ts';
import {ESCAPE, GOT_OPERATION, GOT_PAGE, NOW, openApp} from '../../open-app.tsx';

const marksOf = (frame: string) => [...frame.matchAll(/◆. QUEUED +person(\d+)@/gu)].map((match) => match[1]);

test('m marks the email under the cursor, which says so in its margin and in the head, and unmarks it', async () => {
	const {press, frame} = openApp(GOT_OPERATION, GOT_PAGE);
	await press('m', 'j', 'm', 'j', 'j', 'm');
	expect(marksOf(frame())).toEqual(['0', '1', '3']);
	expect(frame()).toContain('3 marked');
	await press('m');
	expect(marksOf(frame())).toEqual(['0', '1']);
});

test('v marks from where it was pressed to the cursor, either way, and ends it', async () => {
	const {press, frame} = openApp(GOT_OPERATION, GOT_PAGE);
	await press('jjj', 'v');
	expect(frame()).toContain('Marking: v ends the range.');
	await press('jj');
	expect(marksOf(frame())).toEqual(['3', '4', '5']);
	await press('kkkk');
	expect(marksOf(frame())).toEqual(['1', '2', '3']);
	await press('v', 'jjj');
	expect(marksOf(frame())).toEqual(['1', '2', '3']);
});

test('V marks all emails, loading the rest, and says how far it is', async () => {
	const {press, frame, store} = openApp(GOT_OPERATION, GOT_PAGE);
	await press('V');
	expect(frame()).toContain('loading to mark all… 50 of 100 · Esc stops');
	const rest = page(range(50, 100), null);
	store.dispatch({type: 'received-page', at: NOW, generation: 0, token: 'second', page: rest});
	await press('j');
	expect(marksOf(frame()).slice(0, 3)).toEqual(['0', '1', '2']);
	expect(frame()).toContain('100 marked');
});

test('Esc ends the range, then clears the marks', async () => {
	const {press, frame} = openApp(GOT_OPERATION, GOT_PAGE);
	await press('v', 'jj', ESCAPE);
	expect(marksOf(frame())).toEqual(['0', '1', '2']);
	await press(ESCAPE);
	expect(marksOf(frame())).toEqual([]);
	expect(frame()).not.toContain('marked');
});

test('marks stay through a refresh and another filter', async () => {
	const {press, frame, store} = openApp(GOT_OPERATION, GOT_PAGE);
	await press('m', 'v', 'jj');
	store.dispatch({type: 'refreshed-page', at: NOW, generation: 0, token: null, page: page([9, 0, 1, 2], 'second')});
	store.dispatch({type: 'changed-filter', change: {part: 'tags', tags: [{key: 'a', value: 'b'}]}});
	store.dispatch({type: 'received-page', at: NOW, generation: 1, token: null, page: page([1, 7])});
	await press();
	expect(frame()).toContain('3 marked');
	expect(marksOf(frame())).toEqual(['1']);
});

import {expect, test} from 'vitest';
import {page, range} from '../../../helpers/emails.ts';
import {ENTER, ESCAPE, GOT_OPERATION, GOT_PAGE, NOW, openApp} from '../../open-app.tsx';

test('/ counts as it is typed, ⏎ goes to the match, n and N walk on, Esc ends it', async () => {
	const {press, frame, store} = openApp(GOT_OPERATION, GOT_PAGE);
	await press('/', '4');
	expect(frame()).toContain('14 matches · 50 of 100 loaded');
	await press('7');
	expect(frame()).toContain('1 match · 50 of 100 loaded');
	await press('\u007F', ENTER);
	expect(frame()).toMatch(/❯ ○ QUEUED +person4@/u);
	expect(frame()).toMatch(/Emails {3}\/ 4 ─+ match 1 of 14 · 50 of 100 loaded/u);
	await press('n', ']');
	expect(frame()).toMatch(/❯ ○ QUEUED +person24@/u);
	await press('N');
	expect(frame()).toContain('match 2 of 14');
	await press('[');
	expect(frame()).toContain('match 1 of 14');
	expect(frame().split('\n').at(-1)).toContain('n N match');
	await press(ESCAPE);
	expect(frame()).not.toContain('match');
	expect(store.getState().view.find).toBeUndefined();
});

test('Esc while typing leaves the find before it as it was', async () => {
	const {press, frame} = openApp(GOT_OPERATION, GOT_PAGE);
	await press('/', '47', ENTER, '/', 'person3', ESCAPE);
	expect(frame()).toMatch(/\/ 47 ─+ match 1 of 1/u);
});

test('n is the next page again once the find has ended', async () => {
	const {press, store} = openApp(GOT_OPERATION, GOT_PAGE);
	await press('/', '4', ENTER, ESCAPE, 'n');
	expect(store.getState().list.goal).toMatchObject({kind: 'page', page: 1});
});

test('the user looks for a recipient who is not loaded: the line says what ⏎ does, the head what goes on', async () => {
	const {press, frame, store} = openApp(GOT_OPERATION, GOT_PAGE);
	await press('/', 'person77');
	expect(frame()).toContain('no match in 50 of 100 · Enter loads the rest');
	await press(ENTER);
	expect(frame()).toMatch(/Emails {3}\/ person77 ─+ looking for a match… 50 of 100 · Esc stops/u);
	store.dispatch({
		...{type: 'received-page', at: NOW, generation: 0, token: 'second'},
		page: page(range(50, 100), null),
	});
	await press();
	expect(frame()).toMatch(/❯ ○ QUEUED +person77@/u);
	expect(frame()).toContain('match 1 of 1 · 100 loaded');
});

test('a find that was stopped says where it stands, and goes on on its own when more has loaded', async () => {
	const {press, frame, store} = openApp(GOT_OPERATION, GOT_PAGE);
	await press('/', 'person77', ENTER, ESCAPE);
	expect(frame()).toMatch(/Emails {3}\/ person77 ─+ no match in 50 of 100 · G loads the rest/u);
	await press('N');
	expect(frame()).toContain('No match among the 50 loaded emails.');
	await press('G');
	store.dispatch({
		...{type: 'received-page', at: NOW, generation: 0, token: 'second'},
		page: page(range(50, 100), null),
	});
	await press();
	expect(frame()).toMatch(/❯ ○ QUEUED +person77@/u);
	expect(frame()).toContain('match 1 of 1 · 100 loaded');
	expect(frame()).not.toContain('No match');
});

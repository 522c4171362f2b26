import {expect, test} from 'vitest';
import {ENTER, ESCAPE, GOT_OPERATION, GOT_PAGE, openApp} from '../../open-app.tsx';

test('/ counts as it is typed, ⏎ goes to the match, ] and [ walk on, Esc ends it', async () => {
	const {press, frame, store} = openApp(GOT_OPERATION, GOT_PAGE);
	await press('/', '4');
	expect(frame()).toContain('14 matches · 50 of 100 loaded');
	await press('7');
	expect(frame()).toContain('1 match · 50 of 100 loaded');
	await press('\u007F', ENTER);
	expect(frame()).toMatch(/❯ ○ QUEUED +person4@/u);
	expect(frame()).toMatch(/Emails {3}\/ 4 ─+ match 1 of 14 · 50 of 100 loaded/u);
	await press(']', ']');
	expect(frame()).toMatch(/❯ ○ QUEUED +person24@/u);
	await press('[');
	expect(frame()).toContain('match 2 of 14');
	await press(ESCAPE);
	expect(frame()).not.toContain('match');
	expect(store.getState().view.find).toBeUndefined();
});

test('Esc while typing leaves the find before it as it was', async () => {
	const {press, frame} = openApp(GOT_OPERATION, GOT_PAGE);
	await press('/', '47', ENTER, '/', 'person3', ESCAPE);
	expect(frame()).toMatch(/\/ 47 ─+ match 1 of 1/u);
});

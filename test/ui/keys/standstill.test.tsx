import {describe, expect, test} from 'vitest';
import type {Event} from '../../../source/state/watch/event.ts';
import {page, range} from '../../helpers/emails.ts';
import {noticeIn} from '../../helpers/notices.ts';
import {ENTER, ESCAPE, GOT_OPERATION, GOT_PAGE, NOW, openApp} from '../open-app.tsx';

/** The second and last page of the list. */
const GOT_REST: Event = {
	type: 'received-page',
	at: NOW,
	generation: 0,
	token: 'second',
	page: page(range(50, 100), null),
};

const NOTHING: Event = {type: 'received-page', at: NOW, generation: 0, token: null, page: page([])};

describe('a key that can move nothing says why', () => {
	test.each([
		['k at the top', ['k'], 'This is the first email.'],
		['g at the top', ['g'], 'This is the first email.'],
		['p on the first page', ['p'], 'This is the first page.'],
		['j at the end', ['G', 'j'], 'This is the last email.'],
		['G at the end', ['G', 'G'], 'This is the last email.'],
		['n on the last page', ['G', 'n'], 'This is the last page.'],
	])('%s', async (_, keys, why) => {
		const {press, frame, store} = openApp(GOT_OPERATION, GOT_PAGE, GOT_REST);
		await press(...keys);
		expect(frame().split('\n').at(-1)).toMatch(new RegExp(`quit.* ${why}$`, 'u'));
		await press(keys.includes('G') ? 'k' : 'j');
		expect(noticeIn(store.getState())).toBeUndefined();
	});

	test('p within the first page goes to its top first', async () => {
		const {press, store} = openApp(GOT_OPERATION, GOT_PAGE);
		await press('j', 'p');
		expect(noticeIn(store.getState())).toBeUndefined();
		await press('p');
		expect(noticeIn(store.getState())).toBe('This is the first page.');
	});

	test('nothing is shown while pages are being loaded', async () => {
		const {press, store} = openApp(GOT_OPERATION, GOT_PAGE);
		await press('n', 'n', 'G', 'j');
		expect(noticeIn(store.getState())).toBeUndefined();
	});

	test('Esc where there is nothing to stop or to take back', async () => {
		const {press, store} = openApp(GOT_OPERATION, GOT_PAGE);
		await press('m', ESCAPE);
		expect(noticeIn(store.getState())).toBeUndefined();
		await press(ESCAPE);
		expect(noticeIn(store.getState())).toBe('Nothing is running, and nothing is marked.');
	});

	test('in an empty list there is nothing to go to or to open', async () => {
		const {press, store} = openApp(GOT_OPERATION, NOTHING);
		await press('j');
		expect(noticeIn(store.getState())).toBe('No email to go to.');
		await press(ENTER);
		expect(noticeIn(store.getState())).toBe('No email to open.');
	});
});

describe('a key without a meaning here', () => {
	test('says so once, beside the keys that have one', async () => {
		const {press, frame, store} = openApp(GOT_OPERATION, GOT_PAGE);
		await press('X');
		expect(frame().split('\n').at(-1)).toMatch(/quit +X does nothing here\. \? lists the keys\.$/u);
		store.dispatch({type: 'cleared-notice'});
		await press('X', 'X');
		expect(noticeIn(store.getState())).toBeUndefined();
		await press('Z');
		expect(noticeIn(store.getState())).toContain('Z does nothing here.');
	});

	test('says so in each place again, and no longer once the user is elsewhere', async () => {
		const {press, store} = openApp(GOT_OPERATION, GOT_PAGE);
		await press('X', 'x');
		expect(noticeIn(store.getState())).toBeUndefined();
		await press('X');
		expect(noticeIn(store.getState())).toContain('X does nothing here.');
		await press(ESCAPE, '/', 'X');
		expect(noticeIn(store.getState())).toBeUndefined();
	});
});

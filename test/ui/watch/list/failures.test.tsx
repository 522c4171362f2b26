import {expect, test} from 'vitest';
import {page, range} from '../../../helpers/emails.ts';
import {ESCAPE, GOT_OPERATION, GOT_PAGE, NOW, openApp} from '../../open-app.tsx';

test('e looks for the next failure and shows the progress, and Esc stops it', async () => {
	const {press, frame, store} = openApp(GOT_OPERATION, GOT_PAGE);
	await press('e');
	expect(frame()).toContain('looking for the next failure… 50 of 100 · Esc stops');
	await press(ESCAPE);
	expect(frame()).not.toContain('Esc stops');
	await press('e');
	const last = page(range(50, 99), null, 'DELIVERED');
	const failed = page([99], null, 'FAILED').emails;
	const both = {emails: [...last.emails, ...failed], next: null};
	store.dispatch({type: 'received-page', at: NOW, generation: 0, token: 'second', page: both});
	await press();
	expect(frame()).toMatch(/❯ ✗ FAILED +person99@/u);
	await press('e');
	expect(frame()).toMatch(/No further failure in the 100 emails loaded\./u);
	await press('E');
	expect(frame()).toContain('No failure above this email.');
});

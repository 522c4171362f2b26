import {expect, test} from 'vitest';
import {untrusted} from '../../../../source/core/text/text.ts';
import type {Event} from '../../../../source/state/watch/event.ts';
import {email} from '../../../helpers/emails.ts';
import {GOT_OPERATION, NOW, openApp} from '../../open-app.tsx';

const EMAILS = [email(1, 'FAILED'), email(2, 'FAILED'), email(3, 'DELIVERED')];
const REASONS: Event = {
	type: 'received-reasons',
	at: NOW,
	token: null,
	page: {reasons: [{emailId: email(1).id.raw, code: 20001, message: untrusted('Content refused')}], next: null},
};

test('in a list of failures an email’s own reason takes the place of its subject, in any other list it does not', async () => {
	const {frame, press, store, resize} = openApp(GOT_OPERATION, REASONS, {
		...{type: 'received-page', at: NOW, generation: 0, token: null},
		page: {emails: EMAILS, next: null},
	});
	expect(frame()).toContain('Subject 1');
	expect(frame()).not.toContain('Content refused');
	await press('f');
	const {generation} = store.getState().list;
	for (const status of ['FAILED', 'UNDELIVERED'] as const)
		store.dispatch({
			...{type: 'received-page', at: NOW, generation, status, token: null},
			page: {emails: status === 'FAILED' ? EMAILS.slice(0, 2) : [], next: null},
		});
	await press();
	expect(frame()).toMatch(/person1@example\.com +Content refused/u);
	expect(frame()).toMatch(/person2@example\.com +Subject 2/u);
	expect(frame()).not.toContain('why Content');

	// Where the rows have no room for reasons, the head has that of the email under the cursor.
	await resize({columns: 60, rows: 20});
	expect(frame()).toMatch(/── Emails {3}why Content refused ─+ 1–2 of 2 ─/u);
	await press('j');
	expect(frame()).toMatch(/── Emails {3}s status FAILED, UNDELIVERED ─+/u);
});

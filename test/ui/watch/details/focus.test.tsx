import {expect, test} from 'vitest';
import {safeBody} from '../../../../source/core/text/text.ts';
import {emailUnderCursor} from '../../../../source/state/watch/list/list.ts';
import {email} from '../../../helpers/emails.ts';
import {noticeIn} from '../../../helpers/notices.ts';
import {ENTER, ESCAPE, GOT_OPERATION, GOT_PAGE, NOW, openAppWith} from '../../open-app.tsx';

/** The app with an email of 80 lines open, beside the list or over it. */
async function openEmail(columns: number, rows: number) {
	const app = openAppWith({size: {columns, rows}}, GOT_OPERATION, GOT_PAGE);
	await app.press(ENTER);
	app.store.dispatch({
		type: 'received-details',
		at: NOW,
		request: {id: email(0).id.raw, asOf: NOW},
		details: {
			email: email(0),
			attachments: [],
			bodies: {text: safeBody('Hello\n'.repeat(80)), json: safeBody('{}')},
		},
	});
	await app.press();
	return {...app, cursor: () => emailUnderCursor(app.store.getState().list)?.to[0]?.address.safe};
}

test.each([
	['beside the list', 160, 40],
	['below the list', 100, 40],
	['over the list', 60, 20],
])(
	'⏎ opens an email %s and leads into it, where the keys that move scroll it; Esc goes back again',
	async (_, columns, rows) => {
		const {press, frame, store, cursor} = await openEmail(columns, rows);
		await press('j', 'j');
		expect(cursor()).toBe('person0@example.com');
		expect(frame()).toMatch(/Email 1 ─.* 3–\d+ of \d+/u);
		await press('\u0006');
		expect(frame()).not.toMatch(/Email 1 ─.* 3–/u);
		await press('g');
		expect(frame()).toMatch(/Email 1 ─.* 1–\d+ of \d+/u);
		await press(ESCAPE, 'j');
		expect(cursor()).toBe('person1@example.com');
		expect(store.getState().details.isOpen).toBe(true);
		// Where it opened by itself, it first is a preview again.
		await press(ESCAPE, ...(columns >= 140 ? [ESCAPE] : []));
		expect(store.getState().details.isOpen).toBe(false);
	},
);

test.each([
	['beside the list', 160, 40],
	['below the list', 100, 40],
	['over the list', 60, 20],
])(
	'inside an email that is open %s, the second ⏎ gives it the whole screen, and Esc its pane again',
	async (_, columns, rows) => {
		const {press, frame, store} = await openEmail(columns, rows);
		await press(ENTER);
		const lines = frame().split('\n');
		expect(lines).toHaveLength(rows);
		expect(lines[0]).toMatch(/3 (?:failures )?of +63/u);
		expect(lines[1]).toMatch(new RegExp(`^── Email 1 ─.* 1–${rows - 3} of \\d+ ─$`, 'u'));
		expect(lines[2]).toMatch(/^ subject +Subject 0/u);
		expect(lines.at(-1)).not.toContain('full screen');
		await press('j');
		expect(frame()).toMatch(/Email 1 ─.* 2–/u);
		await press(ENTER);
		expect(noticeIn(store.getState())).toContain('fills the screen; ‹back› goes back.');
		await press(ESCAPE);
		expect(frame()).toMatch(/── Failures 3[\s\S]* Email 1 /u);
		expect(frame().split('\n').at(-1)).toContain('full screen');
		expect(store.getState().details).toMatchObject({isOpen: true, isFocused: true});
	},
);

test('what is typed or looked up over an email with the whole screen finds the list as usual', async () => {
	const {press, frame} = await openEmail(100, 40);
	await press(ENTER, '?');
	expect(frame()).toMatch(/\n── Failures 3[\s\S]*Keys {2}Enter/u);
	await press(ESCAPE);
	expect(frame()).toMatch(/^.*\n── Email 1 ─/u);
	await press('/');
	expect(frame()).toMatch(/\n── Failures 3[\s\S]*person1@example\.com/u);
	await press(ESCAPE);
	expect(frame()).toMatch(/^.*\n── Email 1 ─/u);
	await press('y');
	expect(frame()).toMatch(/^.*\n── Email 1 ─[\s\S]*Copy/u);
});

test('at its ends an email says why it does not scroll, and inside it ⏎ says how one gets out', async () => {
	const {press, store} = await openEmail(100, 40);
	await press('k');
	expect(noticeIn(store.getState())).toBe('This is the beginning of the email.');
	await press('G', 'j');
	expect(noticeIn(store.getState())).toBe('This is the end of the email.');
	await press(ENTER, ENTER);
	expect(noticeIn(store.getState())).toContain('fills the screen; ‹back› goes back.');
	await press(ESCAPE, ESCAPE);
	expect(noticeIn(store.getState())).toBeUndefined();
});

import {expect, test} from 'vitest';
import {email, range} from '../../../helpers/emails.ts';
import {ENTER, ESCAPE, GOT_OPERATION, GOT_PAGE, NOW, openApp} from '../../open-app.tsx';

test('x offers the formats and says what goes into the file', async () => {
	const {press, frame, exports} = openApp(GOT_OPERATION, GOT_PAGE);
	await press('x');
	expect(frame()).toMatch(/all that the filters select[\s\S]*❯ c {2}CSV +for a spreadsheet[\s\S]*NDJSON[\s\S]*JSON/u);
	await press('j', ENTER);
	expect(exports).toEqual([['ndjson', []]]);
});

test('x with marks exports these', async () => {
	const {press, frame, exports} = openApp(GOT_OPERATION, GOT_PAGE);
	await press('m', 'j', 'm', 'x');
	expect(frame()).toContain('2 marked emails');
	await press(ENTER);
	expect(exports).toMatchObject([['csv', [{id: email(0).id}, {id: email(1).id}]]]);
});

test('x f exports all failures, whatever the list shows; where it shows them alone, the formats do', async () => {
	const emails = range(70, 73).map((number) => email(number, 'FAILED'));
	const {press, frame, exports} = openApp(GOT_OPERATION, GOT_PAGE, {
		...{type: 'received-failures', at: NOW, status: 'FAILED', token: null},
		page: {emails, next: null},
	});
	await press('x');
	expect(frame()).toMatch(/ f {2}Failures {2}all of them as CSV/u);
	await press('f');
	expect(exports).toMatchObject([['csv', emails.map(({id}) => ({id}))]]);
	await press('f', 'x');
	expect(frame()).toMatch(/ c {2}CSV(?![\s\S]* f {2}Failures)/u);
});

test('an export under way says how far it is, is not begun twice, and Esc stops it before anything else', async () => {
	const {press, frame, exports, store} = openApp(GOT_OPERATION, GOT_PAGE);
	await press('m');
	store.dispatch({type: 'began-export', format: 'csv', total: 10_000}, {type: 'moved-export', written: 4200});
	await press();
	expect(frame()).toMatch(/ x export .* CSV {2}4,200 of 10,000 · Esc stops/u);
	await press('x');
	expect(frame()).toContain('An export is under way');
	await press(ESCAPE);
	expect(exports).toEqual(['stop']);
	expect(frame()).toContain('1 marked');
});

test('without a total it counts', async () => {
	const {press, frame, store} = openApp(GOT_OPERATION, GOT_PAGE);
	store.dispatch({type: 'began-export', format: 'json'}, {type: 'moved-export', written: 1});
	await press();
	expect(frame()).toContain('JSON 1 email · Esc stops');
});

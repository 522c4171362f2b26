import {expect, test} from 'vitest';
import {untrusted} from '../../../../source/core/text/text.ts';
import {email} from '../../../helpers/emails.ts';
import {ENTER, ESCAPE, GOT_OPERATION, GOT_PAGE, NOW, openApp, openAppWith} from '../../open-app.tsx';

const idOf = (number: number) => email(number).id.raw;

test('y copies the email under the cursor, and says how to see it where the clipboard is out of reach', async () => {
	const {press, clipboard, frame} = openApp(GOT_OPERATION, GOT_PAGE);
	await press('j', 'y');
	expect(frame()).toMatch(
		/❯ i {2}the id +one a line[\s\S]*the address[\s\S]*the row[\s\S]*the email as JSON[\s\S]*curl/u,
	);
	await press(ENTER);
	expect(clipboard).toEqual([idOf(1)]);
	expect(frame()).toContain('Copied the id, 38 characters.');
	await press('y', 'jjjjjjj', ENTER);
	expect(frame()).toContain(`\n${idOf(1)}\n`);
	await press(ESCAPE);
	expect(frame()).toContain('person1@example.com');
});

test('inside tmux the notice says that tmux has it too', async () => {
	const {press, frame} = openAppWith({copiesTo: 'tmux', size: {columns: 120, rows: 30}}, GOT_OPERATION, GOT_PAGE);
	await press('j', 'y', ENTER);
	expect(frame()).toContain('Copied the id, 38 characters, and into tmux.');
});

test('a text that no clipboard accepts is shown for selecting', async () => {
	const {press, frame} = openAppWith({copiesTo: 'nothing'}, GOT_OPERATION, GOT_PAGE);
	await press('j', 'y', ENTER);
	expect(frame()).toContain(`\n${idOf(1)}\n`);
	expect(frame()).toContain('This terminal has no clipboard');
});

test('y copies what is marked, in the order of the list', async () => {
	const {press, clipboard, frame} = openApp(GOT_OPERATION, GOT_PAGE);
	await press('jj', 'm', 'kk', 'm', 'y');
	expect(frame()).toContain('2 marked: addresses');
	await press('j', ENTER);
	expect(clipboard).toEqual(['person0@example.com\nperson2@example.com']);
	expect(frame()).toContain('Copied 2 addresses, 39 characters.');
});

test('a text too long for any terminal is not copied, and an export is offered', async () => {
	const emails = Array.from({length: 100}, (_, number) =>
		email(number, 'SENT', {subject: untrusted('x'.repeat(2000))}),
	);
	const got = {type: 'received-page', at: NOW, generation: 0, token: null, page: {emails, next: null}} as const;
	const {press, clipboard, frame} = openApp(GOT_OPERATION, got);
	await press('v', 'G', 'y', 'jj', ENTER);
	expect(clipboard).toEqual([]);
	expect(frame()).toMatch(/Not copied: x writes them to a file\. !/u);
});

test('masked, a copy names nobody; the clipboard was never told', async () => {
	const {press, clipboard} = openApp(GOT_OPERATION, GOT_PAGE);
	for (const row of ['', 'j', 'jj', 'jjj', 'jjjj'])
		await press(...(clipboard.length === 0 ? ['M', 'v', 'jj', 'v'] : []), 'y', row, ENTER);
	expect(clipboard).toHaveLength(5);
	expect(clipboard.join('\n')).not.toContain('person');
	expect(clipboard[1]).toBe('p…@example.com\np…@example.com\np…@example.com');
});

test('without an email there is only the list to copy, as a request or as a command', async () => {
	const {press, clipboard, frame} = openApp(GOT_OPERATION);
	await press('y', ENTER);
	await press('y', 'j', ENTER);
	expect(clipboard).toEqual(['curl …', 'sendwatch …']);
	expect(frame()).toContain('Copied the sendwatch command.');
});

test.each([
	['a.example', ['but for the domain'], []],
	['', ['but for the domain'], ['shows what the filters select, but for the domain']],
])('the copies of a list narrowed to the domain %j say what they leave out', async (domain, curl, command) => {
	const {press, frame} = openApp(GOT_OPERATION, {type: 'changed-filter', change: {part: 'domains', domains: [domain]}});
	await press('y');
	for (const text of [...curl, ...command]) expect(frame()).toContain(text);
	expect(frame().includes('shows what the filters select, but')).toBe(command.length > 0);
});

import {describe, expect, test} from 'vitest';
import {openTerminalHere, type Terminal} from '../helpers/terminal.ts';

const ST = '\u001B\\';

/** What the clipboard of the terminal was given, in order (OSC 52). */
function clipboardOf(bytes: string): readonly string[] {
	return bytes
		.split('\u001B]52;c;')
		.slice(1)
		.map((rest) => Buffer.from(rest.slice(0, rest.indexOf(ST)), 'base64').toString());
}

/** The id of the email that is open. */
async function openedId(terminal: Terminal): Promise<string> {
	await terminal.press('enter');
	await terminal.sees(/id +comms_email_\w{26}/u);
	const [id = ''] = /comms_email_\w+/u.exec(terminal.screen()) ?? [];
	await terminal.press('esc', 'esc');
	await terminal.lacks('Esc back');
	return id;
}

describe('the user hands emails over', () => {
	test('marks three and copies their ids: the terminal is given exactly these', async () => {
		await using terminal = openTerminalHere({args: ['demo', '--recipients', '60']});
		await terminal.sees(/1–(?:19|20) of 60/u);
		const ids: string[] = [];
		for (const step of [0, 1, 2]) {
			if (step > 0) await terminal.press('j', 'j');
			ids.push(await openedId(terminal));
			await terminal.press('m');
			await terminal.sees(`${step + 1} marked`);
		}
		await terminal.press('y');
		await terminal.sees('3 marked: ids');
		await terminal.press('enter');
		await terminal.sees('Copied 3 ids, 116 characters.');
		expect(clipboardOf(terminal.bytes().toString())).toEqual([ids.join('\n')]);
	});

	test('inside tmux, whose passthrough hands the same bytes on', async () => {
		await using terminal = openTerminalHere({
			args: ['demo', '--recipients', '60'],
			env: {TMUX: '/tmp/tmux-0/x,1,0', TERM: 'screen-256color'},
		});
		await terminal.sees(/1–(?:19|20) of 60/u);
		await terminal.press('y', 'enter');
		await terminal.sees('Copied the id');
		const [own = ''] = clipboardOf(terminal.bytes().toString());
		expect(own).toMatch(/^comms_email_\w{26}$/u);
		const data = Buffer.from(own).toString('base64');
		expect(terminal.bytes().toString()).toContain(`\u001BPtmux;\u001B\u001B]52;c;${data}\u001B${ST}${ST}`);
	});

	test('on a terminal without a clipboard, which shows the text to be selected', async () => {
		await using terminal = openTerminalHere({args: ['demo', '--recipients', '60'], env: {TERM: 'linux'}});
		await terminal.sees(/1-(?:19|20) of 60/u);
		await terminal.press('y', 'enter');
		await terminal.sees(/Copied last[\s\S]*\ncomms_email_\w{26}\s[\s\S]*This terminal has no clipboard/u);
		await terminal.press('esc');
		await terminal.sees(/1-(?:19|20) of 60/u);
	});

	test('on a shared screen, where neither the screen nor a copy names a recipient', async () => {
		await using terminal = openTerminalHere({args: ['demo', '--recipients', '60', '--seed', '3'], rows: 60});
		await terminal.sees('1–47 of 60');
		const people = [...terminal.screen().matchAll(/(\S{3,})@/gu)].map(([, person = '']) => person);
		expect(people.length).toBeGreaterThan(15);
		await terminal.press('M');
		await terminal.lacks(people[0] ?? '');
		await terminal.press('v', 'G');
		await terminal.sees('60 marked');
		for (const down of [[], ['j'], ['j', 'j'], ['j', 'j', 'j']]) {
			await terminal.press('y', ...down, 'enter');
			await terminal.sees('Copied ');
		}
		await terminal.press('home', 'enter');
		await terminal.sees(/to +\S… <.…@[\s\S]*Dear \S…/u);
		const copies = clipboardOf(terminal.bytes().toString());
		expect(copies).toHaveLength(4);
		expect(copies[1]).toMatch(/^(?:.…@\S+\n?){60}$/u);
		for (const person of people) expect(`${copies.join('\n')}\n${terminal.screen()}`).not.toContain(person);
	});
});

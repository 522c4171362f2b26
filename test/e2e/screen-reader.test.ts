import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, onTestFinished, test} from 'vitest';
import {startSandbox} from '../../source/sandbox/sandbox.ts';
import {openTerminal, openTerminalHere, type Terminal} from '../helpers/terminal.ts';

/** What a terminal was sent, apart from the marks around what is pasted and the cursor, which is shown at the end in any case. */
function sent({bytes}: Pick<Terminal, 'bytes'>): string {
	const wire = Buffer.from(bytes()).toString('utf8');
	return wire.replaceAll('\u001B[?2004h', '').replaceAll('\u001B[?2004l', '').replaceAll('\u001B[?25h', '');
}

/** The lines that were told so far. */
function lines(terminal: Pick<Terminal, 'bytes'>): readonly string[] {
	return sent(terminal).split('\r\n').filter(Boolean);
}

describe('for a screen reader', () => {
	test('a bounce storm from its start to a CSV file is reported in lines, none of them drawn and none twice', async () => {
		const cwd = mkdtempSync(join(tmpdir(), 'sendwatch-screen-reader-'));
		onTestFinished(() => rmSync(cwd, {recursive: true, force: true}));
		const args = ['demo', '--recipients', '60', '--scenario', 'bounce-storm', '--speed', '5', '--screen-reader'];
		const startedAt = performance.now();
		await using terminal = openTerminal({args, cwd, columns: 100, rows: 200, env: {SENDWATCH_NOTIFY: '0'}});
		await terminal.sees(/^sendwatch\. Watching comms_operation_\w+\. \? lists the keys\. q quits\.$/mu);
		await terminal.sees(/^60 emails\.\n1 of 60: [A-Z]+, \S+@\S+/mu);
		await terminal.sees(/^Failing\. /mu);
		await terminal.sees(/^Failures: \d+ \S+/mu);
		await terminal.sees(/^(?:Settled\. )?Settled.*\(\d+ %\)\.$/mu);
		const told = lines(terminal);
		const minutes = (performance.now() - startedAt) / 60_000;
		expect(new Set(told).size).toBe(told.length);
		expect(told.length).toBeLessThan(15);
		expect(Buffer.byteLength(sent(terminal)) / Math.max(minutes, 0.1)).toBeLessThan(20_000);
		await terminal.press('c');
		await terminal.sees(
			/^Why they fail, by domain: 2 groups, .*\n1 of 2: \d+ emails UNDELIVERED at \S+, \d+ % of all failures/mu,
		);
		await terminal.press('enter');
		await terminal.sees(/^\d+ emails UNDELIVERED at \S+\.\n1 of \d+: UNDELIVERED, \S+@\S+/mu);
		await terminal.press('enter');
		await terminal.sees(/^Email 1 of \d+\.\n/mu);
		await terminal.press('esc', 'esc', 'esc');
		await terminal.sees(/^Back in the list\.$/mu);
		await terminal.press('f');
		const result = told.findLast((line) => line.includes('Settled after')) ?? '';
		const numbers = [...result.matchAll(/(\d+) (?:failed|undelivered)/gu)].map(([, number]) => Number(number));
		const failures = numbers.reduce((sum, number) => sum + number, 0);
		await terminal.sees(new RegExp(`^${failures} emails with status FAILED, UNDELIVERED\\.$`, 'mu'));
		await terminal.sees(
			new RegExp(`^1 of ${failures}: (?:UNDELIVERED|FAILED), \\S+@\\S+, .+, \\d\\d:\\d\\d:\\d\\d\\.$`, 'mu'),
		);
		await terminal.press('x');
		await terminal.sees(/^c: CSV, for a spreadsheet\.$/mu);
		await terminal.press('c');
		await terminal.sees(/^Wrote \.\/sendwatch-\w+-\w+\.csv: \d+ emails\.$/mu);
		await terminal.press('q');
		expect(await terminal.exited).toEqual({code: 0, signal: null});
		expect(lines(terminal).at(-1)).toMatch(/^comms_operation_\w+: Settled .*\.$/u);
		// biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be there.
		expect(sent(terminal)).not.toMatch(/[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f─│┌┐└┘━█·]/u);
		expect(terminal.title()).toBe('');
	});

	test.each([
		['INK_SCREEN_READER', {INK_SCREEN_READER: 'true'}],
		['SENDWATCH_SCREEN_READER', {SENDWATCH_SCREEN_READER: '1'}],
	])('%s turns it on: rows, menus, prompts and an email are read as the keys move, and ^C leaves', async (_, env) => {
		await using terminal = openTerminalHere({args: ['demo', '--recipients', '60', '--speed', '20'], env, rows: 200});
		await terminal.sees(/^60 emails\.\n1 of 60: [A-Z]+, \S+@\S+/mu);
		await terminal.press('down');
		await terminal.sees(/^2 of 60: [A-Z]+, \S+@\S+/mu);
		await terminal.press('m');
		await terminal.sees(/^1 marked\.$/mu);
		await terminal.press('enter');
		await terminal.sees(/^Email 2 of 60\.\n.+\n[\s\S]*^to .+@.+\n[\s\S]*^Dear /mu);
		await terminal.press('esc');
		await terminal.sees(/^Back in the list\.$/mu);
		await terminal.press('s');
		await terminal.sees(/^Status\. [\s\S]*^f: FAILED, \d+\.$/mu);
		await terminal.press('esc');
		await terminal.sees(/^Closed\.$/mu);
		await terminal.press('/');
		await terminal.sees(/^Find: recipient, name/mu);
		await terminal.type('example.org');
		await terminal.sees(/^Find: example\.org\. \d+ match/mu);
		await terminal.press('enter');
		await terminal.sees(/^\d+ of 60: [A-Z]+, \S+@example\.org/mu);
		await terminal.press('?');
		await terminal.sees(/^q: quit/mu);
		expect(terminal.modes()).toMatchObject({isAlternateScreen: false, isCursorVisible: true, isWrapping: true});
		await terminal.press('ctrl-c');
		expect(await terminal.exited).toEqual({code: 130, signal: null});
		expect(terminal.modes()).toMatchObject({isAlternateScreen: false, isBracketedPaste: false});
	});

	test.each<[string, readonly string[], Record<string, string>]>([
		['INK_SCREEN_READER', [], {INK_SCREEN_READER: 'true'}],
		['--screen-reader', ['--screen-reader'], {}],
	])('wait with %s appends lines and rewrites none', async (_, args, env) => {
		const sandbox = await startSandbox({seed: 5, recipients: 60, durationMs: 1000, startedAt: Date.now()});
		onTestFinished(() => sandbox.close());
		const wait = [
			'wait',
			sandbox.operationId,
			'--base-url',
			sandbox.url,
			'--interval',
			'0.5',
			'--until',
			'delivered >= 1%',
		];
		await using terminal = openTerminalHere({args: [...wait, ...args], env});
		expect(await terminal.exited).toMatchObject({signal: null});
		expect(lines(terminal).length).toBeGreaterThan(1);
		// biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be there.
		expect(sent(terminal).replaceAll('\r\n', '\n')).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f━█]/u);
	});

	test('nothing is spoken while nothing changes', async () => {
		await using terminal = openTerminalHere({
			args: ['demo', '--recipients', '3', '--duration', '1', '--interval', '0.5', '--screen-reader'],
		});
		await terminal.sees(/^Settled.*\.$/mu);
		const before = lines(terminal).length;
		await terminal.press('r', 'r', 'r');
		await terminal.sees(/^Nothing has changed\.$/mu);
		await terminal.press('!');
		await terminal.sees(/^State\.$/mu);
		expect(lines(terminal).length - before).toBeLessThan(6);
	});

	test('^Z and fg: it goes on, and says how the send stands', async () => {
		await using terminal = openTerminal({
			command: 'bash',
			args: ['--norc', '--noprofile', '-i'],
			env: {PS1: 'ready> '},
			rows: 100,
		});
		await terminal.sees('ready>');
		const {builtProgram} = await import('../helpers/program.ts');
		await terminal.type(`${process.execPath} ${builtProgram()} demo --recipients 60 --screen-reader\r`);
		await terminal.sees(/^60 emails\./mu);
		await terminal.press('ctrl-z');
		await terminal.sees(/Stopped/u);
		await terminal.type('fg\r');
		await terminal.sees(/fg\n[\s\S]*(?:PROCESSING|Settled)/u);
		await terminal.press('G');
		await terminal.sees(/^60 of 60: /mu);
		await terminal.press('q');
		await terminal.sees(/^comms_operation_\w+: [\s\S]*^ready>/mu);
		await terminal.type('exit\r');
		await terminal.exited;
	});

	test('the board is spoken: sends on request, one opened by its number, back with Esc, and what a send does meanwhile', async () => {
		const sandbox = await startSandbox({dialect: 'reference', sends: 6, recipients: 400, durationMs: 20_000});
		onTestFinished(() => sandbox.close());
		const args = ['--screen-reader', '--base-url', sandbox.url, '--interval', '0.5'];
		await using terminal = openTerminalHere({args, rows: 100, columns: 150});
		await terminal.sees(/^sendwatch\. The sends of the account\. l reads out every send/mu);
		await terminal.sees(/^4 sends, \d under way/mu);
		await terminal.press('l');
		await terminal.sees(/^4 of 4: /mu);
		await terminal.press('2');
		await terminal.sees(/^2 of [45]: /mu);
		await terminal.press('enter');
		await terminal.sees(/^sendwatch\. Watching comms_operation_/mu);
		await terminal.sees(/^400 emails|^240 emails|^\d+ emails/mu);
		await terminal.press('esc');
		await terminal.sees(/Watching[\s\S]*^sendwatch\. The sends of the account\./mu);
		await terminal.sees(/^A new send: /mu);
		await terminal.press('q');
		expect(await terminal.exited).toEqual({code: 0, signal: null});
	});

	test('several sends open the board, and o leads there from a watch', async () => {
		const sandbox = await startSandbox({dialect: 'reference', operations: 3, recipients: 20, durationMs: 20_000});
		onTestFinished(() => sandbox.close());
		const absent = 'comms_operation_01h2xcejqtf2nbrexx3vqjhp41';
		{
			const args = [sandbox.operationId, absent, '--screen-reader', '--base-url', sandbox.url];
			await using terminal = openTerminalHere({args, rows: 100, columns: 150});
			await terminal.sees(/^\d sends, /mu);
			await terminal.press('q');
			await terminal.exited;
		}
		await using terminal = openTerminalHere({
			args: [sandbox.operationId, '--screen-reader', '--base-url', sandbox.url],
			rows: 100,
			columns: 150,
		});
		await terminal.sees(/^20 emails/mu);
		await terminal.press('o');
		await terminal.sees(/^3 sends, 1 under way, 2 failed\./mu);
	});
});

import {describe, expect, test} from 'vitest';
import {startSandbox} from '../../source/sandbox/sandbox.ts';
import {openTerminal, openTerminalHere, type Terminal} from '../helpers/terminal.ts';
import {foreignOn} from '../helpers/wire.ts';

/** In which columns the times of the visible rows end: one, unless some text is wider or narrower than it was taken for. */
function timeColumns(terminal: Terminal): ReadonlySet<number> {
	const isEmail = /[✓◉↩✗→○⊘] [A-Z]+ {2,}.*\d\d:\d\d:\d\d(?: [│┃▪])?$/u;
	const rows = terminal.cells().filter((_, row) => isEmail.test(terminal.row(row)));
	return new Set(rows.map((cells) => cells.findLastIndex(({char}) => /\d/u.test(char))));
}

describe('mails written by an attacker', () => {
	test.concurrent.each([
		[40, 24],
		[80, 30],
		[120, 40],
	])('reach the terminal as text only, in the list and in the details, %i columns wide', async (columns, rows) => {
		const startedAt = Date.now() - 3_600_000;
		const sandbox = await startSandbox({scenario: 'hostile', recipients: 160, durationMs: 1000, startedAt});
		try {
			const args = [sandbox.operationId, '--base-url', sandbox.url, '--interval', '3600'];
			await using terminal = openTerminalHere({args, columns, rows});
			await terminal.sees(/–\d+ of 160/u);
			await terminal.press('G');
			await terminal.sees(/160 of 160/u, {withinMs: 60_000});
			await terminal.press('g');
			await terminal.sees('▌');
			await terminal.press('enter', 'esc');
			for (let email = 1; email <= 60; email += 1) {
				const isOpen = new RegExp(`Email ${email}\\b`, 'u');
				await terminal.sees((screen) => isOpen.test(screen) && !screen.includes('loading the whole'));
				await terminal.press('down');
			}
			await terminal.sees('Email 61');
			await terminal.press('esc');
			await terminal.lacks('── Email 61');
			await terminal.press('page down', 'page down', 'page down', 'page down');
			await terminal.press('t');
			await terminal.type('k');
			await terminal.press('tab', 'tab', 'tab');
			await terminal.settled();
			// Too narrow a list has no times.
			expect(timeColumns(terminal).size).toBe(columns < 56 ? 0 : 1);
			expect(terminal.title()).toMatch(/^(?:settled|\d+ of \d+ so far) · (?:\d+ failures? · )?sendwatch …\w{4}$/u);
			expect(terminal.bells()).toBe(0);
			await terminal.press('ctrl-c');
			expect(await terminal.exited).toEqual({code: 130, signal: null});
			// All that was written, its last frame whole.
			expect(foreignOn(Buffer.from(terminal.bytes()).toString('utf8'))).toEqual([]);
			expect(terminal.title()).toBe('');
		} finally {
			await sandbox.close();
		}
	});

	test('reach the terminal as text only beside the list, as html, as text and as JSON, and the wall stands', async () => {
		const startedAt = Date.now() - 3_600_000;
		const sandbox = await startSandbox({scenario: 'hostile', recipients: 100, durationMs: 1000, startedAt});
		try {
			const args = [sandbox.operationId, '--base-url', sandbox.url, '--interval', '3600'];
			await using terminal = openTerminalHere({args, columns: 130, rows: 40});
			await terminal.sees(/–\d+ of 100/u);
			await terminal.press('enter', 'esc');
			for (let email = 1; email < 60; email += 1) {
				await terminal.sees((screen) => screen.includes(`── Email ${email} `) && !screen.includes('loading the whole'));
				await terminal.press('R');
				await terminal.sees(/[│┃▪] {3}\{/u);
				await terminal.press('}', 'R', 'h');
				await terminal.settled();
				const walls = Array.from({length: 27}, (_, row) => terminal.cell(12 + row, 63).char);
				for (const wall of walls) expect(wall).toMatch(/^[│┃▪]$/u);
				await terminal.press('j');
			}
			expect(terminal.title()).toMatch(/^settled · (?:\d+ failures? · )?sendwatch …\w{4}$/u);
			expect(terminal.bells()).toBe(0);
			await terminal.press('ctrl-c');
			await terminal.exited;
			expect(foreignOn(Buffer.from(terminal.bytes()).toString('utf8'))).toEqual([]);
		} finally {
			await sandbox.close();
		}
	});

	test('would be noticed if they got through', async () => {
		const payload = 'before\\033]0;owned\\007 \\033[2J\\033]8;;https://evil.example\\033\\\\\\342\\200\\256after';
		await using terminal = openTerminal({command: '/bin/sh', args: ['-c', `printf '${payload}'; exec cat`]});
		await terminal.sees('after');
		expect(foreignOn(Buffer.from(terminal.bytes()).toString('utf8')).length).toBeGreaterThanOrEqual(5);
		expect(terminal.title()).toBe('owned');
	});
});

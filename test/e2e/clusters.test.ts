import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {startSandbox} from '../../source/sandbox/sandbox.ts';
import {temporaryHome} from '../helpers/environment.ts';
import {openTerminal, openTerminalHere, type Terminal} from '../helpers/terminal.ts';

/** How wide the groups are in 160 columns. */
const LEFT_PANE = 105;
/** What is before a group: it keeps the cursor as others grow past it. */
const CURSOR = 3;
const LONG_AGO = {recipients: 1000, durationMs: 1000, startedAt: Date.now() - 3_600_000};

describe.each([['guide'], ['reference']] as const)('a send that went wrong (%s)', (dialect) => {
	test('two domains bounce: one key tells which and shows their emails, the next one lists them', async () => {
		const sandbox = await startSandbox({...LONG_AGO, dialect, scenario: 'bounce-storm'});
		try {
			await using terminal = openTerminalHere({args: [sandbox.operationId, '--base-url', sandbox.url]});
			await terminal.sees('of 1,000 · page 1');
			await terminal.press('c');
			await terminal.sees(/── Why they fail all \d+ read ─+ by reason {2}Tab: domain · tag · minute ─/u);
			const [first, second] = [...terminal.screen().matchAll(/↩ +\d+ +(\d+) % +no reason .* (\S+\.example\.\S+)/gu)];
			expect(new Set([first?.[2], second?.[2]])).toEqual(new Set(['mailbox.example.net', 'post.example.org']));
			expect(Number(first?.[1]) + Number(second?.[1])).toBeGreaterThan(90);
			expect(terminal.screen()).toMatch(new RegExp(`── \\d+ emails UNDELIVERED at ${first?.[2]} ─`, 'u'));
			await terminal.press('f');
			await terminal.sees(`c domain ${first?.[2]}`);
			await terminal.sees('▌ ↩ UNDELIVERED');
			await terminal.press('backspace', 'backspace');
			await terminal.sees('of 1,000 · page 1');
		} finally {
			await sandbox.close();
		}
	});

	test('the provider is down: the groups are the server’s own words, each email beside its own', async () => {
		const sandbox = await startSandbox({...LONG_AGO, dialect, scenario: 'provider-outage'});
		try {
			await using terminal = openTerminalHere({
				args: [sandbox.operationId, '--base-url', sandbox.url],
				columns: 160,
				rows: 50,
			});
			await terminal.sees('of 1,000 · page 1');
			await terminal.press('c');
			await terminal.sees(/── Why they fail all \d+ read ─/u);
			await terminal.sees(/\d+ +\d+ % +The mail provider d/u);
			await terminal.sees(/── \d+ emails FAILED: The mail provider d/u);
			// The one email that is open on the right has its reason beside it.
			const left = terminal
				.screen()
				.split('\n')
				.map((line) => line.slice(0, LEFT_PANE));
			expect(left.join('\n')).not.toMatch(/@.*The mail provider/u);
			await terminal.press('tab');
			await terminal.sees(/FAILED +\S+@\S+ +The mail provider d/u);
		} finally {
			await sandbox.close();
		}
	});
});

/** Esc goes back of the email, out of its group, and back to the list. */
async function closes(terminal: Terminal): Promise<void> {
	await terminal.press('esc');
	await terminal.sees(/⏎ open it/u);
	await terminal.press('esc');
	await terminal.sees(/⏎ list/u);
	await terminal.press('esc');
	await terminal.sees(/── Emails/u);
}

test('the emails under the cursor go into a file: exactly these, and the list is as it was', async () => {
	const sandbox = await startSandbox({...LONG_AGO, scenario: 'bounce-storm'});
	const folder = temporaryHome();
	try {
		await using terminal = openTerminal({
			args: [sandbox.operationId, '--base-url', sandbox.url],
			...{cwd: folder.path, columns: 160, rows: 50},
		});
		await terminal.sees('of 1,000 · page 1');
		await terminal.press('j', 'j', 'c');
		await terminal.sees(/── Why they fail all \d+ read ─+ by reason/u);
		await terminal.sees(/── When ─/u);
		const [, second] = [...terminal.screen().matchAll(/ ↩ +(\d+) +\d+ % +no reason .*? ((?:mailbox|post)\.\S+)/gu)];
		const [, count = '', domain = ''] = second ?? [];
		await terminal.press('down');
		await terminal.sees(new RegExp(`── ${count} emails UNDELIVERED at ${domain} ─.*x export ${count} `, 'su'));
		await terminal.press('x');
		await terminal.sees(`${count} emails UNDELIVERED at ${domain} `);
		await terminal.press('c');
		await terminal.sees(/✓ (?:Wrote )?\.\/\S+\.csv/u);
		const [name = ''] = readdirSync(folder.path).filter((one) => one.endsWith('.csv'));
		const [, ...records] = readFileSync(join(folder.path, name), 'utf8').trimEnd().split('\r\n');
		expect(records).toHaveLength(Number(count));
		for (const record of records) expect(record).toContain(`@${domain}`);
		await terminal.press('enter', 'down', 'enter');
		await terminal.sees(/── Email \S+@\S+ ─/u);
		await terminal.sees('x export it');
		await closes(terminal);
		expect(terminal.screen()).toMatch(/── Emails .*\n.*\n.*\n ▌/u);
	} finally {
		folder.remove();
		await sandbox.close();
	}
});

test.each([
	[40, 12],
	[60, 20],
	[100, 30],
	[220, 60],
] as const)('at %i×%i the triage fills the terminal, and Esc leaves nothing of it', async (columns, rows) => {
	const sandbox = await startSandbox({...LONG_AGO, scenario: 'bounce-storm'});
	try {
		await using terminal = openTerminalHere({args: [sandbox.operationId, '--base-url', sandbox.url], columns, rows});
		await terminal.sees(/── Emails/u);
		await terminal.press('c');
		await terminal.sees(/── Why(?: they fail)? all \d+ read ─.*── \d+ emails /su);
		await terminal.sees(/ Esc back /u);
		await terminal.press('enter', 'enter');
		await terminal.sees(/── Email /u);
		await closes(terminal);
		expect(terminal.screen()).not.toMatch(/Why they fail|Esc back/u);
	} finally {
		await sandbox.close();
	}
});

test('the replay of a bounce storm shows the same groups as the watch did', async () => {
	const home = temporaryHome();
	const env = {XDG_STATE_HOME: home.path};
	const groups = async (terminal: Terminal) => {
		const all: string[] = [];
		for (const grouping of ['reason', 'domain', 'tag', 'minute']) {
			await terminal.sees(`by ${grouping}  Tab: `);
			const lines = terminal.screen().split('\n');
			const rows = lines.filter((line) => /^ . [✗↩] +[\d,]+ /u.test(line));
			all.push(grouping, ...rows.map((line) => line.slice(CURSOR, LEFT_PANE)));
			await terminal.press('tab');
		}
		return all;
	};
	try {
		let watched: readonly string[] = [];
		{
			const size = ['--recipients', '400', '--duration', '2', '--interval', '2'];
			const args = ['demo', '--record', '--scenario', 'bounce-storm', ...size];
			await using terminal = openTerminalHere({args, env, columns: 160});
			await terminal.sees(/settled after/u);
			await terminal.press('c');
			await terminal.sees(/all \d+ read ─+ by reason/u);
			await terminal.sees(/ 100 % .* –/u);
			// Reasons may have to wait for room in the budget of a minute.
			await terminal.lacks('not read yet', {withinMs: 70_000});
			watched = await groups(terminal);
			expect(watched.length).toBeGreaterThan(10);
			await terminal.press('q');
			await terminal.exited;
		}
		const folder = join(home.path, 'sendwatch');
		const [file = ''] = readdirSync(folder);
		await using terminal = openTerminalHere({
			args: ['replay', join(folder, file), '--speed', '100'],
			...{env, columns: 160},
		});
		await terminal.sees(/REPLAY \d{4}-\d\d-\d\d \d\d:\d\d:\d\d ended/u);
		await terminal.press('c');
		await terminal.sees(/all \d+ read ─+ by reason/u);
		const failures = / all (?<count>\d+) read/u.exec(terminal.screen())?.groups?.count ?? '';
		expect(await groups(terminal)).toEqual(watched);

		await terminal.press('esc');
		await terminal.sees.not('Why they fail');
		await terminal.press('f');
		await terminal.sees('status FAILED, UNDELIVERED');
		await terminal.press('G');
		await terminal.sees(new RegExp(`–${failures} of ${failures} · page`, 'u'));
		await terminal.press('f');
		await terminal.sees.not('status FAILED');
		await terminal.press('g', 'e');
		await terminal.sees(/▌ [✗↩] /u);
	} finally {
		home.remove();
	}
}, 120_000);

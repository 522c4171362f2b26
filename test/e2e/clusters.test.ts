import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {startSandbox} from '../../source/sandbox/sandbox.ts';
import {temporaryHome} from '../helpers/environment.ts';
import {openTerminal, type Terminal} from '../helpers/terminal.ts';

const LONG_AGO = {recipients: 1000, durationMs: 1000, startedAt: Date.now() - 3_600_000};

describe.each([['guide'], ['reference']] as const)('a send that went wrong (%s)', (dialect) => {
	test('two domains bounce: one key tells which, the next one lists their emails', async () => {
		const sandbox = await startSandbox({...LONG_AGO, dialect, scenario: 'bounce-storm'});
		try {
			await using terminal = openTerminal({args: [sandbox.operationId, '--base-url', sandbox.url]});
			await terminal.sees('of 1,000 · page 1');
			await terminal.press('c');
			await terminal.sees(/What the failures have in common .*\n.*│ (\d+) of \1 read, by reason/u);
			const [first, second] = [...terminal.screen().matchAll(/\d+ +(\d+) % +(\S+) +UNDELIVERED/gu)];
			expect(new Set([first?.[2], second?.[2]])).toEqual(new Set(['mailbox.example.net', 'post.example.org']));
			expect(Number(first?.[1]) + Number(second?.[1])).toBeGreaterThan(90);
			await terminal.press('enter');
			await terminal.sees(`c domain ${first?.[2]}`);
			await terminal.sees('▌ ↩ UNDELIVERED');
			await terminal.press('backspace', 'backspace');
			await terminal.sees('of 1,000 · page 1');
		} finally {
			await sandbox.close();
		}
	});

	test('the provider is down: the clusters are the server’s own words, beside no address', async () => {
		const sandbox = await startSandbox({...LONG_AGO, dialect, scenario: 'provider-outage'});
		try {
			await using terminal = openTerminal({
				args: [sandbox.operationId, '--base-url', sandbox.url],
				columns: 160,
				rows: 50,
			});
			await terminal.sees('of 1,000 · page 1');
			await terminal.press('c');
			await terminal.sees(/\d+ +\d+ % +The mail provider d.* FAILED/u);
			expect(terminal.screen()).not.toMatch(/@.*The mail provider/u);
		} finally {
			await sandbox.close();
		}
	});
});

test('the replay of a bounce storm shows the same groups as the watch did', async () => {
	const home = temporaryHome();
	const env = {XDG_STATE_HOME: home.path};
	const groups = async (terminal: Terminal) => {
		const all: string[] = [];
		for (const grouping of ['reason', 'domain', 'tag', 'minute']) {
			await terminal.sees(`by ${grouping}, Tab groups by`);
			const lines = terminal.screen().matchAll(/│(?<line>.*(?:FAILED|UNDELIVERED).* · .*)│/gu);
			all.push(grouping, ...[...lines].map(({groups: found}) => found?.line ?? ''));
			await terminal.press('tab');
		}
		return all;
	};
	try {
		let watched: readonly string[] = [];
		{
			const size = ['--recipients', '400', '--duration', '2', '--interval', '2'];
			const args = ['demo', '--record', '--scenario', 'bounce-storm', ...size];
			await using terminal = openTerminal({args, env, columns: 160});
			await terminal.sees(/settled after/u, {withinMs: 20_000});
			await terminal.press('c');
			await terminal.sees(/(\d+) of \1 read, by reason/u, {withinMs: 20_000});
			await terminal.sees(/of its 100 % · p50/u);
			watched = await groups(terminal);
			expect(watched.length).toBeGreaterThan(10);
			await terminal.press('q');
			await terminal.exited;
		}
		const folder = join(home.path, 'sendwatch');
		const [file = ''] = readdirSync(folder);
		await using terminal = openTerminal({
			args: ['replay', join(folder, file), '--speed', '100'],
			...{env, columns: 160},
		});
		await terminal.sees(/REPLAY \d{4}-\d\d-\d\d \d\d:\d\d:\d\d ended/u);
		await terminal.press('c');
		await terminal.sees(/(\d+) of \1 read, by reason/u);
		const failures = / (?<count>\d+) of \d+ read/u.exec(terminal.screen())?.groups?.count ?? '';
		expect(await groups(terminal)).toEqual(watched);

		await terminal.press('esc');
		await terminal.sees.not('What the failures have in common');
		await terminal.press('f');
		await terminal.sees('status FAILED, UNDELIVERED');
		await terminal.press('G');
		await terminal.sees(new RegExp(`–${failures} · page`, 'u'));
		await terminal.press('f');
		await terminal.sees.not('status FAILED');
		await terminal.press('g', 'e');
		await terminal.sees(/▌ [✗↩] /u);
	} finally {
		home.remove();
	}
});

import {describe, expect, test} from 'vitest';
import {startSandbox} from '../../source/sandbox/sandbox.ts';
import {openTerminal} from '../helpers/terminal.ts';

const LONG_AGO = {recipients: 1000, durationMs: 1000, startedAt: Date.now() - 3_600_000};

describe.each([['guide'], ['reference']] as const)('a send that went wrong (%s)', (dialect) => {
	test('two domains bounce: one key tells which, the next one lists their emails', async () => {
		const sandbox = await startSandbox({...LONG_AGO, dialect, scenario: 'bounce-storm'});
		try {
			await using terminal = openTerminal({args: [sandbox.operationId, '--base-url', sandbox.url]});
			await terminal.sees('of 1,000 · page 1');
			await terminal.press('c');
			await terminal.sees(/Failures by domain, status and tag {3}from (\d+) loaded\n/u);
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

	test('the provider is down: the server’s own words stand beside the clusters', async () => {
		const sandbox = await startSandbox({...LONG_AGO, dialect, scenario: 'provider-outage'});
		try {
			await using terminal = openTerminal({
				args: [sandbox.operationId, '--base-url', sandbox.url],
				columns: 160,
				rows: 50,
			});
			await terminal.sees('of 1,000 · page 1');
			await terminal.press('c');
			await terminal.sees(/FAILED .*such as \S+: The mail provider d/u);
		} finally {
			await sandbox.close();
		}
	});
});

import {expect, test} from 'vitest';
import {startSandbox} from '../../source/sandbox/sandbox.ts';
import {FAMILY} from '../helpers/awkward-text.ts';
import {openTerminal} from '../helpers/terminal.ts';

test.each([['guide'], ['reference']] as const)(
	'somebody looks for one recipient among the loaded emails (%s)',
	async (dialect) => {
		const sandbox = await startSandbox({dialect, seed: 3, recipients: 500, startedAt: Date.now() - 3_600_000});
		try {
			await using terminal = openTerminal({args: [sandbox.operationId, '--base-url', sandbox.url]});
			await terminal.sees('of 500 · page 1');
			const wanted = /▌.*?(?<address>\S+@\S+)/u.exec(terminal.screen())?.groups?.address ?? '';
			await terminal.press('G');
			await terminal.sees('500 of 500');
			await terminal.press('/');
			await terminal.type(wanted.slice(0, -2).toUpperCase());
			await terminal.sees(/\d+ match(?:es)? · 500 loaded/u);
			await terminal.press('enter');
			await terminal.sees(/match 1 of \d+ · 500 loaded/u);
			const row = terminal
				.screen()
				.split('\n')
				.findIndex((line) => line.includes('▌'));
			expect(terminal.row(row)).toContain(wanted);
			const start = terminal.row(row).indexOf(wanted);
			expect(terminal.cell(row, start).fg).not.toEqual(terminal.cell(row, start + wanted.length + 1).fg);
			await terminal.press('esc');
			await terminal.sees(/of 500 · page 1/u);
		} finally {
			await sandbox.close();
		}
	},
);

test('somebody types sixty families in a narrow terminal: the end of the line is seen, and no half of one', async () => {
	const sandbox = await startSandbox({recipients: 20, startedAt: Date.now() - 3_600_000});
	try {
		const args = [sandbox.operationId, '--base-url', sandbox.url];
		await using terminal = openTerminal({args, columns: 40, rows: 20});
		await terminal.sees('of 20');
		await terminal.press('/');
		await terminal.type(FAMILY.repeat(60));
		await terminal.sees((screen) => screen.includes(` Find ${'👨'.repeat(15)}`));
		await terminal.settled();
		expect(Buffer.from(terminal.bytes()).toString('utf8')).not.toContain('\ufffd');
	} finally {
		await sandbox.close();
	}
});

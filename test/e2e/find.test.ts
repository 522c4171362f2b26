import {expect, test} from 'vitest';
import {type Sandbox, startSandbox} from '../../source/sandbox/sandbox.ts';
import {FAMILY} from '../helpers/awkward-text.ts';
import {run} from '../helpers/run.ts';
import {openTerminalHere} from '../helpers/terminal.ts';

test.each([['guide'], ['reference']] as const)(
	'somebody looks for one recipient among the loaded emails (%s)',
	async (dialect) => {
		const sandbox = await startSandbox({dialect, seed: 3, recipients: 500, startedAt: Date.now() - 3_600_000});
		try {
			await using terminal = openTerminalHere({args: [sandbox.operationId, '--base-url', sandbox.url]});
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

test('one key and a text find a recipient who is not loaded; those who are nowhere are marked as such', async () => {
	const sandbox = await startSandbox({seed: 5, recipients: 10_000, startedAt: Date.now() - 3_600_000});
	try {
		const last = await lastRecipient(sandbox);
		await using terminal = openTerminalHere({args: [sandbox.operationId, '--base-url', sandbox.url]});
		await terminal.sees('of 10,000 · page 1');
		await terminal.press('/');
		await terminal.type(last);
		await terminal.sees(/no match in \d+ of 10,000 · Enter loads the rest/u);
		await terminal.press('enter');
		await terminal.sees((screen) => screen.split('\n').some((line) => line.includes('▌') && line.includes(last)));
		await terminal.press('/');
		await terminal.type('nobody@nowhere.example');
		await terminal.press('enter');
		await terminal.sees('no match in 10,000');
		await terminal.press('esc');
		await terminal.sees(/of 10,000 · page/u);
		await terminal.press('V');
		await terminal.sees('10,000 marked');
	} finally {
		await sandbox.close();
	}
});

/** The address of the last email to someone who gets no other. */
async function lastRecipient({url, operationId}: Sandbox): Promise<string> {
	const args = ['emails', operationId, '--base-url', url, '--format', 'ndjson', '--all', '--page-size', '1000'];
	const {stdout} = await run({args});
	const lines = stdout.trim().split('\n');
	const addresses = lines.map((line): string => JSON.parse(line).to);
	const counts = Map.groupBy(addresses, (address) => address);
	const last = addresses.findLast((address) => counts.get(address)?.length === 1);
	if (last === undefined) throw new Error('Everybody gets several emails.');
	return last;
}

test('the user types sixty families in a narrow terminal: the end of the line is seen, and no half of one', async () => {
	const sandbox = await startSandbox({recipients: 20, startedAt: Date.now() - 3_600_000});
	try {
		const args = [sandbox.operationId, '--base-url', sandbox.url];
		await using terminal = openTerminalHere({args, columns: 40, rows: 20});
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

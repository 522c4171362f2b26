import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {type Sandbox, startSandbox} from '../../source/sandbox/sandbox.ts';
import {builtProgram} from '../helpers/program.ts';
import {run} from '../helpers/run.ts';
import {openTerminal} from '../helpers/terminal.ts';

let sandbox: Sandbox;
const folder = mkdtempSync(join(tmpdir(), 'sendwatch-full-'));
beforeAll(async () => {
	sandbox = await startSandbox({seed: 3, recipients: 300, durationMs: 1000, startedAt: Date.now() - 3_600_000});
});
afterAll(async () => {
	await sandbox.close();
	rmSync(folder, {recursive: true});
});

/** What is reported, with the command to go on in place of its words. */
const goOn = (said: string) => said.replace(/: sendwatch emails .*/u, ': …');

/** Lists all emails into a file that may grow to so many KiB, as if the disk were full then, and tells what was said. */
async function listInto(file: string, kibibytes: number, format: string, ...more: readonly string[]): Promise<string> {
	const args = ['emails', sandbox.operationId, '--base-url', sandbox.url, '--all', '--format', format, ...more];
	await using terminal = openTerminal({
		command: 'bash',
		args: [
			'--norc',
			'-c',
			'file=$1; shift; (ulimit -f $1; shift; "$@" >"$file"); echo "exit code $?"',
			'bash',
			join(folder, file),
			String(kibibytes),
			process.execPath,
			builtProgram(),
			...args,
		],
		columns: 1000,
	});
	await terminal.exited;
	return terminal.normalScreen().trim();
}

const read = (file: string) => readFileSync(join(folder, file), 'utf8');

test('a disk that fills in the last records of a list is no success: what is there is whole, and their number is reported', async () => {
	expect(await listInto('whole.csv', 1000, 'csv')).toBe('exit code 0');
	const whole = read('whole.csv');
	expect(whole.split('\r\n')).toHaveLength(302);
	const room = Math.floor(Buffer.byteLength(whole) / 1024);
	expect(goOn(await listInto('cut.csv', room, 'csv'))).toBe(
		'Standard output could not be written: file too large.\n200 emails written; the rest is missing. To continue: …\nexit code 9',
	);
	expect(read('cut.csv').split('\r\n')).toHaveLength(202);
	expect(whole.startsWith(read('cut.csv'))).toBe(true);
});

test('JSON stays JSON', async () => {
	expect(await listInto('cut.json', 60, 'json')).toContain('100 emails written; the rest is missing. To ');
	expect(JSON.parse(read('cut.json'))).toHaveLength(100);
});

test('in the middle of the first page the whole command is named', async () => {
	expect(await listInto('start.csv', 11, 'csv', '--page-size', '300', '--fields', 'id')).toMatch(
		/200 emails written; the rest is missing\. To start over: sendwatch emails comms_operation_\w+ --page-size 300 (?!.*--page-token)/u,
	);
});

test('not even the first byte', async () => {
	expect(await listInto('empty.csv', 0, 'csv')).toContain('0 emails written; the rest is missing.\nexit code 9');
	expect(read('empty.csv')).toBe('');
});

test.each([
	[120, 240, 0],
	[150, 250, 100],
])('the command that is named goes on after the last whole page of %i', async (size, taken, again) => {
	const listing = ['--page-size', String(size), '--fields', 'id'];
	const whole = ['emails', sandbox.operationId, '--base-url', sandbox.url, '--all', '--format', 'csv', ...listing];
	const ids = (text: string) => text.split('\r\n').filter((line) => line.startsWith('comms_email_'));
	const all = ids((await run({args: whole})).stdout);
	const said = await listInto('ids.csv', 11, 'csv', ...listing);
	const written = ids(read('ids.csv'));
	const {repeated = '0', command = ''} =
		/written; the rest is missing\.(?: The next page begins with (?<repeated>\d+) of them\.)? To continue: sendwatch (?<command>.*)/u.exec(
			said,
		)?.groups ?? {};
	const rest = ids((await run({args: command.split(' ').map((word) => word.replaceAll("'", ''))})).stdout);
	expect([written.length, Number(repeated)]).toEqual([taken, again]);
	expect([...written.slice(0, written.length - Number(repeated)), ...rest]).toEqual(all);
});

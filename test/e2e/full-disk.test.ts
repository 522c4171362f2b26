import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {type Sandbox, startSandbox} from '../../source/sandbox/sandbox.ts';
import {builtProgram} from '../helpers/program.ts';
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

/** Lists all emails into a file that may grow to so many KiB, as if the disk were full then, and tells what was said. */
async function listInto(file: string, kibibytes: number, format: string): Promise<string> {
	const args = ['emails', sandbox.operationId, '--base-url', sandbox.url, '--all', '--format', format];
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
		columns: 160,
	});
	await terminal.exited;
	return terminal.normalScreen().trim();
}

const read = (file: string) => readFileSync(join(folder, file), 'utf8');

test('a disk that fills in the last records of a list is no success: what is there is whole, and how many is told', async () => {
	expect(await listInto('whole.csv', 1000, 'csv')).toBe('exit code 0');
	const whole = read('whole.csv');
	expect(whole.split('\r\n')).toHaveLength(302);
	const room = Math.floor(Buffer.byteLength(whole) / 1024);
	expect(await listInto('cut.csv', room, 'csv')).toBe(
		'Standard output could not be written: file too large.\n200 emails written; the rest is missing.\nexit code 9',
	);
	expect(read('cut.csv').split('\r\n')).toHaveLength(202);
	expect(whole.startsWith(read('cut.csv'))).toBe(true);
});

test('JSON stays JSON', async () => {
	expect(await listInto('cut.json', 60, 'json')).toContain('100 emails written; the rest is missing.\nexit code 9');
	expect(JSON.parse(read('cut.json'))).toHaveLength(100);
});

test('not even the first byte', async () => {
	expect(await listInto('empty.csv', 0, 'csv')).toContain('0 emails written; the rest is missing.\nexit code 9');
	expect(read('empty.csv')).toBe('');
});

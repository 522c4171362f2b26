import {mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {builtProgram} from '../helpers/program.ts';
import {openTerminal} from '../helpers/terminal.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'sendwatch-limits-'));
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

/** Opens the demo in a shell that does something first, in a directory of its own. */
function openDemo(first: string, ...args: readonly string[]) {
	const program = [process.execPath, builtProgram(), 'demo', '--recipients', '10000', ...args];
	return openTerminal({
		command: 'bash',
		args: ['--norc', '-c', `${first}; "$@"; echo "exit code $?"`, 'bash', ...program],
		cwd: folder,
		columns: 160,
		// What Node itself writes down at the end meets the same limits.
		env: {NODE_DISABLE_COMPILE_CACHE: '1'},
	});
}

describe('somebody exports', () => {
	test.each([
		['removes the file of the export', () => readdirSync(folder).map((name) => rmSync(join(folder, name)))],
		['removes the folder', () => rmSync(folder, {recursive: true})],
	])('and %s meanwhile: the watch goes on and says what became of it', async (_, act) => {
		await using terminal = openDemo(':', '--latency', '300');
		await terminal.sees('of 10,000');
		await terminal.press('x', 'enter');
		await terminal.sees(/exporting CSV .* [1-9][\d,]* of 10,000/u);
		act();
		await terminal.sees('Nothing was exported: its .part file was removed.', {withinMs: 10_000});
		await terminal.press('q');
		expect(await terminal.exited).toMatchObject({code: 0});
		expect(terminal.normalScreen()).toContain('exit code 0');
	});

	test('onto a disk that takes not one byte more: no empty file is left', async () => {
		await using terminal = openDemo('ulimit -f 0');
		await terminal.sees('of 10,000');
		await terminal.press('x', 'enter');
		await terminal.sees('Nothing was exported: the file would be larger than is allowed here.');
		expect(readdirSync(folder)).toEqual([]);
		await terminal.press('w');
		await terminal.sees('No note was written: the file would be larger than');
		expect(readdirSync(folder)).toEqual([]);
		await terminal.press('q');
		await terminal.exited;
		expect(terminal.normalScreen()).toContain('exit code 0');
	});
});

test('in a directory that is gone the app starts, opens an email, and says why nothing can be exported', async () => {
	await using terminal = openDemo('rmdir "$PWD"');
	await terminal.sees('of 10,000');
	await terminal.press('enter');
	await terminal.sees(/Email 1[\s\S]*campaign/u);
	await terminal.press('esc', 'esc', 'x', 'enter');
	await terminal.sees(/Nothing was exported: the directory sendwatch was/u);
	await terminal.press('q');
	await terminal.exited;
	expect(terminal.normalScreen()).toContain('exit code 0');
});

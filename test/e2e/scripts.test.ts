import {once} from 'node:events';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, onTestFinished, test} from 'vitest';
import {parseFault, type Sandbox, type SandboxOptions, startSandbox} from '../../source/sandbox/sandbox.ts';
import {OPERATION_ID} from '../helpers/builders.ts';
import {run} from '../helpers/run.ts';
import {runHere} from '../helpers/run-here.ts';
import {shellWords} from '../helpers/shell-words.ts';
import {openTerminal} from '../helpers/terminal.ts';

const HOUR_MS = 3_600_000;
const OLD: SandboxOptions = {seed: 5, recipients: 300, durationMs: 1000, startedAt: Date.now() - HOUR_MS};
const LONG: SandboxOptions = {seed: 5, recipients: 300, durationMs: HOUR_MS};

async function serve(options: SandboxOptions): Promise<Sandbox> {
	const sandbox = await startSandbox(options);
	onTestFinished(() => sandbox.close());
	return sandbox;
}

/** A server of two pages of one operation each, which leads to the second by this token; `tokens` are those it was asked with. */
async function serveTwoPages(token: string): Promise<{readonly url: string; readonly tokens: (string | null)[]}> {
	const tokens: (string | null)[] = [];
	const server = createServer((request, response) => {
		const asked = new URL(request.url ?? '', 'http://localhost').searchParams.get('pageToken');
		tokens.push(asked);
		const operations = [{id: OPERATION_ID, status: 'COMPLETED', stats: {total: 1, delivered: 1}}];
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify({operations, pagination: {next: asked === null ? token : null}}));
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	onTestFinished(() => {
		server.close();
		server.closeAllConnections();
	});
	return {url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, tokens};
}

function folder(): string {
	const path = mkdtempSync(join(tmpdir(), 'sendwatch-test-'));
	onTestFinished(() => rmSync(path, {recursive: true, force: true}));
	return path;
}

describe('commands of the user', () => {
	test('get the event on standard input, no credentials, and cannot change how it ends', async () => {
		const {operationId, url} = await serve(OLD);
		const file = join(folder(), 'told');
		const ended = await run({
			args: [
				...['wait', operationId, '--base-url', url],
				...['--on-complete', `{ cat; env | grep -c TWILIO_; } > "${file}"; echo said`],
				...['--on-threshold', 'exit 3'],
			],
		});
		expect(ended.code).toBe(1);
		expect(ended.stdout).not.toContain('said');
		expect(ended.stderr).toMatch(/^said$/mu);
		expect(ended.stderr).toMatch(/^The command of --on-threshold ended with code 3\.$/mu);
		const [json = '', count] = readFileSync(file, 'utf8').split('\n');
		expect(JSON.parse(json)).toMatchObject({event: 'ended', exit_code: 1, operation: {id: operationId, failed: 2}});
		expect(count).toBe('0');
	});

	test('are run beside the screen too, and print nothing on it', async () => {
		const {operationId, url} = await serve(OLD);
		const file = join(folder(), 'told');
		await using terminal = openTerminal({
			args: [operationId, '--base-url', url, '--on-complete', `echo loud; cat > "${file}"; exit 4`],
		});
		await terminal.sees('The command of --on-complete');
		expect(terminal.screen()).not.toContain('loud');
		expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({event: 'ended', reason: 'failed'});
	});
});

describe('in a terminal', () => {
	test('wait draws one line, and erases it at the end', async () => {
		const {operationId, url} = await serve({...LONG, dialect: 'reference', startedAt: Date.now() - HOUR_MS / 2});
		await using terminal = openTerminal({
			args: ['wait', operationId, '--base-url', url, '--timeout', '3s', '--interval', '0.5'],
			rows: 6,
		});
		await terminal.sees(/^PROCESSING {2}━+.*·+ {2}\d+ % {2}\d+ of 300/u);
		expect(await terminal.exited).toMatchObject({code: 6});
		expect(terminal.normalScreen()).toMatch(/^comms_operation_\w+: Timed out after 3 s: PROCESSING/u);
	});

	test('trouble is reported in that line, and survived', async () => {
		const {operationId, url} = await serve({...OLD, faults: [parseFault('502')]});
		await using terminal = openTerminal({args: ['wait', operationId, '--base-url', url, '--interval', '0.5']});
		await terminal.sees(/^Waiting for \S+ {2}\d+ s {2}The server is not available \(502, request RQ/u, {
			withinMs: 20_000,
		});
		await fetch(new URL('/__sandbox/faults', url), {method: 'DELETE'});
		expect(await terminal.exited).toMatchObject({code: 1});
		expect(terminal.normalScreen()).toMatch(
			/^comms_operation_\w+: Settled: 292 emails delivered, 2 failed, 6 undelivered/u,
		);
	});

	test('Ctrl-C ends a wait, and says how it stood', async () => {
		const {operationId, url} = await serve(LONG);
		await using terminal = openTerminal({args: ['wait', operationId, '--base-url', url]});
		await terminal.sees(/^PROCESSING/u);
		terminal.kill('SIGINT');
		expect(await terminal.exited).toEqual({code: 130, signal: null});
		expect(terminal.normalScreen()).toMatch(/: Interrupted: PROCESSING/u);
	});

	test('a table is as wide as the terminal', async () => {
		const {operationId, url} = await serve({...OLD, scenario: 'unicode'});
		await using terminal = openTerminal({
			args: ['emails', operationId, '--base-url', url, '--limit', '8'],
			columns: 70,
		});
		expect(await terminal.exited).toMatchObject({code: 0});
		const lines = terminal.normalScreen().split('\n');
		expect(lines[0]).toMatch(/^STATUS +TO +SUBJECT +UPDATED_AT$/u);
		for (const line of lines.slice(1, 9)) expect(line).toMatch(/^[A-Z]+ .*[…Z]$/u);
	});
});

describe('what an export is made of', () => {
	test('into a file, a terminal sees how far it is', async () => {
		const {operationId, url} = await serve({...OLD, latencyMs: 100});
		const program = [process.execPath, new URL('../../dist/cli.js', import.meta.url).pathname].join(' ');
		const list = `emails ${operationId} --base-url ${url} --all --page-size 20 --format csv`;
		await using terminal = openTerminal({
			command: '/bin/bash',
			args: ['-c', `${program} ${list} > "${join(folder(), 'emails.csv')}"; echo "ended with $?"`],
		});
		await terminal.sees(/^\d+ of 300 emails/u);
		await terminal.sees(/^ended with 0/u);
	});

	test('the reader may stop reading', async () => {
		const {operationId, url} = await serve(OLD);
		await using terminal = openTerminal({
			command: '/bin/bash',
			args: [
				'-c',
				`set -o pipefail; "$0" "$1" emails ${operationId} --base-url ${url} --all --page-size 10 --format ndjson | head -n 2 | cut -c 1-6; echo "ended with $?"`,
				process.execPath,
				new URL('../../dist/cli.js', import.meta.url).pathname,
			],
		});
		await terminal.sees('ended with 0');
		expect(terminal.screen()).toMatch(/^\{"id":\n\{"id":\nended with 0/u);
	});

	test('an interrupted one goes on where it said, without a gap and without a repetition', async () => {
		const {operationId, url} = await serve({...OLD, latencyMs: 50});
		const list = ['emails', operationId, '--base-url', url, '--format', 'ndjson', '--fields', 'id'];
		const whole = await runHere({args: [...list, '--all']});
		const first = await run({
			args: [...list, '--all', '--page-size', '20'],
			interrupt: {at: /\n/u, by: 'SIGINT'},
		});
		expect(first.code).toBe(130);
		const token = /--page-token=(\S+)/u.exec(first.stderr)?.[1] ?? '';
		const second = await runHere({args: [...list, '--all', `--page-token=${token}`]});
		expect(second.code).toBe(0);
		expect(first.stdout + second.stdout).toBe(whole.stdout);
		expect(whole.stdout.trimEnd().split('\n')).toHaveLength(300);
	});

	test('a CSV file that ended early goes on with the command that was printed, and has one header', async () => {
		const {operationId, url} = await serve(OLD);
		const list = ['emails', operationId, '--base-url', url, '--format', 'csv', '--fields', 'id,status'];
		const whole = await runHere({args: [...list, '--all']});
		let file = '';
		let args: readonly string[] = [...list, '--limit', '130', '--page-size', '50'];
		for (let count = 0; count < 3; count += 1) {
			const portion = await runHere({args});
			file += portion.stdout;
			const [, command = ''] = / To continue: sendwatch (.*)$/mu.exec(portion.stderr) ?? [];
			args = shellWords([command])[0] ?? [];
		}
		// The last portion has nothing left.
		expect(args).toEqual(['']);
		expect(file).toBe(whole.stdout);
		expect(file.match(/^id,status/gmu)).toHaveLength(1);
	});

	test('no header is requested only where there is one', async () => {
		const ended = await runHere({args: ['operations', '--format', 'json', '--no-header']});
		expect(ended).toMatchObject({
			code: 2,
			stderr: '--no-header is for csv and table: --format json has no header.\n',
		});
	});

	test.each([
		['begins with a dash', '-Ab_9'],
		['is longer than a line on the screen', `-${'Ab_9'.repeat(500)}`],
		['means something to a shell', `'"$(reboot)\\' !x`],
	])('a page token that %s comes back to the server as it was', async (_, token) => {
		const {url, tokens} = await serveTwoPages(token);
		const first = await runHere({args: ['operations', '--limit', '1', '--base-url', url]});
		const [, command = ''] = /^There are more: .* To continue: (.*)$/mu.exec(first.stderr) ?? [];
		const [, ...args] = shellWords([command])[0] ?? [];
		expect(await runHere({args})).toMatchObject({code: 0, stdout: expect.stringContaining('COMPLETED'), stderr: ''});
		expect(tokens).toEqual([null, token]);
	});

	test('a page token that a terminal would obey is not printed', async () => {
		const {url} = await serveTwoPages('\u001B[2Jx');
		const {stderr} = await runHere({args: ['operations', '--limit', '1', '--base-url', url]});
		expect(stderr).toMatch(/ No command can continue: the page token contains characters that cannot be shown\.\n$/u);
		expect(stderr).not.toContain('\u001B');
	});

	test('emails to some domains come in portions: each command that it prints goes on where the one before ended', async () => {
		const {operationId, url} = await serve({...OLD, scenario: 'bounce-storm'});
		const list = ['emails', operationId, '--base-url', url, '--format', 'ndjson', '--fields', 'to'];
		const isWanted = (line: string) => /@(?:post\.example\.org|example\.net)"/u.test(line);
		const {stdout} = await runHere({args: [...list, '--all']});
		const expected = stdout.split('\n').filter(isWanted);
		const domains = ['--domain', 'post.example.org', '--domain', 'EXAMPLE.NET'];
		let args: readonly string[] = [
			...list,
			...domains,
			'--limit',
			String(Math.ceil(expected.length / 3)),
			'--page-size',
			'40',
		];
		const portions: string[] = [];
		while (args.length > 0) {
			const {code, stdout: portion, stderr} = await runHere({args});
			expect(code).toBe(0);
			portions.push(portion);
			const [, command = ''] = /^There are more: .* To continue: (.*)$/mu.exec(stderr) ?? [];
			args = (shellWords([command])[0] ?? []).slice(1);
		}
		expect(portions).toHaveLength(3);
		expect(portions.join('').trimEnd().split('\n')).toEqual(expected);
	});

	test('how many are left is said only from the start of the list, because what came before a page token is unknown', async () => {
		const {operationId, url} = await serve(OLD);
		const {stderr} = await runHere({args: ['emails', operationId, '--base-url', url, '--limit', '2']});
		expect(stderr).toMatch(/^There are \d+ more: /u);
		const [, command = ''] = / To continue: (.*)$/mu.exec(stderr) ?? [];
		const second = await runHere({args: (shellWords([command])[0] ?? []).slice(1)});
		expect(second.stderr).toMatch(/^There are more: .* To continue: /u);
	});

	test('several statuses come one after the other', async () => {
		const {operationId, url} = await serve(OLD);
		const args = ['emails', operationId, '--base-url', url, '--all', '--format', 'csv', '--fields', 'status'];
		const {stdout} = await runHere({args: [...args, '--status', 'FAILED', '--status', 'undelivered']});
		expect(stdout).toMatch(/^status\r\n(?:FAILED\r\n){2}(?:UNDELIVERED\r\n){6}$/u);
	});

	test('masked, no recipient is in it', async () => {
		const {operationId, url} = await serve(OLD);
		const {stdout} = await runHere({
			args: ['emails', operationId, '--base-url', url, '--all', '--mask', '--format', 'csv', '--fields', 'to'],
		});
		expect(stdout).toMatch(/^to\r\n(?:.…@[\w.]+\r\n){300}$/u);
	});

	test('the answer of a send names the operation, for every command', async () => {
		const {operationId, url} = await serve(OLD);
		const input = JSON.stringify({operationId});
		const listed = await run({args: ['emails', '-', '--base-url', url, '--limit', '1'], input});
		expect(listed.stderr).toContain(`sendwatch emails ${operationId} `);
		const waited = await run({args: ['wait', '-', '--base-url', url], input});
		expect(waited.code).toBe(1);
	});
});

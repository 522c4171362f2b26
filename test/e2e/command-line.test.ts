import {describe, expect, test} from 'vitest';
import {startSandbox} from '../../source/sandbox/sandbox.ts';
import {CREDENTIALS, run} from '../helpers/run.ts';
import {openTerminal} from '../helpers/terminal.ts';

const ID = 'comms_operation_01h2xcejqtf2nbrexx3vqjhp41';
const OTHER_ID = 'comms_operation_01h2xcejqtf2nbrexx3vqjhp42';

describe('what is invalid gets one sentence, and nothing is drawn', () => {
	test.each<readonly [string, readonly string[], number, RegExp]>([
		['no operation', [], 2, /^Name the operation to watch: .*sendwatch demo/u],
		[
			'a malformed id',
			['comms_operation_xyz'],
			2,
			/“comms_operation_xyz” is not an operation id, which is comms_operation_ followed by/u,
		],
		['an unknown option', [ID, '--intervall', '2'], 2, /no option --intervall\. Did you mean --interval\?/u],
		['an option given twice', [ID, '--interval', '2', '--interval', '3'], 2, /--interval was given twice/u],
		['an option without its value', [ID, '--interval'], 2, /--interval needs a value: --interval <seconds>/u],
		['an option followed by another', [ID, '--tag', '--ascii'], 2, /--tag needs a value/u],
		[
			'an option of another command',
			[ID, '--seed', '3'],
			2,
			/--seed is an option of sendwatch demo and sendwatch sandbox only/u,
		],
		['a bad tag filter', [ID, '--tag', 'bad key!:x'], 2, /“bad” has no value: write bad:value/u],
		['a bad tag', [ID, '--tag', 'key!:x'], 2, /at character 4, “!” is not allowed in a key/u],
		['an unknown status', [ID, '--status', 'LOST'], 2, /“LOST”; it must be one of SCHEDULED, QUEUED/u],
		['a page size of 0', [ID, '--page-size', '0'], 2, /--page-size is “0”; it must be a whole number from 1 to 1000/u],
		['a page size of 1001', [ID, '--page-size', '1001'], 2, /from 1 to 1000/u],
		['an interval of 0.1', [ID, '--interval', '0.1'], 2, /--interval is “0\.1”; it must be from 0\.5 to 3600 seconds/u],
		['an interval of 2 hours', [ID, '--interval', '2h'], 2, /from 0\.5 to 3600 seconds/u],
		[
			'plain http elsewhere',
			[ID, '--base-url', 'http://example.com/v1'],
			2,
			/over http: anyone on the path could read the credentials for example\.com/u,
		],
		[
			'a URL on another host',
			[`https://other.example.com/v1/Emails/Operations/${ID}`],
			2,
			/on other\.example\.com, but the base URL is on comms\.twilio\.com/u,
		],
		['two operations without a terminal', [ID, OTHER_ID], 2, /needs a terminal; without one, use sendwatch wait/u],
		['an empty pipe', ['-'], 2, /Standard input was empty/u],
	])('%s', async (_, args, code, sentence) => {
		const ended = await run({args});
		expect(ended).toMatchObject({code, stdout: ''});
		expect(ended.stderr).toMatch(sentence);
		expect(ended.stderr.trimEnd().split('\n')).toHaveLength(1);
	});

	test('missing credentials', async () => {
		const ended = await run({args: [ID, '--base-url', 'https://127.0.0.1:1/v1'], env: {}});
		expect(ended).toMatchObject({code: 3, stdout: ''});
		expect(ended.stderr).toMatch(/set TWILIO_API_KEY and TWILIO_API_SECRET/u);
	});

	test('in a terminal too', async () => {
		await using terminal = openTerminal({args: ['comms_operation_xyz']});
		expect(await terminal.exited).toMatchObject({code: 2});
		expect(terminal.bytes()).not.toContain('\u001B');
		expect(terminal.normalScreen()).toContain('is not an operation id');
	});
});

describe('without a terminal', () => {
	test('prints a line per change, then how it ended, and the verdict is the exit code', async () => {
		let now = Date.now();
		const sandbox = await startSandbox({seed: 5, recipients: 300, durationMs: 1000, now: () => now});
		now += 3_600_000;
		try {
			const ended = await run({args: [sandbox.operationId, '--base-url', sandbox.url, '--interval', '0.5']});
			expect(ended.code).toBe(1);
			expect(ended.stderr).toBe('');
			expect(ended.stdout).not.toContain('\u001B');
			expect(ended.stdout).toMatch(/^\S+Z COMPLETED 100 %, 300 of 300: delivered \d+, .*\n/u);
			expect(ended.stdout).toMatch(/: Settled: 292 emails delivered, 2 failed, 6 undelivered \(3 %\)\.\n$/u);
		} finally {
			await sandbox.close();
		}
	});

	test('says in one sentence that the operation is not there', async () => {
		const sandbox = await startSandbox({recipients: 1});
		try {
			const ended = await run({args: [ID, '--base-url', sandbox.url]});
			expect(ended).toMatchObject({code: 4, stdout: ''});
			expect(ended.stderr).toMatch(/^There is no operation comms_operation_\w+ \(404/u);
		} finally {
			await sandbox.close();
		}
	});
});

describe('the answer of a send comes in through a pipe', () => {
	test('and the keys come from the terminal', async () => {
		// Ended long ago: nothing changes the screen but the keys.
		const sandbox = await startSandbox({recipients: 60, durationMs: 1000, startedAt: Date.now() - 3_600_000});
		try {
			const answer = {
				operationId: sandbox.operationId,
				operationLocation: `${sandbox.url}/Emails/Operations/${sandbox.operationId}`,
			};
			await using terminal = openTerminal({args: ['-', '--base-url', sandbox.url], input: JSON.stringify(answer)});
			await terminal.sees(/1–(?:19|20) of 60/u);
			await terminal.press('n');
			await terminal.sees(/–60 of 60 · page 2/u);
			await terminal.press('q');
			expect(await terminal.exited).toMatchObject({code: 0});
		} finally {
			await sandbox.close();
		}
	});

	test('an operationLocation is taken in place of an id', async () => {
		const sandbox = await startSandbox({recipients: 60, durationMs: 1000});
		try {
			const location = `${sandbox.url}/Emails/Operations/${sandbox.operationId}`;
			await using terminal = openTerminal({args: [location, '--base-url', sandbox.url]});
			await terminal.sees(/1–(?:19|20) of 60/u);
		} finally {
			await sandbox.close();
		}
	});

	test('a refused send says why', async () => {
		const ended = await run({args: ['-'], input: JSON.stringify({code: 20001, message: 'from.address is required'})});
		expect(ended).toMatchObject({code: 5, stdout: ''});
		expect(ended.stderr).toBe('The send was refused (code 20001: “from.address is required”).\n');
	});
});

describe('about itself', () => {
	test('an old Node gets one sentence', async () => {
		const old = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.20.2'}})`;
		const ended = await run({args: ['--version'], nodeArgs: ['--import', old]});
		expect(ended).toMatchObject({code: 2, stdout: ''});
		expect(ended.stderr).toMatch(/^sendwatch needs Node\.js 22\.19 or newer; this is 20\.20\.2\. .*\n$/u);
	});

	test('--help and --version answer on stdout, for every command', async () => {
		for (const args of [['--help'], ['-h'], ['demo', '--help'], ['sandbox', '--help']]) {
			const ended = await run({args, env: {}});
			expect(ended).toMatchObject({code: 0, stderr: ''});
			expect(ended.stdout).toMatch(/^Usage\n {2}sendwatch /u);
		}
		expect(await run({args: ['--version'], env: {}})).toMatchObject({
			code: 0,
			stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/u),
		});
	});

	test('the credentials never appear', async () => {
		const {stdout, stderr} = await run({args: [ID, '--base-url', 'https://127.0.0.1:1/v1', '--bad'], env: CREDENTIALS});
		expect(stdout + stderr).not.toContain(CREDENTIALS.TWILIO_API_SECRET);
	});
});

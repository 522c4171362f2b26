import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {type Sandbox, startSandbox} from '../../source/sandbox/sandbox.ts';
import {run} from '../helpers/run.ts';
import {openTerminal} from '../helpers/terminal.ts';

const state = mkdtempSync(join(tmpdir(), 'sendwatch-state-'));
let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({recipients: 60, durationMs: 60_000});
});
afterAll(async () => {
	await sandbox.close();
	rmSync(state, {recursive: true, force: true});
});

describe('somebody starts sendwatch without an operation', () => {
	test('picks one of the account, and finds it in the list the next time, without credentials too', async () => {
		const env = {XDG_STATE_HOME: state, SENDWATCH_BASE_URL: sandbox.url};
		{
			await using terminal = openTerminal({env});
			await terminal.sees(new RegExp(`▌ 1 {2}. ${sandbox.operationId} +\\w+.*created`, 'u'));
			await terminal.press('enter');
			await terminal.sees(/1–(?:19|20) of 60/u);
			await terminal.press('q');
			expect(await terminal.exited).toEqual({code: 0, signal: null});
		}
		const none = {TWILIO_API_KEY: undefined, TWILIO_API_SECRET: undefined};
		await using terminal = openTerminal({env: {...env, ...none}});
		await terminal.sees(new RegExp(`▌ 1 {2}. ${sandbox.operationId} .*watched`, 'u'));
		await terminal.press('esc');
		expect(await terminal.exited).toEqual({code: 0, signal: null});
		expect(terminal.modes()).toMatchObject({isAlternateScreen: false, isCursorVisible: true});
	});

	test('leaves the list with Ctrl-C: code 130', async () => {
		await using terminal = openTerminal({env: {XDG_STATE_HOME: state, SENDWATCH_BASE_URL: sandbox.url}});
		await terminal.sees('Which operation?');
		await terminal.press('ctrl-c');
		expect(await terminal.exited).toEqual({code: 130, signal: null});
	});

	test('is told what to name where there is no terminal', async () => {
		const {code, stderr} = await run({args: []});
		expect({code, stderr}).toMatchObject({code: 2, stderr: expect.stringMatching(/^Name the operation to watch/u)});
	});
});

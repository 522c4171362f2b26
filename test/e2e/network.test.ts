import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import {startSandbox} from '../../source/sandbox/sandbox.ts';
import {openTerminal} from '../helpers/terminal.ts';

const send = {seed: 3, recipients: 120, durationMs: 60_000};
const startedAt = Date.now() - 20_000;

describe('the server goes away', () => {
	test('the data stays with its age, one line says what is wrong, and it recovers on its own', async () => {
		const first = await startSandbox({...send, startedAt});
		const port = Number(new URL(first.url).port);
		await using terminal = openTerminal({args: [first.operationId, '--base-url', first.url, '--interval', '0.5']});
		await terminal.sees(/1–(?:19|20) of 120/u);
		await first.close();
		await terminal.press('r');
		await terminal.sees(/◌ (?:\S+, )?\d+ s old[\s\S]*no answer from 127\.0\.0\.1/u);
		await terminal.sees(/next try in \d+ s/u);
		expect(terminal.screen()).toMatch(/delivered +\d+/u);
		expect(terminal.screen()).toMatch(/1–(?:19|20) of 120/u);
		const again = await startSandbox({...send, startedAt, port});
		try {
			await terminal.lacks(/[Nn]o answer/u, {withinMs: 30_000});
			await terminal.sees(/1–(?:19|20) of 120/u);
		} finally {
			await again.close();
		}
	});

	test('it is not there when the watch begins, and comes to life when it is', async () => {
		const probe = await startSandbox({...send, startedAt});
		const port = Number(new URL(probe.url).port);
		await probe.close();
		await using terminal = openTerminal({args: [probe.operationId, '--base-url', probe.url, '--interval', '0.5']});
		await terminal.sees('nothing listens there (connection refused)');
		const server = await startSandbox({...send, startedAt, port});
		try {
			await terminal.sees(/1–(?:19|20) of 120/u, {withinMs: 30_000});
			await terminal.lacks(/[Nn]o answer/u);
		} finally {
			await server.close();
		}
	});
});

test('after an hour of sleep there is fresh data within 5 s, over a new connection', async () => {
	const sandbox = await startSandbox({...send, startedAt});
	await using terminal = openTerminal({
		args: [sandbox.operationId, '--base-url', sandbox.url, '--interval', '3600'],
		env: {NODE_OPTIONS: `--import=${fileURLToPath(new URL('../fixtures/an-hours-sleep.mjs', import.meta.url))}`},
	});
	try {
		await terminal.sees('● live');
		terminal.kill('SIGUSR2');
		await terminal.sees('● live');
		await terminal.sees(/1–(?:19|20) of 120/u);
	} finally {
		await sandbox.close();
	}
});

describe('the first answer is a refusal', () => {
	test('404: it ends with a sentence on the normal screen and code 4', async () => {
		await using sandbox = await disposable();
		const unknown = 'comms_operation_01h2xcejqtf2nbrexx3vqjhp41';
		await using terminal = openTerminal({args: [unknown, '--base-url', sandbox.url]});
		expect(await terminal.exited).toEqual({code: 4, signal: null});
		expect(terminal.normalScreen().replaceAll('\n', '')).toMatch(
			/There is no operation comms_operation_01h2xcejqtf2nbrexx3vqjhp41 .*404.*7 days/u,
		);
		expect(terminal.modes().isAlternateScreen).toBe(false);
	});
});

async function disposable() {
	const sandbox = await startSandbox(send);
	return {...sandbox, [Symbol.asyncDispose]: () => sandbox.close()};
}

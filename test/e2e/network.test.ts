import {describe, expect, test} from 'vitest';
import {type Sandbox, startSandbox} from '../../source/sandbox/sandbox.ts';
import {openTerminal} from '../helpers/terminal.ts';

const finished = {seed: 3, recipients: 120, durationMs: 1000};
const sentAt = Date.now();

/** A sandbox whose send was made at a fixed moment and has long settled: the same operation, whenever it is started. */
async function startFinished(port = 0): Promise<Sandbox> {
	let time = sentAt;
	const sandbox = await startSandbox({...finished, port, now: () => time});
	time = sentAt + 600_000;
	return sandbox;
}

describe('the server goes away', () => {
	test('the data stays with its age, one line says what is wrong, and it recovers by itself', async () => {
		const first = await startFinished();
		const port = Number(new URL(first.url).port);
		await using terminal = openTerminal({args: [first.operationId, '--base-url', first.url, '--interval', '0.5']});
		await terminal.sees('1–19 of 120');
		await first.close();
		await terminal.press('r');
		await terminal.sees(/data \d+ s old · .*No answer from http:\/\/127\.0\.0\.1/u);
		await terminal.sees(/next try in \d+ s/u);
		expect(terminal.screen()).toMatch(/delivered +\d+/u);
		expect(terminal.screen()).toContain('1–19 of 120');
		const again = await startFinished(port);
		try {
			await terminal.sees('settled', {withinMs: 30_000});
			await terminal.lacks('No answer');
		} finally {
			await again.close();
		}
	});

	test('it is not there when the watch begins, and comes to life when it is', async () => {
		const startedAt = Date.now();
		const options = {...finished, now: () => startedAt};
		const probe = await startSandbox(options);
		const port = Number(new URL(probe.url).port);
		await probe.close();
		await using terminal = openTerminal({args: [probe.operationId, '--base-url', probe.url, '--interval', '0.5']});
		await terminal.sees('nothing listens there (connection refused)');
		const server = await startSandbox({...options, port});
		try {
			await terminal.sees('1–19 of 120', {withinMs: 30_000});
			await terminal.lacks('No answer');
		} finally {
			await server.close();
		}
	});
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
	const sandbox = await startSandbox(finished);
	return {...sandbox, [Symbol.asyncDispose]: () => sandbox.close()};
}

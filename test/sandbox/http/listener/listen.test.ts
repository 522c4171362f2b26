import {once} from 'node:events';
import {connect} from 'node:net';
import {expect, test} from 'vitest';
import {startSandbox} from '../../../../source/sandbox/sandbox.ts';
import {openSandbox} from '../../open-sandbox.ts';

test('a taken port is an error in plain words', async () => {
	const sandbox = await openSandbox({recipients: 1});
	const port = Number(new URL(sandbox.root).port);
	await expect(startSandbox({port, recipients: 1})).rejects.toThrow(
		`Port ${port} is taken: choose another one, or 0 for any free one`,
	);
});

test('it listens on 127.0.0.1 and stops at once, idle and busy connections included', async () => {
	const sandbox = await openSandbox({recipients: 1, latencyMs: 60_000});
	const {hostname, port} = new URL(sandbox.root);
	expect(hostname).toBe('127.0.0.1');
	const dial = async (text: string) => {
		const socket = connect(Number(port), hostname);
		socket.on('error', () => undefined);
		const closed = new Promise((resolve) => socket.once('close', resolve));
		await once(socket, 'connect');
		socket.write(text);
		return {closed};
	};
	const idle = await dial('');
	const busy = await dial('GET /v1/Emails HTTP/1.1\r\nHost: localhost\r\n\r\n');
	const began = performance.now();
	await sandbox.close();
	await Promise.all([idle.closed, busy.closed]);
	expect(performance.now() - began).toBeLessThan(10_000);
});

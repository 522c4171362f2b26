import {once} from 'node:events';
import {connect, type Socket} from 'node:net';
import {describe, expect, onTestFinished, test} from 'vitest';
import {LIMITS} from '../../../../source/sandbox/http/listener/limits.ts';
import {type Sandbox, startSandbox} from '../../../../source/sandbox/sandbox.ts';
import {openSandbox} from '../../open-sandbox.ts';

const AUTHORIZATION = `Authorization: Basic ${btoa('key:secret')}`;
const PATHS = ['/v1/Emails', '/__sandbox/faults', '/__sandbox/requests', '/openapi.json', '/nowhere'];

/** A sandbox that waits a tenth of a second for headers. */
async function hastySandbox(requestMs = LIMITS.requestMs): Promise<Sandbox> {
	const sandbox = await startSandbox({recipients: 1}, {...LIMITS, headersMs: 100, requestMs});
	onTestFinished(sandbox.close);
	return sandbox;
}

function dial({url}: {readonly url: string}): Socket {
	const {hostname, port} = new URL(url);
	return connect(Number(port), hostname);
}

/** Everything that comes back until the server hangs up. */
async function answerTo(sandbox: {readonly url: string}, ...texts: readonly string[]): Promise<string> {
	const socket = dial(sandbox);
	let received = '';
	socket.setEncoding('utf8').on('data', (chunk: string) => {
		received += chunk;
	});
	for (const text of texts) socket.write(text);
	await once(socket, 'close');
	return received;
}

describe('a slow client is cut off', () => {
	test.each(PATHS)('in the headers of a request for %s', async (path) => {
		const received = await answerTo(await hastySandbox(), `GET ${path} HTTP/1.1\r\nHost: localhost\r\nX-Slow: `);
		expect(received).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
		expect(received).toMatch(/\r\nTwilio-Request-Id: RQ[0-9a-f]{32}\r\n/);
		expect(JSON.parse(received.slice(received.indexOf('\r\n\r\n')))).toMatchObject({code: 20408, status: 408});
	});

	test.each(PATHS.flatMap((path) => ['POST', 'PUT', 'DELETE'].map((method) => [method, path])))(
		'in the body of %s %s',
		async (method, path) => {
			const head = `${method} ${path} HTTP/1.1\r\nHost: localhost\r\n${AUTHORIZATION}\r\nContent-Length: 99\r\n\r\n`;
			await answerTo(await hastySandbox(200), head, '{"a":');
		},
	);

	test('before the first byte', async () => {
		expect(await answerTo(await hastySandbox())).toBe('');
	});

	test('in the second request on a connection', async () => {
		const request = `GET /v1/Emails HTTP/1.1\r\nHost: localhost\r\n${AUTHORIZATION}\r\n`;
		const received = await answerTo(await hastySandbox(), `${request}\r\n`, request);
		expect(received.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 408']);
	});
});

describe('an oversized or unreadable request is refused', () => {
	test.each([
		['headers of 20 kB', `GET /v1/Emails HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
		['a URL of 20 kB', `GET /v1/Emails?tags=${'x'.repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`, 431],
		['something that is not HTTP', 'hello\r\n\r\n', 400],
	])('%s', async (_what, text, status) => {
		const received = await answerTo(await openSandbox({recipients: 1}), text);
		expect(received).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
		expect(received).toContain('\r\nTwilio-Request-Id: RQ');
		expect(JSON.parse(received.slice(received.indexOf('\r\n\r\n')))).toMatchObject({status});
	});

	test('a list of faults of 70 kB', async () => {
		const sandbox = await openSandbox({recipients: 1});
		const reply = await sandbox.ask('/__sandbox/faults', {method: 'PUT', body: '503 '.repeat(18_000)});
		expect([reply.status, reply.body.message]).toEqual([413, 'The list of faults is larger than 64 kB']);
		expect((await sandbox.ask('/__sandbox/faults')).body.faults).toEqual([]);
	});
});

test('a client that is slow to read is not cut off', async () => {
	const sandbox = await hastySandbox(200);
	await fetch(new URL('/__sandbox/faults', sandbox.url), {method: 'PUT', body: 'slow-body'});
	const socket = dial(sandbox);
	const drips: string[] = [];
	socket.setEncoding('utf8').on('data', (chunk: string) => drips.push(chunk));
	socket.write(`GET /v1/Emails HTTP/1.1\r\nHost: localhost\r\n${AUTHORIZATION}\r\n\r\n`);
	// Each drip comes after 0.6 s: later than all limits.
	while (drips.length < 3) await once(socket, 'data');
	socket.destroy();
	expect(drips.join('')).not.toContain('408');
});

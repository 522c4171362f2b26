import {once} from 'node:events';
import {connect} from 'node:net';
import {expect, test} from 'vitest';
import {formatRequest, type RequestEntry, startSandbox} from '../../../source/sandbox/sandbox.ts';
import {openSandbox} from '../open-sandbox.ts';

test('a rate limit refuses the rest of the second with 429 and Retry-After, and forgives it later', async () => {
	const sandbox = await openSandbox({recipients: 1, rateLimit: 3});
	const ask = () => sandbox.ask('/Emails');
	const statuses = [];
	for (let turn = 0; turn < 4; turn += 1) statuses.push((await ask()).status);
	expect(statuses).toEqual([200, 200, 200, 429]);
	const {headers, body} = await ask();
	expect(headers['retry-after']).toBe('1');
	expect(body).toMatchObject({code: 20429, message: 'Too many requests: try again in 1 s', status: 429});
	sandbox.at(1000);
	expect((await ask()).status).toBe(200);
});

test('a rate limit of one in five seconds says how long to wait', async () => {
	const sandbox = await openSandbox({recipients: 1, rateLimit: 0.2});
	await sandbox.ask('/Emails');
	sandbox.at(1000);
	expect((await sandbox.ask('/Emails')).headers['retry-after']).toBe('4');
});

test('latency delays every answer of the API', async () => {
	const sandbox = await openSandbox({recipients: 1, latencyMs: 60});
	const began = performance.now();
	await sandbox.ask('/Emails');
	expect(performance.now() - began).toBeGreaterThan(59);
});

test('what was asked and when is told, without credentials', async () => {
	const heard: RequestEntry[] = [];
	const sandbox = await openSandbox({recipients: 1, onRequest: (entry) => heard.push(entry)});
	await sandbox.ask('/Emails?pageSize=1');
	sandbox.at(90_061);
	await sandbox.ask('/__sandbox/faults', {method: 'PUT', body: 'reset-before-headers'});
	await sandbox.ask('/Emails/x').catch(() => undefined);
	const {requests} = (await sandbox.ask('/__sandbox/requests')).body;
	expect(requests).toEqual([
		{
			at: '2026-04-05T06:20:00.000Z',
			method: 'GET',
			path: '/v1/Emails?pageSize=1',
			status: 200,
			durationMs: expect.any(Number),
			faults: [],
		},
		{
			at: '2026-04-05T06:21:30.061Z',
			method: 'GET',
			path: '/v1/Emails/x',
			status: null,
			durationMs: expect.any(Number),
			faults: ['reset-before-headers'],
		},
	]);
	expect(heard).toEqual(requests);
	expect(JSON.stringify(requests)).not.toContain(btoa('key:secret'));
});

test.each([
	[{status: 200, faults: []}, '06:20:00.123 GET    200     4.2 ms  /v1/Emails?pageSize=1'],
	[{status: null, faults: ['truncated']}, '06:20:00.123 GET    ---     4.2 ms  /v1/Emails?pageSize=1  fault truncated'],
])('a request in one line for people: %o', (part, line) => {
	const entry = {at: '2026-04-05T06:20:00.123Z', method: 'GET', path: '/v1/Emails?pageSize=1', durationMs: 4.21};
	expect(formatRequest({...entry, ...part})).toBe(line);
});

test('the lines for curl name this sandbox, and the first is a send that is accepted', async () => {
	const sandbox = await openSandbox({recipients: 1});
	const [send = '', fetch = '', list = ''] = sandbox.curls;
	const [, json = ''] = /-d '(.*)' http/.exec(send) ?? [];
	expect((await sandbox.ask('/Emails', {method: 'POST', body: json})).status).toBe(202);
	expect(fetch).toBe(`curl -s -u 'sandbox:sandbox' ${sandbox.url}/Emails/Operations/${sandbox.operationId}`);
	expect(list).toContain(`'${sandbox.url}/Emails?operationId=${sandbox.operationId}&pageSize=3'`);
});

test('a port that is taken is told in a sentence', async () => {
	const sandbox = await openSandbox({recipients: 1});
	const port = Number(new URL(sandbox.root).port);
	await expect(startSandbox({port, recipients: 1})).rejects.toThrow(
		`Port ${port} is taken: choose another one, or 0 for any free one`,
	);
});

test.each([
	[{recipients: -1}, 'The number of recipients must be a whole number from 0 to 10,000, not -1'],
	[{recipients: 10_001}, 'The number of recipients must be a whole number from 0 to 10,000, not 10001'],
	[{recipients: 1.5}, 'The number of recipients must be a whole number from 0 to 10,000, not 1.5'],
	[{operations: 0}, 'The number of operations must be a whole number from 1 to 10,000, not 0'],
	[{speed: 0}, 'A duration of 60000 ms at speed 0 is out of range: it must be 0 to 7 days'],
	[{durationMs: -5}, 'A duration of -5 ms at speed 1 is out of range: it must be 0 to 7 days'],
])('%o is refused in a sentence', async (options, message) => {
	await expect(startSandbox(options)).rejects.toThrow(message);
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

import {describe, expect, test} from 'vitest';
import {openSandbox} from '../open-sandbox.ts';

describe('credentials and hosts', () => {
	const basic = (pair: string) => ({authorization: `Basic ${btoa(pair)}`});
	test.each([
		['any pair', basic('SK1:secret'), 200],
		['the scheme in lower case', {authorization: `basic ${btoa('a:b')}`}, 200],
		['no credentials', {authorization: ''}, 401],
		['no password', basic('SK1:'), 401],
		['no name', basic(':secret'), 401],
		['no colon', basic('secret'), 401],
		['a bearer token', {authorization: 'Bearer abc'}, 200],
		['the bearer scheme in lower case', {authorization: 'bearer abc'}, 200],
		['an empty bearer token', {authorization: 'Bearer '}, 401],
		['another scheme', {authorization: 'Digest abc'}, 401],
	])('%s', async (_who, headers, status) => {
		const sandbox = await openSandbox({recipients: 1});
		const reply = await sandbox.ask('/Emails', {headers});
		expect(reply.status).toBe(status);
		if (status === 401) {
			expect(reply.body).toMatchObject({code: 20003, status: 401, message: expect.stringContaining('HTTP Basic')});
			expect(reply.headers['www-authenticate']).toBe('Basic realm="Twilio API"');
		}
	});

	test.each([
		['127.0.0.1', 200],
		['localhost:4000', 200],
		['[::1]:4000', 200],
		['comms.twilio.com', 421],
		['localhost.evil.example', 421],
		['127.0.0.1.evil.example', 421],
		['evil-localhost', 421],
		['192.168.1.7:4000', 421],
	])('Host: %s', async (host, status) => {
		const sandbox = await openSandbox({recipients: 1});
		for (const path of ['/Emails', '/__sandbox/faults', '/openapi.json']) {
			expect((await sandbox.ask(path, {headers: {host}})).status).toBe(status);
		}
	});

	test('another method is refused, with the allowed ones', async () => {
		const sandbox = await openSandbox({recipients: 1});
		const reply = await sandbox.ask('/Emails', {method: 'PATCH'});
		expect([reply.status, reply.headers.allow]).toEqual([405, 'POST, GET']);
	});
});

import {expect, test} from 'vitest';
import {formatRequest, type RequestEntry} from '../../../source/sandbox/sandbox.ts';
import {openSandbox} from '../open-sandbox.ts';
import {SEND} from './calls.ts';

test('the log has every request and its time, without credentials', async () => {
	const logged: RequestEntry[] = [];
	const sandbox = await openSandbox({recipients: 1, onRequest: (entry) => logged.push(entry)});
	await sandbox.ask('/Emails?pageSize=1');
	sandbox.at(90_061);
	await sandbox.ask('/__sandbox/faults', {method: 'PUT', body: 'reset-before-headers'});
	await sandbox.ask('/Emails/x').catch(() => undefined);
	await sandbox.ask('/__sandbox/faults', {method: 'DELETE'});
	await sandbox.ask('/Emails', {method: 'POST', json: SEND});
	await sandbox.ask('/Emails', {method: 'POST', json: {}});
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
		expect.objectContaining({method: 'POST', path: '/v1/Emails', status: 202, faults: []}),
		expect.objectContaining({method: 'POST', path: '/v1/Emails', status: 400, faults: []}),
	]);
	expect(logged).toEqual(requests);
	expect(JSON.stringify(requests)).not.toContain(btoa('key:secret'));
});

test.each([
	[{status: 200, faults: []}, '06:20:00.123 GET    200     4.2 ms  /v1/Emails?pageSize=1'],
	[{status: null, faults: ['truncated']}, '06:20:00.123 GET    ---     4.2 ms  /v1/Emails?pageSize=1  fault truncated'],
])('a request as one line: %o', (part, line) => {
	const entry = {at: '2026-04-05T06:20:00.123Z', method: 'GET', path: '/v1/Emails?pageSize=1', durationMs: 4.21};
	expect(formatRequest({...entry, ...part})).toBe(line);
});

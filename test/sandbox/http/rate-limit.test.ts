import {expect, test} from 'vitest';
import {openSandbox} from '../open-sandbox.ts';

test('a rate limit refuses the rest of the second with 429 and Retry-After, until the second is over', async () => {
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

import {describe, expect, test} from 'vitest';
import {parseFault} from '../../../source/sandbox/sandbox.ts';
import {nextOf, type OpenSandbox, openSandbox} from '../open-sandbox.ts';

describe('a fault in the body of a 200', () => {
	const withFault = async (fault: string): Promise<OpenSandbox> =>
		openSandbox({recipients: 100, faults: [parseFault(fault)]});
	const operation = async (sandbox: OpenSandbox) =>
		(await sandbox.ask(`/Emails/Operations/${sandbox.operationId}`)).body;

	test('malformed-json breaks off', async () => {
		expect(typeof (await operation(await withFault('malformed-json')))).toBe('string');
	});

	test('missing-numbers: no total, no time of update', async () => {
		const {stats, ...rest} = await operation(await withFault('missing-numbers'));
		expect(Object.keys(stats)).toEqual(['queued', 'scheduled', 'opened', 'failed']);
		expect(rest).not.toHaveProperty('updatedAt');
	});

	test('absurd-numbers: no counter can be believed', async () => {
		const {stats} = await operation(await withFault('absurd-numbers'));
		expect(stats).toMatchObject({total: -5, queued: 1e308, sent: 3.7, scheduled: '12', opened: null});
	});

	test('unknown-status: in operations and emails', async () => {
		const sandbox = await withFault('unknown-status');
		expect((await operation(sandbox)).status).toBe('PONDERING');
		expect((await sandbox.ask('/Emails?pageSize=1')).body.data[0].status).toBe('PONDERING');
	});

	test.each([
		['clock-ahead', '07:20:00'],
		['clock-behind', '05:20:00'],
	])('%s: every time and the Date header say %s', async (fault, time) => {
		const sandbox = await withFault(fault);
		const {headers, body} = await sandbox.ask(`/Emails/Operations/${sandbox.operationId}`);
		expect(headers.date).toBe(`Sun, 05 Apr 2026 ${time} GMT`);
		expect(body).toMatchObject({createdAt: `2026-04-05T${time}Z`, updatedAt: `2026-04-05T${time}Z`});
	});

	test('a wrong clock also dates Retry-After', async () => {
		const sandbox = await openSandbox({faults: ['clock-ahead', '429-date'].map(parseFault)});
		const {headers} = await sandbox.ask('/Emails');
		expect([headers.date, headers['retry-after']]).toEqual([
			'Sun, 05 Apr 2026 07:20:00 GMT',
			'Sun, 05 Apr 2026 07:20:02 GMT',
		]);
	});

	test('token-loop: the same page by the same token, for ever', async () => {
		const sandbox = await withFault('token-loop');
		const first = (await sandbox.ask('/Emails')).body;
		const second = (await sandbox.ask(`/Emails?pageToken=${nextOf(first)}`)).body;
		expect(second).toEqual(first);
	});

	test('duplicate-page: the second page holds the emails of the first, the third comes by its own token', async () => {
		const sandbox = await withFault('duplicate-page');
		const [first, second, ...others] = await sandbox.pages({}, 40);
		expect(second).toEqual(first);
		expect(others).toHaveLength(1);
	});

	test('empty-page: no items, and always another token to go on with', async () => {
		const sandbox = await openSandbox({recipients: 100});
		const token = nextOf((await sandbox.ask('/Emails')).body) ?? '';
		await sandbox.ask('/__sandbox/faults', {method: 'PUT', body: 'empty-page'});
		const tokens = new Set([token]);
		let next = token;
		for (let turn = 0; turn < 3; turn += 1) {
			const page = (await sandbox.ask(`/Emails?pageToken=${next}`)).body;
			expect(page.data).toEqual([]);
			next = nextOf(page) ?? '';
			tokens.add(next);
		}
		expect(tokens.size).toBe(4);
		await sandbox.ask('/__sandbox/faults', {method: 'DELETE'});
		expect((await sandbox.ask(`/Emails?pageToken=${next}`)).body.data).toHaveLength(50);
	});
});

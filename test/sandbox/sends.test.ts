import {describe, expect, test} from 'vitest';
import {type Json, openSandbox} from './open-sandbox.ts';

const MINUTE = 60_000;

describe.each(['guide', 'reference'] as const)('an account of several sends (%s)', (dialect) => {
	test('holds some under way, one of them failing and one stalled, and gets more as time goes by', async () => {
		const sandbox = await openSandbox({dialect, sends: 12, recipients: 1000});
		const listed = async (): Promise<readonly Json[]> => {
			const {body} = await sandbox.ask('/Emails/Operations?pageSize=1000');
			return body.operations ?? body.data;
		};
		const first = await listed();
		expect(first).toHaveLength(10);
		expect(first[0].id).toBe(sandbox.operationId);
		expect(first.filter(({status}) => status === 'PROCESSING')).toHaveLength(3);
		const times = first.map(({createdAt}) => Date.parse(createdAt));
		expect(times).toEqual(times.toSorted((a, b) => b - a));
		sandbox.at(0.15 * MINUTE);
		expect(await listed()).toHaveLength(11);
		sandbox.at(0.4 * MINUTE);
		expect(await listed()).toHaveLength(12);
		sandbox.at(3 * MINUTE);
		const last = await listed();
		expect(last.filter(({status}) => status === 'PROCESSING')).toMatchObject([{stats: {queued: 228}}]);
		expect(last.filter(({stats}) => stats.undelivered > 0.2 * stats.total)).toHaveLength(1);
	});

	test('does not know a send before it starts', async () => {
		const later = await openSandbox({dialect, sends: 5, recipients: 10});
		later.at(0.2 * MINUTE);
		const {body} = await later.ask('/Emails/Operations');
		const [{id, createdAt}] = body.operations ?? body.data;
		expect(Date.parse(createdAt)).toBeGreaterThan(Date.parse('2026-04-05T06:20:00Z'));
		later.at(0);
		expect((await later.ask(`/Emails/Operations/${id}`)).status).toBe(404);
		expect((await later.ask(`/Emails?operationId=${id}`)).body).not.toMatchObject({data: [{}]});
	});
});

test('of a thousand sends forty are live', async () => {
	const sandbox = await openSandbox({sends: 1000, recipients: 1000});
	const {body} = await sandbox.ask('/Emails/Operations?pageSize=1000');
	const items: readonly Json[] = body.operations ?? body.data;
	expect(items).toHaveLength(998);
	const live = items.filter(({status}) => status === 'PROCESSING').length;
	expect(live).toBeGreaterThan(30);
	expect(live).toBeLessThanOrEqual(40);
});

import {describe, expect, test} from 'vitest';
import {parseFault} from '../../../source/sandbox/sandbox.ts';
import {itemsOf, type Json, type OpenSandbox, openSandbox} from '../open-sandbox.ts';

type Dialect = 'guide' | 'reference';

/** A sandbox whose send of 100 has settled: 91 delivered, 6 opened, 2 undelivered, 1 failed. */
async function withFaults(faults: readonly string[], dialect: Dialect = 'guide'): Promise<OpenSandbox> {
	const sandbox = await openSandbox({dialect, recipients: 100, faults: faults.map(parseFault)});
	sandbox.at(120_000);
	return sandbox;
}

const operationIn = async (sandbox: OpenSandbox): Promise<Json> =>
	(await sandbox.ask(`/Emails/Operations/${sandbox.operationId}`)).body;

describe('a fault in the counters of an operation', () => {
	const stats = {
		total: 100,
		queued: 0,
		sent: 0,
		scheduled: 0,
		delivered: 91,
		opened: 6,
		undelivered: 2,
		failed: 1,
		canceled: 0,
	};
	test.each<readonly [fault: string, stats: Json]>([
		['clock-ahead', stats],
		['missing-stats', null],
		['missing-counters', {queued: 0, scheduled: 0, opened: 6, failed: 1}],
		['string-counters', Object.fromEntries(Object.entries(stats).map(([key, value]) => [key, String(value)]))],
		['negative-counters', Object.fromEntries(Object.entries(stats).map(([key, value]) => [key, -value - 1]))],
		['fractional-counters', Object.fromEntries(Object.entries(stats).map(([key, value]) => [key, value + 0.5]))],
		[
			'absurd-counters',
			{
				total: 1e308,
				queued: 2 ** 53 + 2,
				sent: 99_999_999_999,
				scheduled: 1e308,
				delivered: 2 ** 53 + 2,
				opened: 99_999_999_999,
				undelivered: 1e308,
				failed: 2 ** 53 + 2,
				canceled: 99_999_999_999,
			},
		],
		['lagging-total', {...stats, total: 90}],
		['excess-counters', {...stats, failed: 140}],
		['unaccounted-emails', {...stats, delivered: 81}],
	])('%s', async (fault, changed) => {
		const sandbox = await withFaults([fault]);
		expect((await operationIn(sandbox)).stats).toEqual(changed);
		expect(itemsOf((await sandbox.ask('/Emails/Operations')).body)[0].stats).toEqual(changed);
		const reference = await withFaults([fault], 'reference');
		const {stats: others} = await operationIn(reference);
		if (changed !== null) expect(others).toMatchObject(changed);
		else expect(others).toBeNull();
	});

	test('unaccounted-emails: COMPLETED long before the send is', async () => {
		const sandbox = await withFaults(['unaccounted-emails']);
		sandbox.at(10_000);
		const {status, stats: early} = await operationIn(sandbox);
		expect([status, early.total, early.queued, early.sent]).toEqual(['COMPLETED', 100, 0, 0]);
	});

	test('two faults at once', async () => {
		const sandbox = await withFaults(['lagging-total', 'string-counters']);
		expect((await operationIn(sandbox)).stats).toMatchObject({total: '90', delivered: '91'});
	});
});

describe('a fault in another field', () => {
	test.each([
		['unknown-status', 'PONDERING', 'PONDERING'],
		['lower-case-status', 'completed', 'delivered'],
	])('%s: an operation is %s, an email %s', async (fault, operation, email) => {
		const sandbox = await withFaults([fault]);
		expect((await operationIn(sandbox)).status).toBe(operation);
		expect((await sandbox.ask('/Emails?pageSize=1')).body.data[0].status).toBe(email);
	});

	test('missing-times: of operations and emails', async () => {
		const sandbox = await withFaults(['missing-times']);
		expect(Object.keys(await operationIn(sandbox))).toEqual(['id', 'status', 'stats']);
		const [email] = (await sandbox.ask('/Emails?pageSize=1')).body.data;
		expect(email).not.toHaveProperty('createdAt');
		expect(email).not.toHaveProperty('updatedAt');
	});

	test.each<Dialect>(['guide', 'reference'])(
		'wrong-id, %s: another operation, another email, and emails of another operation',
		async (dialect) => {
			const sandbox = await withFaults(['wrong-id'], dialect);
			const other = sandbox.operationId.slice(0, -4).concat('zzzz');
			expect((await operationIn(sandbox)).id).toBe(other);
			const [first, ...rest] = itemsOf((await sandbox.ask(`/Emails?operationId=${sandbox.operationId}`)).body);
			for (const email of [first, ...rest]) expect(email.operationId ?? email.related[0].id).toBe(other);
			const fetched = (await sandbox.ask(`/Emails/${first.id}`)).body;
			expect(fetched.id).toBe(`${first.id.slice(0, -4)}zzzz`);
		},
	);

	test('missing-ids: every other item of a list', async () => {
		const sandbox = await withFaults(['missing-ids']);
		const ids = (await sandbox.ask('/Emails?pageSize=10')).body.data.map(({id}: Json) => id);
		expect(ids.filter((id: unknown) => id === null)).toHaveLength(5);
		expect((await operationIn(sandbox)).id).toBe(sandbox.operationId);
	});
});

describe("a fault in the server's clock", () => {
	test.each([
		['clock-ahead', 'Sun, 05 Apr 2026 07:22:00 GMT', '2026-04-05T07:20:00Z'],
		['clock-behind', 'Sun, 05 Apr 2026 05:22:00 GMT', '2026-04-05T05:20:00Z'],
		['clock-ahead-31d', 'Wed, 06 May 2026 06:22:00 GMT', '2026-05-06T06:20:00Z'],
		['clock-behind-31d', 'Thu, 05 Mar 2026 06:22:00 GMT', '2026-03-05T06:20:00Z'],
	])('%s: the Date header is %s, and every time is wrong by as much', async (fault, date, createdAt) => {
		const sandbox = await withFaults([fault]);
		const {headers, body} = await sandbox.ask(`/Emails/Operations/${sandbox.operationId}`);
		expect([headers.date, body.createdAt]).toEqual([date, createdAt]);
		const [email] = (await sandbox.ask('/Emails?pageSize=1')).body.data;
		expect(email.createdAt).toBe(createdAt);
	});

	test('Retry-After as a date is by the same clock', async () => {
		const sandbox = await openSandbox({faults: ['clock-ahead', '429-date'].map(parseFault)});
		const {headers} = await sandbox.ask('/Emails');
		expect([headers.date, headers['retry-after']]).toEqual([
			'Sun, 05 Apr 2026 07:20:00 GMT',
			'Sun, 05 Apr 2026 07:20:02 GMT',
		]);
	});
});

describe('a fault in the JSON', () => {
	const textOf = async (fault: string): Promise<string> => {
		const sandbox = await withFaults([fault]);
		const url = `${sandbox.url}/Emails/Operations/${sandbox.operationId}`;
		const answer = await fetch(url, {headers: {authorization: `Basic ${btoa('key:secret')}`}});
		return Buffer.from(await answer.arrayBuffer()).toString();
	};

	test('malformed-json breaks off', async () => {
		expect(await textOf('malformed-json')).toBe('{"data": [{"id": "comms_email_01h2xcejq');
	});

	test('bom: the correct answer after a byte order mark', async () => {
		const text = await textOf('bom');
		expect(text.charCodeAt(0)).toBe(0xfeff);
		expect(JSON.parse(text.slice(1)).stats.total).toBe(100);
	});

	test('deep-json: the correct answer, and a field nested 100,000 levels deep', async () => {
		const text = await textOf('deep-json');
		expect(text).toContain('['.repeat(100_000));
		expect(JSON.parse(text).stats.total).toBe(100);
	});
});

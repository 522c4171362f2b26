import {describe, expect, test} from 'vitest';
import {itemsOf, openSandbox} from '../../open-sandbox.ts';

const SEND = {
	from: {address: 'support@example.com', name: 'Support Team'},
	to: [
		{address: 'jane.doe@example.com', name: 'Jane Doe', variables: {firstName: 'Jane', plan: 'pro'}},
		{address: 'john.doe@example.com', variables: {plan: 'free'}},
	],
	content: {
		subject: "Hello {{ firstName | default: 'there' }}",
		html: '<p>Hey {{ firstName }},</p><p>your order is ready.</p>',
	},
	tags: {campaign: 'monthlyNewsletter', plan: '{{ plan }}'},
};

describe.each(['guide', 'reference'] as const)('a send to two recipients, in the shape of the %s', (dialect) => {
	test('is accepted, followed until COMPLETED, and listed by operation and by tag', async () => {
		const sandbox = await openSandbox({dialect});
		const accepted = await sandbox.ask('/Emails', {method: 'POST', json: SEND});
		expect(accepted.status).toBe(202);
		const {operationId, operationLocation} = accepted.body;
		expect(operationLocation).toBe(`${sandbox.url}/Emails/Operations/${operationId}`);

		const statuses: string[] = [];
		for (let second = 0; statuses.at(-1) !== 'COMPLETED' && second < 60; second += 1) {
			sandbox.at(second * 1000);
			const operation = (await sandbox.ask(`/Emails/Operations/${operationId}`)).body;
			expect(operation.stats.total).toBe(2);
			if (operation.status !== statuses.at(-1)) statuses.push(operation.status);
		}
		expect(statuses).toEqual(['PROCESSING', 'COMPLETED']);

		sandbox.at(5000);
		const {stats} = (await sandbox.ask(`/Emails/Operations/${operationId}`)).body;
		expect(stats).toMatchObject({total: 2, queued: 0, sent: 0, delivered: 2, failed: 0});
		const emails = itemsOf((await sandbox.ask(`/Emails?operationId=${operationId}`)).body);
		expect(emails.map(({status}) => status)).toEqual(['DELIVERED', 'DELIVERED']);
		const pros = itemsOf((await sandbox.ask('/Emails?tags=campaign:monthlyNewsletter;plan:pro;')).body);
		expect(pros.map(({id}) => id)).toEqual([emails[0].id]);
		expect((await sandbox.ask(`/Emails/${emails[0].id}`)).body).toEqual(emails[0]);
	});

	test('is personalised with Liquid, and gets a generated text part if it has none', async () => {
		const sandbox = await openSandbox({dialect});
		const {operationId} = (await sandbox.ask('/Emails', {method: 'POST', json: SEND})).body;
		const [jane, john] = itemsOf((await sandbox.ask(`/Emails?operationId=${operationId}`)).body);
		expect(jane.content).toMatchObject({
			subject: 'Hello Jane',
			html: '<p>Hey Jane,</p><p>your order is ready.</p>',
			text: 'Hey Jane,\nyour order is ready.',
		});
		expect(john.content.subject).toBe('Hello there');
		expect([jane.tags.plan, john.tags.plan]).toEqual(['pro', 'free']);
		const [to] = [john.to].flat();
		expect(to).toEqual({address: 'john.doe@example.com'});
	});

	test('that is scheduled waits for its time, and can be canceled', async () => {
		const sandbox = await openSandbox({dialect});
		const schedule = {sendAt: ['2026-04-05T06:50:00Z']};
		const {operationId} = (await sandbox.ask('/Emails', {method: 'POST', json: {...SEND, schedule}})).body;
		const operation = async () => (await sandbox.ask(`/Emails/Operations/${operationId}`)).body;
		const [jane] = itemsOf((await sandbox.ask(`/Emails?operationId=${operationId}`)).body);
		sandbox.at(29 * 60_000);
		expect(await operation()).toMatchObject({status: 'SCHEDULED', stats: {scheduled: 2, canceled: 0}});

		expect((await sandbox.ask(`/Emails/${jane.id}`, {method: 'DELETE'})).status).toBe(204);
		expect((await sandbox.ask(`/Emails/${jane.id}`)).body.status).toBe('CANCELED');
		expect(await operation()).toMatchObject({status: 'SCHEDULED', stats: {scheduled: 1, canceled: 1}});

		sandbox.at(40 * 60_000);
		expect(await operation()).toMatchObject({status: 'COMPLETED', stats: {scheduled: 0, delivered: 1, canceled: 1}});
	});

	test('keeps a deleted email that was sent already, and marks it', async () => {
		const sandbox = await openSandbox({dialect, recipients: 3});
		sandbox.at(120_000);
		const [first] = itemsOf((await sandbox.ask('/Emails')).body);
		await sandbox.ask(`/Emails/${first.id}`, {method: 'DELETE'});
		const after = (await sandbox.ask(`/Emails/${first.id}`)).body;
		expect(after).toMatchObject({status: first.status, deletedAt: '2026-04-05T06:22:00Z'});
		const operation = (await sandbox.ask(`/Emails/Operations/${sandbox.operationId}`)).body;
		expect(operation).toMatchObject({stats: {total: 3}, updatedAt: '2026-04-05T06:22:00Z'});
	});
});

test('all emails of a scheduled send canceled: the operation is CANCELED', async () => {
	const sandbox = await openSandbox();
	const json = {...SEND, schedule: {sendAt: ['2026-04-05T06:50:00Z']}};
	const {operationId} = (await sandbox.ask('/Emails', {method: 'POST', json})).body;
	for (const {id} of itemsOf((await sandbox.ask(`/Emails?operationId=${operationId}`)).body)) {
		await sandbox.ask(`/Emails/${id}`, {method: 'DELETE'});
	}
	expect((await sandbox.ask(`/Emails/Operations/${operationId}`)).body.status).toBe('CANCELED');
});

test('the same send of 10,000 twice is two operations that fare alike only by chance', async () => {
	const sandbox = await openSandbox();
	const to = Array.from({length: 10_000}, (_, index) => ({address: `user.${index}@example.com`}));
	const ids: string[] = [];
	for (let time = 0; time < 2; time += 1) {
		ids.push((await sandbox.ask('/Emails', {method: 'POST', json: {...SEND, tags: {}, to}})).body.operationId);
	}
	sandbox.at(20_000);
	const [one, two] = await Promise.all(ids.map(async (id) => (await sandbox.ask(`/Emails/Operations/${id}`)).body));
	expect([one.stats.total, two.stats.total]).toEqual([10_000, 10_000]);
	expect(one.stats).not.toEqual(two.stats);
	const last = (await sandbox.pages({operationId: ids[0] ?? ''}, 1000)).at(-1)?.at(-1);
	expect(last.to.address).toBe('user.9999@example.com');
});

test('operations are listed newest first, by status and by date', async () => {
	const sandbox = await openSandbox({scenario: 'campaign', recipients: 20});
	const all = itemsOf((await sandbox.ask('/Emails/Operations')).body);
	expect(all).toHaveLength(38);
	expect(all[0].id).toBe(sandbox.operationId);
	const times = all.map(({createdAt}) => createdAt);
	expect(times).toEqual(times.toSorted().toReversed());
	expect(itemsOf((await sandbox.ask('/Emails/Operations?status=PROCESSING')).body)).toHaveLength(3);
	const day = itemsOf((await sandbox.ask('/Emails/Operations?startDate=2026-04-03&endDate=2026-04-03')).body);
	expect(new Set(day.map(({createdAt}) => createdAt.slice(0, 10)))).toEqual(new Set(['2026-04-03']));
	const first = (await sandbox.ask('/Emails/Operations?pageSize=30')).body;
	const second = (await sandbox.ask(`/Emails/Operations?pageSize=30&pageToken=${first.pagination.nextPageToken}`)).body;
	expect([...first.data, ...second.data].map(({id}) => id)).toEqual(all.map(({id}) => id));
	expect(second.pagination.nextPageToken).toBeNull();
});

test('the errors of an operation say why each failed email failed', async () => {
	const sandbox = await openSandbox({scenario: 'provider-outage', recipients: 200});
	sandbox.at(60_000);
	const errors = (await sandbox.ask(`/Emails/Operations/${sandbox.operationId}/Errors?pageSize=1000`)).body.data;
	const {failed} = (await sandbox.ask(`/Emails/Operations/${sandbox.operationId}`)).body.stats;
	expect(errors).toHaveLength(failed);
	expect(failed).toBeGreaterThan(99);
	const {emailId, message} = errors[0];
	expect(message).toMatch(/mail provider/);
	expect((await sandbox.ask(`/Emails/${emailId}`)).body.status).toBe('FAILED');
});

test('the reference also counts recipients and attempts; an undelivered email was tried twice', async () => {
	const sandbox = await openSandbox({dialect: 'reference', scenario: 'inbound', recipients: 800});
	sandbox.at(100_000);
	const {stats} = (await sandbox.ask(`/Emails/Operations/${sandbox.operationId}`)).body;
	expect(stats).toMatchObject({total: 800, recipients: 800, undelivered: 14, attempts: 714});
});

test('the receipts of an email have the status for its recipient', async () => {
	const sandbox = await openSandbox({recipients: 1, reasons: true});
	sandbox.at(60_000);
	const [email] = (await sandbox.ask('/Emails')).body.data;
	const {data} = (await sandbox.ask(`/Emails/${email.id}/Receipts`)).body;
	expect(data).toEqual([{to: email.to, status: 'DELIVERED', updatedAt: email.updatedAt}]);
});

test('in the reference an email is related to its operation', async () => {
	const sandbox = await openSandbox({dialect: 'reference', recipients: 1});
	const {operationId} = sandbox;
	const [{related}] = (await sandbox.ask('/Emails')).body.emails;
	expect(related).toEqual([{name: 'OPERATION', id: operationId, uri: `/v1/Emails/Operations/${operationId}`}]);
	expect((await sandbox.ask(related[0].uri.replace('/v1', ''))).body.id).toBe(operationId);
});

test.each([
	['steady', 404],
	['bounce-storm', 200],
	['provider-outage', 200],
] as const)('errors and receipts of the scenario %s answer %i unless switched on or off', async (scenario, status) => {
	for (const [reasons, expected] of [
		[undefined, status],
		[true, 200],
		[false, 404],
	] as const) {
		const sandbox = await openSandbox({scenario, recipients: 1, ...(reasons !== undefined && {reasons})});
		const [{id}] = (await sandbox.ask('/Emails')).body.data;
		for (const path of [`/Emails/${id}/Receipts`, `/Emails/Operations/${sandbox.operationId}/Errors`]) {
			const reply = await sandbox.ask(path);
			expect([path, reply.status]).toEqual([path, expected]);
			if (expected === 404) expect(reply.body).toMatchObject({code: 20404, status: 404});
		}
	}
});

test('after 7 days nothing is found any more', async () => {
	const sandbox = await openSandbox({recipients: 1});
	const [{id}] = (await sandbox.ask('/Emails')).body.data;
	sandbox.at(7 * 86_400_000);
	expect((await sandbox.ask(`/Emails/Operations/${sandbox.operationId}`)).status).toBe(404);
	expect((await sandbox.ask(`/Emails/${id}`)).status).toBe(404);
	expect((await sandbox.ask('/Emails')).body.data).toEqual([]);
});

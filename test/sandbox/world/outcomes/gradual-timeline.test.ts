import {expect, test} from 'vitest';
import {type Json, openSandbox} from '../../open-sandbox.ts';

const stats = async (sandbox: Awaited<ReturnType<typeof openSandbox>>): Promise<Json> =>
	(await sandbox.ask(`/Emails/Operations/${sandbox.operationId}`)).body.stats;

test('gradual: total grows from 0, in the order of the recipients, and an email keeps its place', async () => {
	const sandbox = await openSandbox({scenario: 'gradual', recipients: 400});
	let before: Json[] = [];
	const totals: number[] = [];
	for (let second = 0; second <= 36; second += 3) {
		sandbox.at(second * 1000);
		const emails = (await sandbox.pages({}, 100)).flat();
		totals.push((await stats(sandbox)).total);
		expect(emails).toHaveLength(totals.at(-1) ?? Number.NaN);
		expect(emails.slice(0, before.length).map(({id}) => id)).toEqual(before.map(({id}) => id));
		before = emails;
	}
	expect(totals).toEqual([0, 30, 60, 100, 130, 160, 200, 230, 260, 300, 330, 360, 400]);
});

test('gradual: an email that does not exist yet is not found, and its time of creation is its own', async () => {
	const sandbox = await openSandbox({scenario: 'gradual', recipients: 400});
	sandbox.at(36_000);
	const emails = (await sandbox.pages({}, 400)).flat();
	const [first, last] = [emails[0], emails.at(-1)];
	expect([first.createdAt, last.createdAt]).toEqual(['2026-04-05T06:20:00Z', '2026-04-05T06:20:36Z']);
	sandbox.at(35_000);
	expect((await sandbox.ask(`/Emails/${first.id}`)).status).toBe(200);
	expect((await sandbox.ask(`/Emails/${last.id}`)).status).toBe(404);
});

test('gradual: in the reference recipients is known from the start', async () => {
	const sandbox = await openSandbox({scenario: 'gradual', dialect: 'reference', recipients: 400});
	expect(await stats(sandbox)).toMatchObject({total: 0, recipients: 400, attempts: 0});
	sandbox.at(18_000);
	expect(await stats(sandbox)).toMatchObject({total: 200, recipients: 400});
});

test('gradual: a send of a client grows, too, and a scheduled one begins at its time', async () => {
	const sandbox = await openSandbox({scenario: 'gradual', recipients: 1});
	const json = {
		from: {address: 'me@example.com', name: 'Me'},
		to: Array.from({length: 80}, (_, index) => ({address: `user.${index}@example.com`})),
		content: {subject: 'x', html: 'x'},
		schedule: {sendAt: ['2026-04-05T07:20:00Z']},
	};
	const {operationId} = (await sandbox.ask('/Emails', {method: 'POST', json})).body;
	const operation = async () => (await sandbox.ask(`/Emails/Operations/${operationId}`)).body;
	sandbox.at(3_599_000);
	expect(await operation()).toMatchObject({status: 'SCHEDULED', stats: {total: 0}});
	sandbox.at(3_601_500);
	expect(await operation()).toMatchObject({status: 'PROCESSING', stats: {total: 38}});
	sandbox.at(3_660_000);
	expect(await operation()).toMatchObject({status: 'COMPLETED', stats: {total: 80, sent: 0, queued: 0}});
});

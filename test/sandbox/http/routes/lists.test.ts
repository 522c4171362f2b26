import {describe, expect, test} from 'vitest';
import {emailIds} from '../../../../source/sandbox/world/ids.ts';
import {itemsOf, messagesOf, nextOf, openSandbox, START} from '../../open-sandbox.ts';

const idsOf = (emails: readonly {id: string}[]) => emails.map(({id}) => id);

describe('pages', () => {
	test('of 10,000 emails: each email once, in one order, whatever the page sizes', async () => {
		const sandbox = await openSandbox();
		const query = {operationId: sandbox.operationId};
		const all = idsOf((await sandbox.pages(query, 1000)).flat());
		expect(new Set(all).size).toBe(10_000);
		expect(all).toEqual(all.toSorted());
		let turn = 0;
		const sizes = [999, 1, 500, 1000, 37];
		const mixed = await sandbox.pages(query, () => sizes[turn++ % sizes.length] ?? 1);
		expect(idsOf(mixed.flat())).toEqual(all);
	});

	test('hold 50 by default, and the last has no token', async () => {
		const sandbox = await openSandbox({recipients: 120});
		const pages = await sandbox.pages({operationId: sandbox.operationId});
		expect(pages.map((page) => page.length)).toEqual([50, 50, 20]);
		const exact = await sandbox.pages({operationId: sandbox.operationId}, 60);
		expect(exact.map((page) => page.length)).toEqual([60, 60]);
	});

	test('stay the same while the emails move on', async () => {
		const sandbox = await openSandbox({recipients: 400});
		const first = (await sandbox.ask('/Emails?pageSize=100')).body;
		const token = nextOf(first);
		const before = (await sandbox.ask(`/Emails?pageSize=100&pageToken=${token}`)).body;
		sandbox.at(60_000);
		const after = (await sandbox.ask(`/Emails?pageSize=100&pageToken=${token}`)).body;
		expect(idsOf(after.data)).toEqual(idsOf(before.data));
		expect(nextOf(after)).toBe(nextOf(before));
		expect(after.data).not.toEqual(before.data);
	});

	test.each(['guide', 'reference'] as const)(
		'list each email as it is when it is fetched, whenever that is (%s)',
		async (dialect) => {
			const sandbox = await openSandbox({recipients: 6, durationMs: 60_000, dialect});
			let before: readonly unknown[] = [];
			for (const [round, elapsed] of [0, 20_000, 40_000, 40_000, 3_600_000].entries()) {
				sandbox.at(elapsed);
				const [page = []] = await sandbox.pages({});
				expect(page).not.toEqual(before);
				for (const email of page) expect((await sandbox.ask(`/Emails/${email.id}`)).body).toEqual(email);
				await sandbox.ask(`/Emails/${page[round].id}`, {method: 'DELETE'});
				before = page;
			}
		},
	);

	test('of a send that has settled change when an email is deleted, a fault is injected, or the send is too old', async () => {
		const sandbox = await openSandbox({recipients: 3, durationMs: 60_000});
		const list = async () => (await sandbox.ask(`/Emails?operationId=${sandbox.operationId}`)).body;
		sandbox.at(20_000);
		const underWay = await list();
		sandbox.at(3_600_000);
		const settled = await list();
		expect(settled).not.toEqual(underWay);
		expect(await list()).toEqual(settled);
		sandbox.at(8 * 86_400_000);
		expect((await list()).data).toEqual([]);
		sandbox.at(20_000);
		expect(await list()).toEqual(underWay);
		sandbox.at(3_600_000);
		expect(await list()).toEqual(settled);
		await sandbox.ask('/__sandbox/faults', {method: 'PUT', body: 'unknown-status'});
		expect(await list()).not.toEqual(settled);
		await sandbox.ask('/__sandbox/faults', {method: 'DELETE'});
		expect(await list()).toEqual(settled);
		await sandbox.ask(`/Emails/${settled.data[1].id}`, {method: 'DELETE'});
		expect((await list()).data[1]).toEqual({
			...settled.data[1],
			deletedAt: expect.any(String),
			updatedAt: expect.any(String),
		});
	});

	test('of a new send come before those of older ones and leave these where they are', async () => {
		const sandbox = await openSandbox({recipients: 100});
		const first = (await sandbox.ask('/Emails?pageSize=60')).body;
		const json = {
			from: {address: 'me@example.com', name: 'Me'},
			to: [{address: 'new@example.com'}],
			content: {subject: 'x', html: 'x'},
		};
		await sandbox.ask('/Emails', {method: 'POST', json});
		const second = (await sandbox.ask(`/Emails?pageSize=60&pageToken=${nextOf(first)}`)).body;
		expect(new Set(idsOf([...first.data, ...second.data])).size).toBe(100);
		expect((await sandbox.ask('/Emails?pageSize=1')).body.data[0].to.address).toBe('new@example.com');
	});
});

describe('a page token', () => {
	const refused = 'pageToken is not a token of this list: pass it back as it came, with the same filters';
	const change = (token: string, at: number) => {
		const swapped = token[at] === 'A' ? 'B' : 'A';
		return token.slice(0, at) + swapped + token.slice(at + 1);
	};

	test('is refused with other filters, and with any character changed', async () => {
		const sandbox = await openSandbox({recipients: 300});
		const spring = 'tags=campaign:spring;';
		const token = nextOf((await sandbox.ask(`/Emails?${spring}&pageSize=20`)).body) ?? '';
		const messageFor = async (query: string) => (await sandbox.ask(`/Emails?${query}`)).body.errors?.[0].message;
		expect(await messageFor(`${spring}&pageToken=${token}`)).toBeUndefined();
		expect(await messageFor(`${spring}&pageToken=${token}&pageSize=7`)).toBeUndefined();
		expect(await messageFor(`pageToken=${token}`)).toBe(refused);
		expect(await messageFor(`tags=campaign:autumn;&pageToken=${token}`)).toBe(refused);
		expect(await messageFor(`${spring}&status=FAILED&pageToken=${token}`)).toBe(refused);
		expect(await messageFor(`${spring}&operationId=${sandbox.operationId}&pageToken=${token}`)).toBe(refused);
		expect(await messageFor(`${spring}&pageToken=${token}!`)).toBe(refused);
		for (const at of [...token].keys()) {
			expect(await messageFor(`${spring}&pageToken=${change(token, at)}`), `character ${at}`).toBe(refused);
		}
	});

	test('is good for the same tags in another order', async () => {
		const sandbox = await openSandbox({recipients: 2000});
		const token = nextOf((await sandbox.ask('/Emails?tags=campaign:spring;plan:pro;')).body);
		expect((await sandbox.ask(`/Emails?tags=plan:pro;campaign:spring;&pageToken=${token}`)).status).toBe(200);
	});

	test('of one list is refused by another list', async () => {
		const sandbox = await openSandbox({scenario: 'campaign', recipients: 100, reasons: true});
		const token = nextOf((await sandbox.ask('/Emails/Operations?pageSize=2')).body);
		expect(messagesOf((await sandbox.ask(`/Emails?pageToken=${token}`)).body)).toEqual([refused]);
		const errors = `/Emails/Operations/${sandbox.operationId}/Errors`;
		expect(messagesOf((await sandbox.ask(`${errors}?pageToken=${token}`)).body)).toEqual([refused]);
	});

	test('of another seed is forged', async () => {
		const [one, two] = [await openSandbox({seed: 1}), await openSandbox({seed: 2})];
		const token = nextOf((await one.ask('/Emails')).body);
		expect(messagesOf((await two.ask(`/Emails?pageToken=${token}`)).body)).toEqual([refused]);
	});

	test('outlives a restart with the same seed and start', async () => {
		const one = await openSandbox();
		const token = nextOf((await one.ask('/Emails')).body);
		const page = (await one.ask(`/Emails?pageToken=${token}`)).body;
		await one.close();
		const two = await openSandbox();
		expect((await two.ask(`/Emails?pageToken=${token}`)).body).toEqual(page);
		expect(two.operationId).toBe(one.operationId);
	});
});

describe('filters', () => {
	test('by tags: all pairs must match, in any order', async () => {
		const sandbox = await openSandbox({recipients: 2000});
		const every = (await sandbox.pages({}, 1000)).flat();
		const wanted = every.filter(({tags}) => tags.campaign === 'spring' && tags.plan === 'pro');
		expect(wanted.length).toBeGreaterThan(50);
		for (const tags of ['campaign:spring;plan:pro;', 'plan:pro;campaign:spring;']) {
			expect(idsOf((await sandbox.pages({tags}, 1000)).flat())).toEqual(idsOf(wanted));
		}
		expect(itemsOf((await sandbox.ask('/Emails?tags=campaign:winter;')).body)).toEqual([]);
	});

	test('about a third of the emails is tagged campaign:spring', async () => {
		const sandbox = await openSandbox();
		const spring = (await sandbox.pages({tags: 'campaign:spring;'}, 1000)).flat().length;
		expect(spring).toBeGreaterThan(3000);
		expect(spring).toBeLessThan(3700);
	});

	test('by status: what the list says at that moment', async () => {
		const sandbox = await openSandbox({recipients: 2000});
		sandbox.at(30_000);
		const every = (await sandbox.pages({}, 1000)).flat();
		for (const status of ['QUEUED', 'SENT', 'DELIVERED', 'FAILED', 'CANCELED']) {
			const wanted = every.filter((email) => email.status === status);
			expect(idsOf((await sandbox.pages({status}, 100)).flat()), status).toEqual(idsOf(wanted));
		}
	});

	test.each([
		['startDate=2026-04-05', 10],
		['startDate=2026-04-05T06:20:00Z', 10],
		['startDate=2026-04-05T06:20:01Z', 0],
		['startDate=2026-04-05T08:20:00%2B02:00', 10],
		['endDate=2026-04-05', 10],
		['endDate=2026-04-04', 0],
		['endDate=2026-04-05T06:20:00Z', 10],
		['endDate=2026-04-05T06:19:59Z', 0],
		['startDate=2026-04-01&endDate=2026-04-30', 10],
	])('by date: %s finds %i', async (query, count) => {
		const sandbox = await openSandbox({recipients: 10});
		expect(itemsOf((await sandbox.ask(`/Emails?${query}`)).body)).toHaveLength(count);
	});

	test('over many operations look only where they may find something, and may come short', async () => {
		const sandbox = await openSandbox({scenario: 'hostile', operations: 8});
		const pages = await sandbox.pages({tags: 'nothing:here;'}, 10);
		expect(pages.flat()).toEqual([]);
		expect(pages.length).toBeGreaterThan(1);
		const wave = await openSandbox({scenario: 'campaign', recipients: 1000});
		const found = (await wave.pages({tags: 'wave:7;plan:team;'}, 1000)).flat();
		expect(found.length).toBeGreaterThan(0);
		expect(new Set(found.map(({operationId}) => operationId)).size).toBe(1);
	});
});

describe('ids', () => {
	test('fit the patterns, begin with their time, and are the same for the same seed and start', async () => {
		const [one, two, three] = [await openSandbox(), await openSandbox(), await openSandbox({seed: 2})];
		expect(one.operationId).toMatch(/^comms_operation_[0-7][a-hjkmnpqrstv-z0-9]{25}$/);
		expect(two.operationId).toBe(one.operationId);
		expect(three.operationId).not.toBe(one.operationId);
		const emails = (await one.ask('/Emails?pageSize=1000')).body.data;
		for (const {id} of emails) expect(id).toMatch(/^comms_email_[0-7][a-hjkmnpqrstv-z0-9]{25}$/);
		expect((await two.ask('/Emails?pageSize=1000')).body.data).toEqual(emails);
		const times = [one.operationId.slice(16, 26), emails[0].id.slice(12, 22)];
		expect(times).toEqual(['01kne4rnm0', '01kne4rnm0']);
	});

	test('every email is found by its id, and no neighbour is', async () => {
		const sandbox = await openSandbox({recipients: 50});
		for (const email of (await sandbox.ask('/Emails')).body.data) {
			expect((await sandbox.ask(`/Emails/${email.id}`)).body).toEqual(email);
			const near = email.id.slice(0, -1) + (email.id.endsWith('0') ? '1' : '0');
			expect((await sandbox.ask(`/Emails/${near}`)).status).toBe(404);
		}
		const ids = emailIds(1, START);
		const statuses = [49, 50].map(async (index) => (await sandbox.ask(`/Emails/${ids.at(index)}`)).status);
		expect(await Promise.all(statuses)).toEqual([200, 404]);
	});
});

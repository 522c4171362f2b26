import {describe, expect, test} from 'vitest';
import {isScenarioName, SCENARIOS, type ScenarioName} from '../../source/sandbox/sandbox.ts';
import {type Json, openSandbox} from './open-sandbox.ts';

type Moment = readonly [second: number, status: string, stats: Readonly<Record<string, number>>];

/** What a watcher sees of 1,000 emails in a minute. */
const expectations: Partial<Record<ScenarioName, readonly Moment[]>> = {
	steady: [
		[0, 'PROCESSING', {queued: 1000}],
		[48, 'COMPLETED', {queued: 0, failed: 7}],
		[60, 'COMPLETED', {sent: 0, undelivered: 20, failed: 7}],
		[90, 'COMPLETED', {delivered: 913, opened: 60, undelivered: 20, failed: 7}],
	],
	burst: [
		[0, 'PROCESSING', {queued: 1000}],
		[60, 'COMPLETED', {queued: 0, sent: 0}],
	],
	'slow-start': [
		[24, 'PROCESSING', {queued: 1000}],
		[60, 'COMPLETED', {queued: 0, sent: 0}],
	],
	'bounce-storm': [[60, 'COMPLETED', {sent: 0, undelivered: 300}]],
	'provider-outage': [[60, 'COMPLETED', {queued: 0, sent: 0, failed: 503}]],
	stalled: [
		[60, 'PROCESSING', {queued: 380, sent: 0}],
		[3600, 'PROCESSING', {queued: 380, sent: 0}],
	],
	scheduled: [
		[0, 'SCHEDULED', {scheduled: 1000}],
		[23, 'SCHEDULED', {scheduled: 1000}],
		[24, 'PROCESSING', {scheduled: 0}],
		[60, 'COMPLETED', {queued: 0, sent: 0}],
	],
	canceled: [
		[0, 'SCHEDULED', {scheduled: 1000}],
		[42, 'CANCELED', {scheduled: 0, canceled: 1000}],
	],
	gradual: [
		[0, 'PROCESSING', {total: 0, queued: 0}],
		[18, 'PROCESSING', {total: 500}],
		[35, 'PROCESSING', {total: 950}],
		[36, 'PROCESSING', {total: 1000}],
		[60, 'COMPLETED', {total: 1000, queued: 0, sent: 0, undelivered: 20, failed: 7}],
	],
	lagging: [
		[0, 'PROCESSING', {queued: 1000}],
		[50, 'COMPLETED', {queued: 17}],
		[65, 'COMPLETED', {queued: 0, sent: 3}],
		[66, 'COMPLETED', {sent: 0, undelivered: 20, failed: 7}],
	],
	unaccounted: [
		[90, 'COMPLETED', {total: 1000, queued: 0, sent: 0, delivered: 876, opened: 58, undelivered: 19, failed: 7}],
	],
	'quiet-tail': [
		[60, 'COMPLETED', {total: 1000, sent: 2}],
		[86_400, 'COMPLETED', {total: 1000, sent: 2}],
	],
	inbound: [[60, 'COMPLETED', {total: 1000, queued: 0, sent: 0}]],
	campaign: [[60, 'COMPLETED', {total: 1000, sent: 0}]],
	'huge-bodies': [[60, 'COMPLETED', {total: 1000, sent: 0}]],
	unicode: [[60, 'COMPLETED', {total: 1000, sent: 0}]],
	hostile: [[60, 'COMPLETED', {total: 1000, sent: 0}]],
	empty: [[0, 'COMPLETED', {total: 0, queued: 0}]],
	one: [
		[0, 'PROCESSING', {total: 1, queued: 1}],
		[60, 'COMPLETED', {total: 1, delivered: 1}],
	],
};

describe('what a watcher sees', () => {
	test.each(Object.keys(SCENARIOS).filter(isScenarioName))('%s', async (scenario) => {
		const moments = expectations[scenario] ?? [];
		expect(moments.length).toBeGreaterThan(0);
		const sandbox = await openSandbox({scenario, recipients: 1000});
		for (const [second, status, stats] of moments) {
			sandbox.at(second * 1000);
			const operation = (await sandbox.ask(`/Emails/Operations/${sandbox.operationId}`)).body;
			expect({second, ...operation}).toMatchObject({second, status, stats});
		}
	});

	test('every scenario has its own sentence', () => {
		const sentences = Object.values(SCENARIOS);
		expect(new Set(sentences).size).toBe(19);
	});
});

test('an email is processed at every moment of an ordinary send, and never too many at once', async () => {
	const sandbox = await openSandbox();
	let queued = 10_000;
	for (let second = 1; second <= 48; second += 1) {
		sandbox.at(second * 1000);
		const {stats} = (await sandbox.ask(`/Emails/Operations/${sandbox.operationId}`)).body;
		expect(queued - stats.queued).toBeGreaterThan(0);
		expect(queued - stats.queued).toBeLessThan(1000);
		queued = stats.queued;
	}
	expect(queued).toBe(0);
});

test('burst: nearly everything leaves the queue within a few seconds', async () => {
	const sandbox = await openSandbox({scenario: 'burst', recipients: 1000});
	const queuedAt = async (second: number) => {
		sandbox.at(second * 1000);
		return (await sandbox.ask(`/Emails/Operations/${sandbox.operationId}`)).body.stats.queued;
	};
	expect(await queuedAt(14)).toBeGreaterThan(950);
	expect(await queuedAt(21)).toBeLessThan(150);
});

test('bounce-storm: what comes back comes from two domains only', async () => {
	const sandbox = await openSandbox({scenario: 'bounce-storm', recipients: 1000});
	sandbox.at(60_000);
	const emails = (await sandbox.pages({}, 1000)).flat();
	const domainsOf = (found: Json[]) => [...new Set(found.map(({to}) => to.address.split('@')[1]))].sort();
	const returned = emails.filter(({status}) => status === 'UNDELIVERED');
	expect(domainsOf(returned)).toEqual(['mailbox.example.net', 'post.example.org']);
	const others = emails.filter(({status}) => status !== 'UNDELIVERED');
	expect(domainsOf(others)).toEqual(['example.com', 'example.net', 'example.org']);
});

test('provider-outage: nothing fails in the first third, nothing is sent in the last', async () => {
	const sandbox = await openSandbox({scenario: 'provider-outage', recipients: 1000});
	const at = async (second: number) => {
		sandbox.at(second * 1000);
		return (await sandbox.ask(`/Emails/Operations/${sandbox.operationId}`)).body.stats;
	};
	expect((await at(20)).failed).toBeLessThan(5);
	const [middle, end] = [await at(31), await at(60)];
	expect(end.delivered + end.opened + end.undelivered).toBe(
		middle.delivered + middle.opened + middle.undelivered + middle.sent,
	);
});

test('inbound: an eighth was received, and no counter counts it', async () => {
	const sandbox = await openSandbox({scenario: 'inbound', recipients: 800});
	sandbox.at(100_000);
	const {total, ...counters} = (await sandbox.ask(`/Emails/Operations/${sandbox.operationId}`)).body.stats;
	const counted = Object.values<number>(counters).reduce((sum, one) => sum + one, 0);
	expect(total - counted).toBe(100);
	const received = (await sandbox.ask('/Emails?status=INBOUND&pageSize=1000')).body.data;
	expect(received).toHaveLength(100);
	expect(received[0].to.address).toBe('news@example.com');
});

test('huge-bodies: 100 kB of html each, and a page of 1,000 arrives whole', async () => {
	const sandbox = await openSandbox({scenario: 'huge-bodies', recipients: 1000});
	const {data, pagination} = (await sandbox.ask('/Emails?pageSize=1000')).body;
	expect(data.map(({content}: Json) => content.html.length)).toEqual(Array(1000).fill(100_000));
	expect(pagination).toEqual({nextPageToken: null, pageSize: 1000});
});

test('hostile: every field carries control characters, ids and paging stay usable', async () => {
	const sandbox = await openSandbox({scenario: 'hostile', recipients: 100, reasons: true});
	const emails = (await sandbox.pages({}, 10)).flat();
	expect(emails).toHaveLength(100);
	const fields = {
		subject: ({content}: Json) => content.subject,
		text: ({content}: Json) => content.text,
		html: ({content}: Json) => content.html,
		name: ({to}: Json) => to.name,
		address: ({to}: Json) => to.address,
		sender: ({from}: Json) => from.name,
		'tag key': ({tags}: Json) => Object.keys(tags).join(),
		'tag value': ({tags}: Json) => tags.campaign,
	};
	for (const [name, read] of Object.entries(fields)) {
		const all = emails.map(read).join('');
		for (const part of ['\u001B]52;c;', '\u001B[?1049l', '\u009B', '\u202E', '\u0000', '\u001BP$q']) {
			expect(all.includes(part), `${name} with ${JSON.stringify(part)}`).toBe(true);
		}
	}
	const subjects = emails.map(({content}) => content.subject);
	expect(Math.max(...subjects.map((subject) => subject.length))).toBeGreaterThan(2 ** 20);
	sandbox.at(60_000);
	const errors = (await sandbox.ask(`/Emails/Operations/${sandbox.operationId}/Errors`)).body.data;
	expect(errors[0].message).toContain('\u001B');
});

test('unicode: every script occurs on the first page', async () => {
	const sandbox = await openSandbox({scenario: 'unicode', recipients: 50});
	const locales = (await sandbox.ask('/Emails')).body.data.map(({tags}: Json) => tags.locale);
	expect(new Set(locales).size).toBe(24);
});

test.each([
	['speed 10', {speed: 10}, 6000],
	['half a minute', {durationMs: 30_000}, 30_000],
	['two minutes at speed 4', {durationMs: 120_000, speed: 4}, 30_000],
])('%s: settled after that time', async (_name, options, settledMs) => {
	const sandbox = await openSandbox({...options, recipients: 500});
	const sentAt = async (ms: number) => {
		sandbox.at(ms);
		return (await sandbox.ask(`/Emails/Operations/${sandbox.operationId}`)).body.stats.sent;
	};
	expect(await sentAt(settledMs - 1)).toBeGreaterThan(0);
	expect(await sentAt(settledMs)).toBe(0);
});

test('a sandbox started again at the same time continues where it was', async () => {
	const one = await openSandbox({recipients: 100});
	one.at(30_000);
	const before = (await one.ask('/Emails')).body;
	const two = await openSandbox({recipients: 100, startedAt: Date.parse('2026-04-05T06:20:00Z')});
	two.at(30_000);
	expect((await two.ask('/Emails')).body).toEqual(before);
});

test('unaccounted: some of the emails without a counter have failed', async () => {
	const sandbox = await openSandbox({scenario: 'unaccounted', recipients: 1000});
	sandbox.at(100_000);
	const {failed} = (await sandbox.ask(`/Emails/Operations/${sandbox.operationId}`)).body.stats;
	const listed = (await sandbox.pages({status: 'FAILED'}, 1000)).flat();
	expect([failed, listed.length]).toEqual([7, 17]);
});

test('quiet-tail: people go on opening their mail for hours', async () => {
	const sandbox = await openSandbox({scenario: 'quiet-tail', recipients: 1000});
	const openedAfter = async (minutes: number) => {
		sandbox.at(minutes * 60_000);
		return (await sandbox.ask(`/Emails/Operations/${sandbox.operationId}`)).body.stats.opened;
	};
	const opened = [await openedAfter(2), await openedAfter(30), await openedAfter(60), await openedAfter(240)];
	expect(opened).toEqual(opened.toSorted((a, b) => a - b));
	expect(new Set(opened).size).toBe(4);
});

test.each([0, 1, 2, 3])('quiet-tail: of %i emails at most two stay SENT', async (recipients) => {
	const sandbox = await openSandbox({scenario: 'quiet-tail', recipients});
	sandbox.at(7 * 86_400_000 - 1);
	const {stats} = (await sandbox.ask(`/Emails/Operations/${sandbox.operationId}`)).body;
	expect(stats.sent).toBe(Math.min(2, recipients));
});

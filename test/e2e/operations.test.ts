import {once} from 'node:events';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {describe, expect, onTestFinished, test} from 'vitest';
import {startSandbox} from '../../source/sandbox/sandbox.ts';
import {runHere} from '../helpers/run-here.ts';
import {shellWords} from '../helpers/shell-words.ts';

const STATUSES = ['COMPLETED', 'PROCESSING', 'SCHEDULED', 'CANCELED'] as const;
const MINUTE = 60_000;
const NEWEST = Date.UTC(2026, 3, 5, 12);

/** Thirty operations, one a minute, of all statuses in turn; the first is the newest. */
const ALL = Array.from({length: 30}, (_, index) => ({
	id: `comms_operation_01h2xcejqtf2nbrexx3vqj${String(1000 + index)}`,
	status: STATUSES[index % STATUSES.length] ?? 'COMPLETED',
	stats: {total: 2, recipients: 3, attempts: 4, delivered: 2},
	createdAt: new Date(NEWEST - index * MINUTE).toISOString(),
}));

/** Every third belongs to the spring campaign; the emails of the last one are gone. */
function firstEmailOf(id: string | null) {
	const index = ALL.findIndex((one) => one.id === id);
	if (index === -1 || index === ALL.length - 1) return undefined;
	const tags = {campaign: index % 3 === 0 ? 'spring' : 'autumn'};
	return {id: 'comms_email_01h2xcejqtf2nbrexx3vqjhp41', status: 'DELIVERED', to: [{address: 'a@example.com'}], tags};
}

/** A server that lists them as the API does: by one status, by date, in pages. `queries` are those it was asked with. */
async function serve() {
	const queries: string[] = [];
	const server = createServer(({url = ''}, response) => {
		const {pathname, searchParams: query} = new URL(url, 'http://localhost');
		if (pathname === '/v1/Emails') {
			queries.push(`emails ${query.get('operationId')} ${query.get('pageSize')}`);
			const first = firstEmailOf(query.get('operationId'));
			response.statusCode = first === undefined ? 404 : 200;
			response.end(JSON.stringify({emails: [first], pagination: {next: 'T1'}}));
			return;
		}
		queries.push(decodeURIComponent(query.toString()));
		const [status, since, until] = ['status', 'startDate', 'endDate'].map((name) => query.get(name));
		const wanted = ALL.filter(
			(one) =>
				(status === null || one.status === status) &&
				(since == null || one.createdAt >= new Date(since).toISOString()) &&
				(until == null || one.createdAt <= new Date(until).toISOString()),
		);
		const start = Number(query.get('pageToken')?.slice(1) ?? 0);
		const end = start + Number(query.get('pageSize'));
		const pagination = {next: end < wanted.length ? `T${end}` : null};
		response.end(JSON.stringify({operations: wanted.slice(start, end), pagination}));
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	onTestFinished(() => {
		server.close();
		server.closeAllConnections();
	});
	return {url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, queries};
}

function idsIn(stdout: string): readonly string[] {
	return stdout.trim().split(/\r?\n/u).slice(1);
}

function idsOf(isWanted: (one: (typeof ALL)[number]) => boolean): readonly string[] {
	return ALL.filter(isWanted).map(({id}) => id);
}

const CSV = ['--format', 'csv', '--fields', 'id'];

describe('sendwatch operations', () => {
	test('with several statuses lists them together, newest first', async () => {
		const {url, queries} = await serve();
		const statuses = ['--status', 'processing', '--status', 'COMPLETED,canceled'];
		const ended = await runHere({
			args: ['operations', '--base-url', url, '--all', '--page-size', '3', ...CSV, ...statuses],
		});
		expect(ended).toMatchObject({code: 0, stderr: ''});
		expect(idsIn(ended.stdout)).toEqual(idsOf(({status}) => status !== 'SCHEDULED'));
		expect(queries.every((query) => /status=(?:PROCESSING|COMPLETED|CANCELED)&/u.test(query))).toBe(true);
	});

	test('goes on where several statuses stopped, by the command that it prints', async () => {
		const {url} = await serve();
		let args: readonly string[] = [
			...['operations', '--base-url', url, '--limit', '7', '--page-size', '4', ...CSV],
			...['--status', 'COMPLETED', '--status', 'PROCESSING'],
		];
		let written = '';
		while (args.length > 0) {
			const ended = await runHere({args});
			expect(ended.code).toBe(0);
			written += ended.stdout;
			const [, command = ''] = /^There are more: .* To continue: (.*)$/mu.exec(ended.stderr) ?? [];
			args = (shellWords([command])[0] ?? []).slice(1);
		}
		// One file, with one header.
		expect(idsIn(written)).toEqual(idsOf(({status}) => status === 'COMPLETED' || status === 'PROCESSING'));
	});

	test('has the recipients and the attempts where the server gives them', async () => {
		const {url} = await serve();
		const ended = await runHere({args: ['operations', '--base-url', url, '--limit', '1', '--format', 'ndjson']});
		expect(JSON.parse(ended.stdout)).toMatchObject({id: ALL[0]?.id, total: 2, recipients: 3, attempts: 4});
	});

	test('asks for a range of time, with one status or none', async () => {
		const {url, queries} = await serve();
		const range = ['--since', '2026-04-05T11:40Z', '--until', '2026-04-05T11:50Z'];
		const ended = await runHere({args: ['operations', '--base-url', url, '--all', ...CSV, ...range]});
		expect(ended).toMatchObject({code: 0, stderr: ''});
		expect(queries[0]).toMatch(/^startDate=2026-04-05T11:40:00Z&endDate=2026-04-05T11:50:/u);
		expect(idsIn(ended.stdout)).toEqual(
			idsOf(({createdAt}) => createdAt >= '2026-04-05T11:40' && createdAt < '2026-04-05T11:51'),
		);
		const one = await runHere({
			args: ['operations', '--base-url', url, '--all', ...CSV, ...range, '--status', 'canceled'],
		});
		expect(queries.at(-1)).toMatch(/^status=CANCELED&startDate=/u);
		expect(one.code).toBe(0);
	});

	test('with --tag lists and sums up one campaign, and names the send that cannot be told', async () => {
		const {url, queries} = await serve();
		const campaign = ['operations', '--base-url', url, '--tag', 'campaign:spring'];
		const spring = idsOf(({id}) => firstEmailOf(id)?.tags.campaign === 'spring');
		const unknown = `The tags of 1 send are unknown, so it is left out.\n${ALL.at(-1)?.id}: `;
		const listed = await runHere({args: [...campaign, '--all', ...CSV]});
		expect({code: listed.code, ids: idsIn(listed.stdout)}).toEqual({code: 9, ids: spring});
		expect(listed.stderr.startsWith(unknown)).toBe(true);
		expect(queries.filter((query) => query.startsWith('emails '))).toEqual(
			expect.arrayContaining(ALL.map(({id}) => `emails ${id} 1`)),
		);
		expect(queries).toHaveLength(1 + ALL.length);
		const summed = await runHere({
			args: [...campaign, '--summary', '--format', 'json', '--status', 'COMPLETED,CANCELED'],
		});
		const ended = ALL.filter(({id, status}) => spring.includes(id) && ['COMPLETED', 'CANCELED'].includes(status));
		expect(JSON.parse(summed.stdout)).toMatchObject({
			operations: ended.length,
			total: 3 * ended.length,
			delivered: 2 * ended.length,
			by_verdict: {canceled: ended.filter(({status}) => status === 'CANCELED').length},
			verdict: 'uncertain',
			exit_code: 8,
		});
		expect(summed.code).toBe(0);
		const table = await runHere({args: [...campaign, '--summary']});
		expect(table.code).toBe(9);
		expect(table.stdout).toMatch(
			/^10 operations: .*\nEmails ended: – of 30\nFailures: –\ndelivered 20, .*\nVerdict: – \(3 uncertain, 3 canceled, 4 under way\)\n$/u,
		);
		const next = await runHere({args: [...campaign, '--limit', '2', ...CSV]});
		expect(next.stderr).toContain('--tag campaign:spring');
	});

	test.each([
		[
			'a status that is none',
			['--status', 'DONE'],
			/^--status is “DONE”\. Did you mean COMPLETED\? It must be one of SCHEDULED, PROCESSING/u,
		],
		['a time that is none', ['--since', 'whenever'], /^--since “whenever”: at character 1/u],
		['a range that is none', ['--since', '2026-04-06', '--until', '2026-04-05'], /^--until “2026-04-05”/u],
		[
			'a page token of another list',
			['--status', 'COMPLETED', '--status', 'CANCELED', '--page-token', 'T7'],
			/^--page-token belongs to another list/u,
		],
	])('refuses %s', async (_, options, sentence) => {
		const {url} = await serve();
		const ended = await runHere({args: ['operations', '--base-url', url, ...options]});
		expect(ended.code).toBe(2);
		expect(ended.stderr).toMatch(sentence);
	});
});

describe('what several operations come to together', () => {
	test.each(['guide', 'reference'] as const)('the sums are those of the list (%s)', async (dialect) => {
		const sandbox = await startSandbox({
			operations: 12,
			recipients: 300,
			dialect,
			startedAt: Date.now() - 60 * MINUTE,
		});
		onTestFinished(() => sandbox.close());
		const of = (...more: readonly string[]) => runHere({args: ['operations', '--base-url', sandbox.url, ...more]});
		const listed: readonly Readonly<Record<string, number>>[] = JSON.parse(
			(await of('--all', '--format', 'json')).stdout,
		);
		const sum = (name: string) => listed.reduce((total, one) => total + (one[name] ?? 0), 0);
		const json = await of('--summary', '--format', 'json');
		expect(JSON.parse(json.stdout)).toMatchObject({
			operations: listed.length,
			by_status: {COMPLETED: listed.length},
			...Object.fromEntries(['total', 'delivered', 'opened', 'undelivered', 'failed'].map((name) => [name, sum(name)])),
			ended: sum('total'),
			ended_share: 1,
			failure_share: (sum('undelivered') + sum('failed')) / sum('total'),
		});
		const plain = await of('--summary');
		expect({code: plain.code, stderr: plain.stderr}).toEqual({code: 0, stderr: ''});
		expect(plain.stdout).toMatch(
			/^\d+ operations: \d+ COMPLETED\nEmails ended: [\d,]+ of [\d,]+ \(100 %\)\nFailures: /u,
		);
		expect((await of('--summary', '--status', 'CANCELED')).stdout).toBe('No operations.\n');
	});

	test.each(['--limit=3', '--fields=id', '--all'])('%s does not go with a summary', async (flag) => {
		const {code, stderr} = await runHere({args: ['operations', '--summary', flag]});
		expect({code, stderr}).toEqual({
			code: 2,
			stderr: expect.stringMatching(
				/^--summary covers all operations of those dates, statuses and tags: it cannot be combined with --/u,
			),
		});
	});
});

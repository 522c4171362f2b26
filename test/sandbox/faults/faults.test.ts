import {connect} from 'node:net';
import {Agent, request} from 'undici';
import {afterAll, describe, expect, test} from 'vitest';
import {type FaultName, faults, parseFault} from '../../../source/sandbox/sandbox.ts';
import {nextOf, type OpenSandbox, openSandbox} from '../open-sandbox.ts';

const hasty = new Agent({headersTimeout: 500, bodyTimeout: 1500});
afterAll(() => hasty.destroy());

/** What a client makes of the answer: its status and what it found, or how the connection failed. */
async function meet(url: string): Promise<string> {
	try {
		const reply = await request(url, {dispatcher: hasty, headers: {authorization: `Basic ${btoa('key:secret')}`}});
		const {'retry-after': retryAfter, location, 'content-encoding': encoding} = reply.headers;
		let bytes = 0;
		let begin = '';
		let drips = 0;
		for await (const chunk of reply.body) {
			bytes += chunk.length;
			if (begin.length < 40) begin += chunk;
			drips += chunk.length < 20 ? 1 : 0;
			if (drips === 2) return `${reply.statusCode} drip by drip`;
			if (bytes > 2_000_000) return `${reply.statusCode} without end`;
		}
		const notes = [retryAfter && `retry ${retryAfter}`, location && `to ${location}`, encoding, kindOf(begin)];
		return [reply.statusCode, ...notes.filter(Boolean)].join(' ');
	} catch (error) {
		return (error as {code?: string}).code ?? String(error);
	}
}

function kindOf(begin: string): string {
	if (begin === '') return 'empty';
	return begin.startsWith('<') ? 'html' : '';
}

/** Everything the sandbox can do wrong, as a client meets it. */
const meetings: Readonly<Record<Exclude<FaultName, 'refused'>, string>> = {
	'429-seconds': '429 retry 2',
	'429-date': '429 retry Sun, 05 Apr 2026 06:20:02 GMT',
	'429-none': '429',
	'429-garbage': '429 retry soon-ish',
	'429-3600': '429 retry 3600',
	'429-past': '429 retry Sun, 05 Apr 2026 05:20:00 GMT',
	'503': '503',
	'503-retry-after': '503 retry 2',
	'500': '500',
	'502': '502 html',
	'504': '504 empty',
	'400': '400',
	'401': '401',
	'403': '403',
	'404': '404',
	'410': '410',
	'reset-before-headers': 'ECONNRESET',
	'reset-in-body': 'ECONNRESET',
	truncated: 'UND_ERR_SOCKET',
	'no-headers': 'UND_ERR_HEADERS_TIMEOUT',
	'silent-body': 'UND_ERR_BODY_TIMEOUT',
	'slow-body': '200 drip by drip',
	'endless-body': '200 without end',
	'gzip-bomb': '200 gzip',
	'malformed-json': '200',
	html: '200 html',
	'wrong-shape': '200',
	'missing-numbers': '200',
	'absurd-numbers': '200',
	'unknown-status': '200',
	redirect: '302 to http://elsewhere.example/v1/Emails empty',
	'bad-certificate': '200',
	'clock-ahead': '200',
	'clock-behind': '200',
	'token-loop': '200',
	'duplicate-page': '200',
	'empty-page': '200',
};

describe('switched on and off while it runs', () => {
	test.each(Object.entries(meetings))('%s: a client meets %s', async (fault, meeting) => {
		const sandbox = await openSandbox({recipients: 100});
		const url = `${sandbox.url}/Emails/Operations/${sandbox.operationId}`;
		expect(await meet(url)).toBe('200');
		const on = await sandbox.ask('/__sandbox/faults', {method: 'PUT', body: fault});
		expect(on.body.faults).toEqual([{fault, isActive: true}]);
		expect(await meet(url)).toBe(meeting);
		expect((await sandbox.ask('/__sandbox/faults', {method: 'DELETE'})).body.faults).toEqual([]);
		expect(await meet(url)).toBe('200');
	});

	test('refused: nobody listens for a while, then all is well', async () => {
		const sandbox = await openSandbox({recipients: 1});
		await sandbox.ask('/__sandbox/faults', {method: 'PUT', body: 'refused@0-0.3'});
		const seen: string[] = [];
		while (seen.length < 3000 && !(seen.includes('ECONNREFUSED') && seen.at(-1) === '200')) {
			seen.push(await meet(`${sandbox.url}/Emails`));
		}
		expect(seen).toContain('ECONNREFUSED');
		expect(seen.at(-1)).toBe('200');
	});

	test('bad-certificate: https on the same port shows an expired certificate', async () => {
		const sandbox = await openSandbox({recipients: 1});
		const url = sandbox.url.replace('http:', 'https:');
		expect(await meet(`${url}/Emails`)).toBe('ECONNRESET');
		await sandbox.ask('/__sandbox/faults', {method: 'PUT', body: 'bad-certificate'});
		expect(await meet(`${url}/Emails`)).toBe('CERT_HAS_EXPIRED');
	});
});

describe('inside an answer of 200', () => {
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

describe('when they strike', () => {
	test('from one second to another after they were switched on', async () => {
		const sandbox = await openSandbox({recipients: 1});
		sandbox.at(100_000);
		await sandbox.ask('/__sandbox/faults', {method: 'PUT', body: '503@10-20'});
		const statuses: number[] = [];
		for (const second of [100, 109, 110, 119, 120]) {
			sandbox.at(second * 1000);
			statuses.push((await sandbox.ask('/Emails')).status);
		}
		expect(statuses).toEqual([200, 200, 503, 503, 200]);
	});

	test('with their probability, on the same requests for the same seed', async () => {
		const run = async (seed: number) => {
			const sandbox = await openSandbox({seed, recipients: 0, faults: [parseFault('503:0.3')]});
			const statuses: number[] = [];
			for (let turn = 0; turn < 200; turn += 1) statuses.push((await sandbox.ask('/Emails')).status);
			return statuses;
		};
		const one = await run(1);
		const struck = one.filter((status) => status === 503).length;
		expect(struck).toBeGreaterThan(40);
		expect(struck).toBeLessThan(80);
		expect(await run(1)).toEqual(one);
		expect(await run(2)).not.toEqual(one);
	});

	test('only on the API: the switches and the contract stay', async () => {
		const sandbox = await openSandbox({recipients: 0, faults: [parseFault('reset-before-headers')]});
		expect((await sandbox.ask('/__sandbox/requests')).status).toBe(200);
		expect((await sandbox.ask('/openapi.json')).status).toBe(200);
	});
});

describe('how they are written', () => {
	const always = {probability: 1, fromS: 0, toS: Number.POSITIVE_INFINITY};
	test.each([
		['503', {name: '503', ...always}],
		['429-date:0.25', {name: '429-date', ...always, probability: 0.25}],
		['truncated@10-20', {name: 'truncated', ...always, fromS: 10, toS: 20}],
		['slow-body:.5@1.5-', {name: 'slow-body', ...always, probability: 0.5, fromS: 1.5}],
		['refused@0-5', {name: 'refused', ...always, toS: 5}],
	])('%s', (spec, fault) => {
		expect(parseFault(spec)).toEqual(fault);
	});

	const names = Object.keys(faults).join(', ');
	test.each([
		['flood', `There is no fault "flood": it must be one of ${names}`],
		['', `There is no fault "": it must be one of ${names}`],
		['503:0', 'The probability in the fault "503:0" must be a number over 0 and up to 1, such as 0.3'],
		['503:2', 'The probability in the fault "503:2" must be a number over 0 and up to 1, such as 0.3'],
		['503:', 'The probability in the fault "503:" must be a number over 0 and up to 1, such as 0.3'],
		[
			'503@20-10',
			'The window in the fault "503@20-10" must be seconds from-to, such as @10-20, or @10- for open-ended',
		],
		['503@', 'The window in the fault "503@" must be seconds from-to, such as @10-20, or @10- for open-ended'],
		[
			'refused',
			'The fault "refused" needs a window and no probability, such as refused@5-20: while nobody listens, nobody can switch it off',
		],
	])('not as "%s"', (spec, message) => {
		expect(() => parseFault(spec)).toThrow(message);
	});

	test.each([
		['a list', '["503@5-9", "500:0.5"]'],
		['an object', '{"faults": ["503@5-9", "500:0.5"]}'],
		['words', '503@5-9 500:0.5'],
		['words with commas', '503@5-9,500:0.5\n'],
	])('in the body as %s', async (_form, body) => {
		const sandbox = await openSandbox({recipients: 0});
		const reply = await sandbox.ask('/__sandbox/faults', {method: 'PUT', body});
		expect(reply.body.faults).toEqual([
			{fault: '503@5-9', isActive: false},
			{fault: '500:0.5', isActive: true},
		]);
	});

	test('a fault that is none changes nothing', async () => {
		const sandbox = await openSandbox({recipients: 0, faults: [parseFault('410')]});
		const reply = await sandbox.ask('/__sandbox/faults', {method: 'PUT', body: '["503", "flood"]'});
		expect([reply.status, reply.body.message]).toEqual([400, expect.stringMatching(/^There is no fault "flood"/)]);
		expect((await sandbox.ask('/__sandbox/faults')).body.faults).toEqual([{fault: '410', isActive: true}]);
	});
});

test('a client that hangs up leaves nothing behind', async () => {
	const sandbox = await openSandbox({recipients: 100, faults: [parseFault('slow-body')]});
	const {hostname, port} = new URL(sandbox.root);
	await new Promise<void>((resolve) => {
		const socket = connect(Number(port), hostname, () => {
			socket.write(`GET /v1/Emails HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic ${btoa('a:b')}\r\n\r\n`);
		});
		socket.once('data', () => socket.destroy());
		socket.once('close', () => resolve());
	});
	await sandbox.close();
});

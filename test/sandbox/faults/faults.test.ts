import {connect} from 'node:net';
import {Agent, request} from 'undici';
import {afterAll, describe, expect, test} from 'vitest';
import {type FaultName, parseFault} from '../../../source/sandbox/sandbox.ts';
import {openSandbox} from '../open-sandbox.ts';

const hasty = new Agent({headersTimeout: 500, bodyTimeout: 1500});
afterAll(() => hasty.destroy());

/** What a client sees: the status and what is special about the answer, or how the connection failed. */
async function outcomeOf(url: string): Promise<string> {
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

/** Every fault as a client sees it. */
const outcomes: Readonly<Record<Exclude<FaultName, 'refused'>, string>> = {
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

describe('a fault switched on and off while the sandbox runs', () => {
	test.each(Object.entries(outcomes))('%s: a client sees %s', async (fault, outcome) => {
		const sandbox = await openSandbox({recipients: 100});
		const url = `${sandbox.url}/Emails/Operations/${sandbox.operationId}`;
		expect(await outcomeOf(url)).toBe('200');
		const on = await sandbox.ask('/__sandbox/faults', {method: 'PUT', body: fault});
		expect(on.body.faults).toEqual([{fault, isActive: true}]);
		expect(await outcomeOf(url)).toBe(outcome);
		expect((await sandbox.ask('/__sandbox/faults', {method: 'DELETE'})).body.faults).toEqual([]);
		expect(await outcomeOf(url)).toBe('200');
	});

	test('refused: the port is closed for a while, then open again', async () => {
		const sandbox = await openSandbox({recipients: 1});
		await sandbox.ask('/__sandbox/faults', {method: 'PUT', body: 'refused@0-0.3'});
		const seen: string[] = [];
		while (seen.length < 3000 && !(seen.includes('ECONNREFUSED') && seen.at(-1) === '200')) {
			seen.push(await outcomeOf(`${sandbox.url}/Emails`));
		}
		expect(seen).toContain('ECONNREFUSED');
		expect(seen.at(-1)).toBe('200');
	});

	test('bad-certificate: https on the same port shows an expired certificate', async () => {
		const sandbox = await openSandbox({recipients: 1});
		const url = sandbox.url.replace('http:', 'https:');
		expect(await outcomeOf(`${url}/Emails`)).toBe('ECONNRESET');
		await sandbox.ask('/__sandbox/faults', {method: 'PUT', body: 'bad-certificate'});
		expect(await outcomeOf(`${url}/Emails`)).toBe('CERT_HAS_EXPIRED');
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

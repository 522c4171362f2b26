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
		const notes = [retryAfter && `retry ${retryAfter}`, location && `to ${location}`, encoding ?? kindOf(begin)];
		return [reply.statusCode, ...notes.filter(Boolean)].join(' ');
	} catch (error) {
		return (error as {code?: string}).code ?? String(error);
	}
}

/** What an answer is by its first characters. */
function kindOf(begin: string): string {
	if (begin === '') return 'empty';
	if (begin.startsWith('<')) return 'html';
	if (begin.startsWith('\uFEFF{')) return 'bom';
	if (begin.startsWith('{"errors":[{')) return 'service';
	return begin.startsWith('{"code":') ? 'gateway' : 'json';
}

/** Every fault as a client sees it that fetches the operation. */
const outcomes: Readonly<Record<Exclude<FaultName, 'refused'>, string>> = {
	'400': '400 service',
	'400-several': '400 service',
	'400-flat': '400 gateway',
	'400-user-error': '400 gateway',
	'400-problem-json': '400 json',
	'400-empty': '400 empty',
	'401': '401 gateway',
	'403': '403 service',
	'404': '404 service',
	'408': '408 gateway',
	'409': '409 service',
	'410': '410 service',
	'421': '421 gateway',
	'423': '423 service',
	'425': '425 gateway',
	'429-seconds': '429 retry 2 gateway',
	'429-date': '429 retry Sun, 05 Apr 2026 06:20:02 GMT gateway',
	'429-rfc850': '429 retry Sunday, 05-Apr-26 06:20:02 GMT gateway',
	'429-asctime': '429 retry Sun Apr  5 06:20:02 2026 gateway',
	'429-none': '429 gateway',
	'429-garbage': '429 retry soon-ish gateway',
	'429-3600': '429 retry 3600 gateway',
	'429-99999999999': '429 retry 99999999999 gateway',
	'429-past': '429 retry Sun, 05 Apr 2026 05:20:00 GMT gateway',
	'500': '500 gateway',
	'502': '502 html',
	'503': '503 gateway',
	'503-retry-after': '503 retry 2 gateway',
	'503-99999999999': '503 retry 99999999999 gateway',
	'504': '504 empty',
	'list-400': '200 json',
	'list-401': '200 json',
	'list-403': '200 json',
	'list-404': '200 json',
	'reset-before-headers': 'ECONNRESET',
	'reset-in-body': 'ECONNRESET',
	truncated: 'UND_ERR_SOCKET',
	'no-headers': 'UND_ERR_HEADERS_TIMEOUT',
	'silent-body': 'UND_ERR_BODY_TIMEOUT',
	'slow-body': '200 drip by drip',
	'endless-body': '200 without end',
	'gzip-bomb': '200 gzip',
	redirect: '302 to http://elsewhere.example/v1/Emails empty',
	'bad-certificate': '200 json',
	'malformed-json': '200 json',
	'deep-json': '200 json',
	bom: '200 bom',
	html: '200 html',
	'wrong-shape': '200 json',
	'missing-stats': '200 json',
	'missing-counters': '200 json',
	'string-counters': '200 json',
	'negative-counters': '200 json',
	'fractional-counters': '200 json',
	'absurd-counters': '200 json',
	'lagging-total': '200 json',
	'excess-counters': '200 json',
	'unaccounted-emails': '200 json',
	'missing-times': '200 json',
	'unknown-status': '200 json',
	'lower-case-status': '200 json',
	'wrong-id': '200 json',
	'missing-ids': '200 json',
	'clock-ahead': '200 json',
	'clock-behind': '200 json',
	'clock-ahead-31d': '200 json',
	'clock-behind-31d': '200 json',
	'token-loop': '200 json',
	'endless-pages': '200 json',
	'duplicate-page': '200 json',
	'overlapping-pages': '200 json',
	'empty-page': '200 json',
	'fixed-page-size': '200 json',
	'refused-token': '200 json',
	'non-string-token': '200 json',
	'missing-pagination': '200 json',
	'two-lists': '200 json',
};

describe('a fault switched on and off while the sandbox runs', () => {
	test.each(Object.entries(outcomes))('%s: a client sees %s', async (fault, outcome) => {
		const sandbox = await openSandbox({recipients: 100});
		const url = `${sandbox.url}/Emails/Operations/${sandbox.operationId}`;
		expect(await outcomeOf(url)).toBe('200 json');
		const on = await sandbox.ask('/__sandbox/faults', {method: 'PUT', body: fault});
		expect(on.body.faults).toEqual([{fault, isActive: true}]);
		expect(await outcomeOf(url)).toBe(outcome);
		expect((await sandbox.ask('/__sandbox/faults', {method: 'DELETE'})).body.faults).toEqual([]);
		expect(await outcomeOf(url)).toBe('200 json');
	});

	test('refused: the port is closed for a while, then open again', async () => {
		const sandbox = await openSandbox({recipients: 1});
		await sandbox.ask('/__sandbox/faults', {method: 'PUT', body: 'refused@0-0.3'});
		const seen: string[] = [];
		while (seen.length < 3000 && !(seen.includes('ECONNREFUSED') && seen.at(-1) === '200 json')) {
			seen.push(await outcomeOf(`${sandbox.url}/Emails`));
		}
		expect(seen).toContain('ECONNREFUSED');
		expect(seen.at(-1)).toBe('200 json');
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

import {expect, test} from 'vitest';
import {type Ask, openSandbox} from '../open-sandbox.ts';

const ID = /^RQ[0-9a-f]{32}$/;

test('every answer has its own request id, errors included', async () => {
	const sandbox = await openSandbox({recipients: 1});
	const requests: readonly (readonly [path: string, ask?: Ask])[] = [
		['/Emails'],
		['/Emails/42'],
		['/Nowhere'],
		['/Emails', {headers: {authorization: ''}}],
		['/Emails', {headers: {host: 'evil.example'}}],
		['/Emails', {method: 'PATCH'}],
		['/Emails', {method: 'POST', json: {}}],
		['/openapi.json'],
		['/__sandbox/faults'],
	];
	const ids = new Set<unknown>();
	for (const [path, ask] of requests) {
		const id = (await sandbox.ask(path, ask)).headers['twilio-request-id'];
		expect(id).toMatch(ID);
		ids.add(id);
	}
	expect(ids.size).toBe(requests.length);
});

test.each(['html', '502', '504', '503', '400-empty', 'redirect', 'malformed-json', 'bom', 'clock-ahead'])(
	'the fault %s has one, too',
	async (fault) => {
		const sandbox = await openSandbox({recipients: 1});
		await sandbox.ask('/__sandbox/faults', {method: 'PUT', body: fault});
		expect((await sandbox.ask('/Emails')).headers['twilio-request-id']).toMatch(ID);
	},
);

test.each(['slow-body', 'silent-body', 'endless-body', 'gzip-bomb', 'reset-in-body', 'truncated'])(
	'the fault %s has one in the headers that it sends',
	async (fault) => {
		const sandbox = await openSandbox({recipients: 1});
		await sandbox.ask('/__sandbox/faults', {method: 'PUT', body: fault});
		const abort = new AbortController();
		const headers = {authorization: `Basic ${btoa('key:secret')}`};
		const answer = await fetch(`${sandbox.url}/Emails`, {headers, signal: abort.signal});
		expect(answer.headers.get('twilio-request-id')).toMatch(ID);
		abort.abort();
	},
);

test('the same seed gives the same ids', async () => {
	const idOf = async (seed: number) => {
		const sandbox = await openSandbox({seed, recipients: 1});
		return (await sandbox.ask('/Emails')).headers['twilio-request-id'];
	};
	expect(await idOf(1)).toBe(await idOf(1));
	expect(await idOf(1)).not.toBe(await idOf(2));
});

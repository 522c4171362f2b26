import {describe, expect, test} from 'vitest';
import {startSandbox} from '../../source/sandbox/sandbox.ts';
import {CANARY} from '../helpers/canary.ts';
import {run} from '../helpers/run.ts';
import {openTerminal} from '../helpers/terminal.ts';
import {AUTHORITY, type Certificate, FAR_URL, startProxy, startTls} from '../helpers/tls.ts';

const send = {seed: 3, recipients: 12, durationMs: 1000, startedAt: Date.now() - 3_600_000};
const OUR_AUTHORITY = {...CANARY, NODE_EXTRA_CA_CERTS: AUTHORITY};
const BASIC = `Basic ${Buffer.from(`${CANARY.TWILIO_API_KEY}:${CANARY.TWILIO_API_SECRET}`).toString('base64')}`;

async function startServer(certificate: Certificate = 'good') {
	const sandbox = await startSandbox(send);
	const tls = await startTls(sandbox.url, certificate);
	return {
		...tls,
		operationId: sandbox.operationId,
		async [Symbol.asyncDispose]() {
			await tls[Symbol.asyncDispose]();
			await sandbox.close();
		},
	};
}

describe('a proxy', () => {
	test.each(['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY'])(
		'that %s names is asked for the way, and sees none of our credentials',
		async (variable) => {
			await using server = await startServer();
			await using proxy = await startProxy(server.port);
			const env = {...OUR_AUTHORITY, [variable]: `http://me:pass%20word@${proxy.host}`};
			const {stdout, stderr} = await run({args: [server.operationId, '--base-url', FAR_URL], env});
			expect([stderr, stdout]).toEqual(['', expect.stringContaining('COMPLETED 100 %, 12 of 12')]);
			const login = `Basic ${Buffer.from('me:pass word').toString('base64')}`;
			expect(new Set(proxy.asked.map((one) => JSON.stringify(one)))).toEqual(
				new Set([JSON.stringify({target: 'comms.example.test:443', login})]),
			);
			expect(new Set(server.authorizations)).toEqual(new Set([BASIC]));
		},
	);

	test('is never asked for the way to this machine, nor to what NO_PROXY names', async () => {
		await using server = await startServer();
		await using proxy = await startProxy(server.port);
		const env = {...OUR_AUTHORITY, HTTPS_PROXY: proxy.host};
		const near = await run({args: [server.operationId, '--base-url', server.url], env});
		const elsewhere = server.url.replace('127.0.0.1', '0.0.0.0');
		const named = await run({
			args: [server.operationId, '--base-url', elsewhere],
			env: {...env, NO_PROXY: 'example.com, 0.0.0.0'},
		});
		for (const {stdout} of [near, named]) expect(stdout).toContain('COMPLETED 100 %');
		expect(proxy.asked).toEqual([]);
		await run({args: [server.operationId, '--base-url', elsewhere], env});
		expect(proxy.asked.length).toBeGreaterThan(0);
	});

	test.each([
		[407, /The proxy 127\.0\.0\.1:\d+ requires a user name and a password \(407\): set them in HTTPS_PROXY/u],
		[403, /The proxy 127\.0\.0\.1:\d+ does not connect to comms\.example\.test \(403\)\./u],
	])('that answers %i is named, without its password', async (refuse, said) => {
		await using server = await startServer();
		await using proxy = await startProxy(server.port, {refuse});
		await using terminal = openTerminal({
			args: [server.operationId, '--base-url', FAR_URL],
			columns: 160,
			env: {HTTPS_PROXY: `http://me:pass-word-1@${proxy.host}`},
		});
		await terminal.sees(said);
		expect(Buffer.from(terminal.bytes()).toString('utf8')).not.toContain('pass-word');
	});

	test.each(['proxy example', 'socks5://127.0.0.1:1080', 'http://me:%zz@127.0.0.1:1'])(
		'that is none is one sentence: %s',
		async (value) => {
			await using server = await startServer();
			const env = {...CANARY, HTTPS_PROXY: value};
			const {code, stderr} = await run({args: [server.operationId, '--base-url', FAR_URL], env});
			expect([code, stderr]).toEqual([2, 'HTTPS_PROXY is not a proxy URL such as http://proxy.example:3128.\n']);
		},
	);
});

describe('a certificate', () => {
	test.each<[Certificate, RegExp]>([
		['good', /its certificate is signed by an unknown authority \(if it is your own, name/u],
		[
			'self-signed',
			/its certificate is self-signed \(if it is your own, name its certificate in NODE_EXTRA_CA_CERTS\)/u,
		],
	])('that nobody here knows (%s) is one sentence', async (certificate, said) => {
		await using server = await startServer(certificate);
		await using terminal = openTerminal({args: [server.operationId, '--base-url', server.url], columns: 200});
		await terminal.sees(said);
	});

	test.each<[Certificate, RegExp]>([
		['expired', /its certificate has expired/u],
		['other-name', /its certificate is for another name/u],
	])('that is %s is one sentence', async (certificate, said) => {
		await using server = await startServer(certificate);
		const env = {NODE_EXTRA_CA_CERTS: AUTHORITY};
		await using terminal = openTerminal({args: [server.operationId, '--base-url', server.url], columns: 160, env});
		await terminal.sees(said);
	});

	test('that is not checked is reported loudly, and by sendwatch alone', async () => {
		await using server = await startServer('self-signed');
		const env = {NODE_TLS_REJECT_UNAUTHORIZED: '0'};
		// With less room the notice is its first sentence.
		await using terminal = openTerminal({args: [server.operationId, '--base-url', server.url], columns: 160, env});
		await terminal.sees(/1–12 of 12[\s\S]*TLS certificates are not checked: anyone can listen in/u);
		expect(terminal.row(0)).toMatch(/^ {2}[✗▲●✓] [A-Z ]+ {3}TLS UNSAFE {2}/u);
		await terminal.press('q');
		await terminal.exited;
		expect(terminal.normalScreen().replaceAll('\n', '')).toMatch(
			/^Warning: TLS certificates are not checked, because NODE_TLS_REJECT_UNAUTHORIZED is 0/u,
		);
		expect(Buffer.from(terminal.bytes()).toString('utf8')).not.toContain('(node:');
	});

	test('of an authority whose file is missing is reported in our own words', async () => {
		await using server = await startServer();
		const env = {...CANARY, NODE_EXTRA_CA_CERTS: '/no/such/file.pem'};
		await using terminal = openTerminal({args: [server.operationId, '--base-url', server.url], columns: 160, env});
		await terminal.sees('unknown authority');
		await terminal.press('q');
		await terminal.exited;
		expect(terminal.normalScreen()).toMatch(
			/^Warning: NODE_EXTRA_CA_CERTS names “\/no\/such\/file.pem”, which cannot be read: its certificates are not trusted\./u,
		);
		expect(Buffer.from(terminal.bytes()).toString('utf8')).not.toContain('(node:');
	});
});

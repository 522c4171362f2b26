import {once} from 'node:events';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {createServer, type RequestListener} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {startSandbox} from '../../source/sandbox/sandbox.ts';
import {CANARY, CANARY_FORMS, leaksIn} from '../helpers/canary.ts';
import {temporaryHome} from '../helpers/environment.ts';
import {run} from '../helpers/run.ts';
import {openTerminal} from '../helpers/terminal.ts';

const ID = 'comms_operation_01h2xcejqtf2nbrexx3vqjhp41';
const EMAIL = 'comms_email_01h2xcejqtf2nbrexx3vqjhp41';
const ALL = Object.values(CANARY_FORMS).join(' ');

/** Says the secret wherever an answer has room for it. */
function echo(status: number, body: string): RequestListener {
	return ({headers}, response) => {
		const inLatin = ALL.replaceAll('ö', 'o');
		response.writeHead(status, inLatin, {'x-echo': inLatin, 'retry-after': inLatin, location: `/?${inLatin}`});
		response.end(`${body} `.replaceAll('AUTHORIZATION', headers.authorization ?? ''));
	};
}

const refusal = JSON.stringify({code: ALL, message: `AUTHORIZATION ${ALL}`, more_info: ALL, status: 503});
const email = {
	id: EMAIL,
	status: ALL,
	from: {address: ALL, name: ALL},
	to: CANARY_FORMS['as it is'],
	content: {subject: ALL, text: ALL, html: ALL},
	tags: {[ALL]: ALL},
};

/** Answers as the API does, with the secret in every text. */
const generous: RequestListener = ({url = ''}, response) => {
	const list = {data: [email], pagination: {nextPageToken: null}};
	const operation = {id: ID, status: ALL, stats: {total: 1, delivered: 1}};
	const value = url.includes('/Operations/') ? operation : url.includes(EMAIL) ? email : list;
	response.end(JSON.stringify(value));
};

async function serve(answer: RequestListener) {
	const server = createServer(answer).listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
		async [Symbol.asyncDispose]() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

describe('a server that echoes our credentials, in every form', () => {
	test.each([
		['in a refusal', echo(401, refusal), /credentials were refused[\s\S]*\[redacted\]/u],
		['in a request it does not accept', echo(400, refusal), /did not accept[\s\S]*\[redacted\]/u],
		['in a list of mistakes', echo(422, JSON.stringify([{message: ALL}])), /did not accept[\s\S]*\[redacted\]/u],
		['in a failure', echo(503, refusal), /not available[\s\S]*\[redacted\]/u],
		['in HTML', echo(502, `<html>AUTHORIZATION ${ALL}</html>`), /not available/u],
		['in a redirect', echo(302, ''), /redirect/u],
		['in what is no JSON', echo(200, `AUTHORIZATION ${ALL}`), /not JSON/u],
		['in the emails themselves', generous, /\[redacted\]/u],
	])('%s: none of it is on the screen', async (_, answer, said) => {
		await using server = await serve(answer);
		await using terminal = openTerminal({args: [ID, '--base-url', server.url, '--interval', '0.5'], columns: 160});
		const seen = () => terminal.screen() + terminal.normalScreen();
		// What was on the screen when it was said: a refusal ends the app, and takes its screen away.
		const cut = new Promise<string>((resolve) => {
			terminal.onBytes(() => said.test(seen()) && resolve(seen()));
		});
		const ended = terminal.exited.then(() => terminal.settled()).then(seen);
		expect(await Promise.race([cut, ended])).toMatch(said);
		await terminal.settled();
		expect(leaksIn(terminal.bytes())).toEqual([]);
	});

	test('nor in the details of an email, nor in its command line', async () => {
		await using server = await serve(generous);
		await using terminal = openTerminal({args: [ID, '--base-url', server.url], columns: 160});
		await terminal.sees('1–1');
		await terminal.press('enter');
		await terminal.sees('Esc');
		expect(leaksIn(readFileSync(`/proc/${terminal.pid}/cmdline`))).toEqual([]);
		expect(leaksIn(terminal.bytes())).toEqual([]);
	});

	test('nor on any output without a screen', async () => {
		await using server = await serve(echo(403, refusal));
		const {code, stderr} = await run({args: [ID, '--base-url', server.url]});
		expect(code).toBe(3);
		expect(stderr).toContain('[redacted]');
		expect(leaksIn(stderr)).toEqual([]);
	});
});

test('a send that was refused with our credentials in its answer', async () => {
	const {code, stderr} = await run({args: ['-'], input: JSON.stringify({message: `Bad key ${ALL}`})});
	expect([code, stderr]).toEqual([5, expect.stringContaining('The send was refused (“Bad key [redacted]')]);
});

test('credentials typed where they do not belong are not repeated', async () => {
	const {code, stderr} = await run({args: [CANARY.TWILIO_API_SECRET]});
	expect([code, stderr]).toEqual([2, expect.stringContaining('“[redacted]” is not an operation id')]);
});

test('what we start does not inherit them', async () => {
	const home = temporaryHome();
	try {
		mkdirSync(join(home.path, '.config/sendwatch'), {recursive: true});
		const command = `env > ${home.path}/seen; echo SK1:another-secret`;
		writeFileSync(
			join(home.path, '.config/sendwatch/config.toml'),
			`[profile.x]\ncredentials-command = "${command}"\n`,
			{mode: 0o600},
		);
		await using server = await serve(echo(403, refusal));
		const env = {...CANARY, HOME: home.path, SHELL: '/bin/sh'};
		const {stderr} = await run({args: [ID, '--profile', 'x', '--base-url', server.url], env});
		expect(stderr).toContain('credentials_command');
		const seen = readFileSync(join(home.path, 'seen'), 'utf8');
		expect(seen).toContain(`HOME=${home.path}`);
		expect(seen).not.toContain('TWILIO_');
		expect(leaksIn(seen)).toEqual([]);
	} finally {
		home.remove();
	}
});

test('nor does the command of a hook', async () => {
	const home = temporaryHome();
	const send = {seed: 3, recipients: 12, durationMs: 1000, startedAt: Date.now() - 3_600_000};
	const sandbox = await startSandbox(send);
	try {
		const args = [sandbox.operationId, '--base-url', sandbox.url, '--on-complete', `env > ${home.path}/seen`];
		expect(await run({args, env: {...CANARY, HOME: home.path}})).toMatchObject({code: 0});
		const seen = readFileSync(join(home.path, 'seen'), 'utf8');
		expect(seen).toContain(`HOME=${home.path}`);
		expect(leaksIn(seen)).toEqual([]);
	} finally {
		await sandbox.close();
		home.remove();
	}
});

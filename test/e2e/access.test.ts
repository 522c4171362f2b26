import {once} from 'node:events';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {describe, expect, onTestFinished, test} from 'vitest';
import {startSandbox} from '../../source/sandbox/sandbox.ts';
import {OPERATION_ID} from '../helpers/builders.ts';
import {temporaryHome} from '../helpers/environment.ts';
import {runHere} from '../helpers/run-here.ts';

/** A server that takes one Authorization header at a time and has a finished send; `shown` are those it was shown. */
async function serve(isGood: (authorization: string | undefined) => boolean) {
	const shown: (string | undefined)[] = [];
	const server = createServer(({headers}, response) => {
		shown.push(headers.authorization);
		const isLetIn = isGood(headers.authorization);
		response.writeHead(isLetIn ? 200 : 401, {'content-type': 'application/json'});
		const operation = {id: OPERATION_ID, status: 'COMPLETED', stats: {total: 3, delivered: 3}};
		response.end(
			JSON.stringify(isLetIn ? operation : {code: 20003, message: `Not ${headers.authorization}`, status: 401}),
		);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	onTestFinished(() => {
		server.close();
		server.closeAllConnections();
	});
	return {url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, shown};
}

/** A home whose config file has this command. */
function homeWith(command: string): string {
	const home = temporaryHome();
	onTestFinished(home.remove);
	mkdirSync(join(home.path, '.config/sendwatch'), {recursive: true});
	writeFileSync(join(home.path, '.config/sendwatch/config.toml'), `credentials_command = '''${command}'''\n`);
	return home.path;
}

const TOKEN = 'eyJ0.c4n4ry-bearer.t0k3n';

describe('TWILIO_OAUTH_TOKEN', () => {
	test('is sent as a Bearer token', async () => {
		const {url, shown} = await serve((authorization) => authorization === `Bearer ${TOKEN}`);
		const ended = await runHere({args: ['wait', OPERATION_ID, '--base-url', url], env: {TWILIO_OAUTH_TOKEN: TOKEN}});
		expect(ended.code).toBe(0);
		expect(new Set(shown)).toEqual(new Set([`Bearer ${TOKEN}`]));
	});

	test('is only named where it is refused, even by a server that repeats it', async () => {
		const {url} = await serve(() => false);
		const ended = await runHere({args: ['wait', OPERATION_ID, '--base-url', url], env: {TWILIO_OAUTH_TOKEN: TOKEN}});
		expect(ended.code).toBe(3);
		expect(ended.stderr).toContain(
			'“Not Bearer [redacted]”). They came from TWILIO_OAUTH_TOKEN: a token is good for about an hour, so get a new one.',
		);
		expect(ended.stdout + ended.stderr).not.toContain('c4n4ry');
	});

	test('comes after the other variables, and before a command', async () => {
		const {url, shown} = await serve(() => true);
		const args = ['wait', OPERATION_ID, '--base-url', url];
		const HOME = homeWith('echo SK3:of-the-command');
		const account = {TWILIO_ACCOUNT_SID: 'AC2', TWILIO_AUTH_TOKEN: 'of-the-account'};
		const key = {TWILIO_API_KEY: 'SK1', TWILIO_API_SECRET: 'of-the-key'};
		const token = {TWILIO_OAUTH_TOKEN: TOKEN};
		for (const env of [{...key, ...account, ...token}, {...account, ...token}, token, {}])
			await runHere({args, env: {...env, HOME}});
		const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;
		expect([...new Set(shown)]).toEqual([
			basic('SK1:of-the-key'),
			basic('AC2:of-the-account'),
			`Bearer ${TOKEN}`,
			basic('SK3:of-the-command'),
		]);
	});
});

describe('credentials_command', () => {
	test('is run again when its token is refused, and the watch continues', async () => {
		let good = 1;
		const {url, shown} = await serve((authorization) => authorization === `Bearer eyJ.${good}`);
		const folder = temporaryHome();
		onTestFinished(folder.remove);
		const HOME = homeWith(`echo x >> ${folder.path}/runs; echo "Bearer eyJ.$(grep -c x ${folder.path}/runs)"`);
		good = 2;
		const ended = await runHere({args: ['wait', OPERATION_ID, '--base-url', url], env: {HOME, SHELL: '/bin/sh'}});
		expect(ended.stderr).not.toContain('refused');
		expect(ended.code).toBe(0);
		expect(shown.slice(0, 2)).toEqual(['Bearer eyJ.1', 'Bearer eyJ.2']);
		expect(readFileSync(join(folder.path, 'runs'), 'utf8')).toBe('x\nx\n');
	});

	test('that cannot be run again is reported with the refusal', async () => {
		const {url} = await serve(() => false);
		const folder = temporaryHome();
		onTestFinished(folder.remove);
		const HOME = homeWith(`test ! -e ${folder.path}/ran || exit 7; touch ${folder.path}/ran; echo Bearer eyJ.1`);
		const ended = await runHere({args: ['operations', '--base-url', url], env: {HOME, SHELL: '/bin/sh'}});
		expect(ended.code).toBe(3);
		expect(ended.stderr).toMatch(
			/^The credentials were refused \(401.* They came from credentials_command .*credentials-command failed \(exit code 7\)\.\n$/u,
		);
	});
});

describe('a base URL on this machine', () => {
	test('needs no credentials', async () => {
		const sandbox = await startSandbox({seed: 5, recipients: 12, durationMs: 1000, startedAt: Date.now() - 3_600_000});
		onTestFinished(() => sandbox.close());
		const ended = await runHere({args: ['operations', '--base-url', sandbox.url, '--format', 'csv'], env: {}});
		expect(ended).toMatchObject({code: 0, stderr: ''});
		expect(ended.stdout).toContain(sandbox.operationId);
	});

	test('says what to set where the server asks for some anyway', async () => {
		const {url} = await serve(() => false);
		const ended = await runHere({args: ['operations', '--base-url', url], env: {}});
		expect(ended.code).toBe(3);
		expect(ended.stderr).toMatch(
			/^The server requires credentials .*, and none are set: set TWILIO_API_KEY and TWILIO_API_SECRET\.\n$/u,
		);
	});

	test('is no reason to send any to another one', async () => {
		const ended = await runHere({args: ['operations'], env: {}});
		expect(ended).toMatchObject({code: 3, stdout: ''});
		expect(ended.stderr).toMatch(
			/^No credentials: set TWILIO_API_KEY and TWILIO_API_SECRET \(or .*, or TWILIO_OAUTH_TOKEN\)\./u,
		);
	});
});

import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {parseFault, type Sandbox, startSandbox} from '../../source/sandbox/sandbox.ts';
import {temporaryHome} from '../helpers/environment.ts';
import {CREDENTIALS, run} from '../helpers/run.ts';

const NOWHERE = 'http://127.0.0.1:9/v1';
const FAR = 'https://127.0.0.1:9/v1';
const home = temporaryHome();
let sandbox: Sandbox;
let refusing: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
	refusing = await startSandbox({faults: [parseFault('401')]});
});
afterAll(async () => {
	await Promise.all([sandbox.close(), refusing.close()]);
	home.remove();
});

function doctor(args: readonly string[], env: Record<string, string> = CREDENTIALS) {
	return run({args: ['doctor', ...args], env: {HOME: home.path, ...env}});
}

describe('sendwatch doctor', () => {
	test('finds all well where it is', async () => {
		const {code, stdout, stderr} = await doctor(['--base-url', sandbox.url]);
		expect({code, stderr}).toEqual({code: 0, stderr: ''});
		expect(stdout).toMatch(/^✓ credentials {2}from TWILIO_API_KEY and TWILIO_API_SECRET$/mu);
		expect(stdout).toMatch(/^✓ API {10}answered in \d+ ms and accepted the credentials$/mu);
		expect(stdout).toMatch(/^ {2}base-url +http:\/\/127\.0\.0\.1:\d+\/v1 +--base-url$/mu);
		expect(stdout).not.toContain(CREDENTIALS.TWILIO_API_SECRET);
		expect(stdout).not.toContain(CREDENTIALS.TWILIO_API_KEY);
	});

	test('ends with 3 where credentials are missing, and does not ask', async () => {
		const {code, stdout} = await doctor(['--base-url', FAR], {});
		expect(code).toBe(3);
		expect(stdout).toMatch(/^✗ credentials {2}No credentials: set TWILIO_API_KEY/mu);
		expect(stdout).toMatch(/^! API {10}skipped/mu);
	});

	test('finds that this machine needs none', async () => {
		const {code, stdout} = await doctor(['--base-url', sandbox.url], {});
		expect(code).toBe(0);
		expect(stdout).toMatch(/^✓ credentials {2}none, and none needed: the base URL is on this machine$/mu);
		expect(stdout).toMatch(/^✓ API {10}answered in \d+ ms; it needed no credentials$/mu);
	});

	test('ends with 3 where they are refused', async () => {
		const {code, stdout} = await doctor(['--base-url', refusing.url]);
		expect(code).toBe(3);
		expect(stdout).toMatch(/^✗ API {10}The credentials were refused/mu);
	});

	test('ends with 5 where nothing answers', async () => {
		const {code, stdout} = await doctor(['--base-url', NOWHERE]);
		expect(code).toBe(5);
		expect(stdout).toMatch(/^✗ API {10}No answer from .*connection refused/mu);
	});

	test('says the same as JSON', async () => {
		const {code, stdout} = await doctor(['--json', '--base-url', NOWHERE]);
		const record = JSON.parse(stdout) as Record<string, unknown>;
		expect(code).toBe(5);
		expect(record).toMatchObject({
			ok: false,
			exitCode: 5,
			findings: expect.arrayContaining([expect.objectContaining({topic: 'API', level: 'bad'})]) as unknown,
			options: expect.arrayContaining([
				expect.objectContaining({name: 'base-url', value: NOWHERE, origin: 'flag', from: '--base-url'}),
			]) as unknown,
		});
	});

	test('reads the options of every command', async () => {
		const env = {
			...CREDENTIALS,
			SENDWATCH_FORMAT: 'xml',
			SENDWATCH_TIMEOUT: 'soon',
			SENDWATCH_SCENARIO: 'boune-storm',
			SENDWATCH_FIELDS: 'id,stauts',
			SENDWATCH_SINCE: 'whenever',
			SENDWATCH_INTERVALL: '3',
		};
		const {code, stdout} = await doctor(['--base-url', sandbox.url], env);
		expect(code).toBe(2);
		for (const text of [
			'✗ options      SENDWATCH_FORMAT is “xml”; it must be table, json, ndjson or csv.',
			'✗ options      SENDWATCH_TIMEOUT is “soon”; it must be a duration',
			'✗ options      SENDWATCH_SCENARIO is “boune-storm”. Did you mean bounce-storm?',
			'✗ options      SENDWATCH_FIELDS: there is no field “stauts”. Did you mean status?',
			'✗ options      SENDWATCH_SINCE “whenever”: at character 1',
			'! variables    SENDWATCH_INTERVALL is not an option. Did you mean SENDWATCH_INTERVAL?',
		])
			expect(stdout).toContain(text);
	});

	test('warns of a clock that is off', async () => {
		const ahead = await startSandbox({faults: [parseFault('clock-ahead')]});
		try {
			const {code, stdout} = await doctor(['--base-url', ahead.url]);
			expect(code).toBe(0);
			expect(stdout).toMatch(/^! clock {8}this machine's clock is (?:1 h|59 min \d+ s) behind the server's; /mu);
		} finally {
			await ahead.close();
		}
	});

	test('keeps to ASCII with --ascii', async () => {
		const {stdout} = await doctor(['--ascii', '--base-url', NOWHERE]);
		expect(stdout).toMatch(/^x API/mu);
		expect(stdout).not.toMatch(/[^\n -~]/u);
	});

	test('ends with 2 on a broken config file, with every mistake, and sends the credentials nowhere', async () => {
		const folder = join(home.path, '.config/sendwatch');
		mkdirSync(folder, {recursive: true});
		writeFileSync(
			join(folder, 'config.toml'),
			'asci = true\n\nbase-url = 5\nzebra = 1\nfields = "id,nope"\ntheme = "drk"\n',
		);
		const {code, stdout} = await doctor(['--profile', 'nosuch']);
		expect(code).toBe(2);
		expect(stdout).toMatch(
			/^✗ config file {2}~\/\.config\/sendwatch\/config\.toml:1:1: asci is not a setting\. Did you mean ascii\?$/mu,
		);
		expect(stdout).toMatch(/^✗ config file {2}.*:4:1: zebra is not a setting\.$/mu);
		expect(stdout).toMatch(/^✗ config file {2}.*:5:1: fields: there is no field “nope”\./mu);
		expect(stdout).toMatch(/^✗ config file {2}.*:6:1: theme is “drk”\. Did you mean dark\?/mu);
		expect(stdout).toMatch(
			/^✗ config file {2}--profile is “nosuch”, which is not a profile in .*: it has no profiles\.$/mu,
		);
		expect(stdout).not.toMatch(/^✓ (?:theme|base URL)/mu);
		expect(stdout).toContain('\nOptions, without those of the config file\n');
		expect(stdout).toMatch(/^! API {10}skipped/mu);
	});

	test('shows what the file sets, and takes the credentials of its command', async () => {
		const folder = join(home.path, '.config/sendwatch');
		mkdirSync(folder, {recursive: true});
		const profile = `[profile.test]\nbase-url = "${sandbox.url}"\ncredentials_command = "echo SK9:s3cret"\n`;
		writeFileSync(
			join(folder, 'config.toml'),
			`interval = 5\n${profile}[keys]\nnext-failure = "z"\nnote = []\n[theme]\nfailed = "#ff0000"\n`,
		);
		const {code, stdout} = await doctor(['--profile', 'test'], {});
		expect(code).toBe(0);
		expect(stdout).toMatch(/^✓ config file {2}~\/\.config\/sendwatch\/config\.toml, profile test$/mu);
		expect(stdout).toMatch(/^✓ credentials {2}from credentials_command \(~.*:4:1\)$/mu);
		expect(stdout).toMatch(/^✓ theme {8}auto, failed #ff0000$/mu);
		expect(stdout).toMatch(/^✓ keys {9}next-failure z, note without a key$/mu);
		expect(stdout).toMatch(/^ {2}interval +5 +~\/\.config\/sendwatch\/config\.toml:1:1$/mu);
		expect(stdout).not.toContain('s3cret');
	});
});

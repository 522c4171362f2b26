import {chmodSync, existsSync, mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {type Sandbox, startSandbox} from '../../source/sandbox/sandbox.ts';
import {temporaryHome} from '../helpers/environment.ts';
import {run} from '../helpers/run.ts';
import {openTerminal} from '../helpers/terminal.ts';

/** Nobody is asked there: there are no credentials to ask with. */
const FAR = 'https://comms.example.com/v1';
const home = temporaryHome();
const env = {XDG_CONFIG_HOME: home.path};
const asked = join(home.path, 'asked');
let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({recipients: 40, startedAt: Date.now() - 3_600_000});
	mkdirSync(join(home.path, 'sendwatch'));
	const lines = [
		'[keys]',
		'help = ["h", "?"]',
		'find = "ctrl-s"',
		'start = ["home", "0"]',
		'[profile.staging]',
		`base-url = "${sandbox.url}"`,
		`credentials_command = "touch ${asked}; echo SK5:from-the-command"`,
	];
	writeFileSync(join(home.path, 'sendwatch/config.toml'), lines.join('\n'), {mode: 0o600});
});
afterAll(async () => {
	await sandbox.close();
	home.remove();
});

test('a profile brings the base URL and the credentials, which nobody gets to see', async () => {
	const withoutProfile = await run({args: [sandbox.operationId], env});
	expect(withoutProfile).toMatchObject({code: 3, stdout: ''});
	const {code, stdout, stderr} = await run({args: [sandbox.operationId, '--profile', 'staging'], env});
	expect(stderr).toBe('');
	expect(stdout).toMatch(/of 40/u);
	expect([0, 1]).toContain(code);
	expect(existsSync(asked)).toBe(true);
	expect(stdout).not.toContain('from-the-command');
});

test('commands listen to their new keys, and the footer and the help say so', async () => {
	await using terminal = openTerminal({args: ['demo', '--recipients', '40'], env});
	await terminal.sees('h keys');
	await terminal.type('h');
	await terminal.sees(/Home 0 +to the first email/u);
	await terminal.type('h');
	await terminal.sees('^S find');
	await terminal.type('\u0013');
	await terminal.sees('recipient, name, subject, id or tag');
});

test('a mistake in the file is reported with its place before anything is drawn', async () => {
	const broken = temporaryHome();
	mkdirSync(join(broken.path, 'sendwatch'));
	writeFileSync(join(broken.path, 'sendwatch/config.toml'), 'interval = 5\n\n[keys]\nfind = "n"\n');
	const {code, stdout, stderr} = await run({args: ['demo'], env: {XDG_CONFIG_HOME: broken.path}});
	expect({code, stdout}).toEqual({code: 2, stdout: ''});
	expect(stderr).toMatch(
		/config\.toml:4:1: keys\.find is “n”, which is next-page in the list; give next-page another key\.\n$/u,
	);
	broken.remove();
});

describe('nothing is taken from where sendwatch happens to be started', () => {
	const here = temporaryHome();
	const ran = join(here.path, 'ran');
	beforeAll(() => {
		for (const folder of ['.config/sendwatch', 'sendwatch']) {
			mkdirSync(join(here.path, folder), {recursive: true});
			const toml = `credentials_command = "touch ${ran}; echo SK5:from-the-directory"\n`;
			writeFileSync(join(here.path, folder, 'config.toml'), toml, {mode: 0o600});
		}
	});
	afterAll(() => here.remove());

	test.each([{HOME: ''}, {HOME: '.'}, {XDG_CONFIG_HOME: '.'}])('with %j', async (changes) => {
		const {code, stderr} = await run({args: [sandbox.operationId, '--base-url', FAR], env: changes, cwd: here.path});
		expect([code, stderr]).toEqual([3, expect.stringContaining('TWILIO_API_KEY')]);
		expect(existsSync(ran)).toBe(false);
		expect(existsSync(join(here.path, '.local'))).toBe(false);
	});
});

test('a file that everybody may write to is not asked for credentials, and the sentence says how to close it', async () => {
	const file = join(home.path, 'sendwatch/config.toml');
	rmSync(asked, {force: true});
	chmodSync(file, 0o666);
	const args = [sandbox.operationId, '--profile', 'staging'];
	const {code, stderr} = await run({args, env});
	expect([code, stderr]).toEqual([
		2,
		expect.stringMatching(/names a command \(credentials_command\).* chmod go-w \S+\n$/u),
	]);
	expect((await run({args: ['doctor'], env})).stdout).toContain('others may write to it');
	expect(existsSync(asked)).toBe(false);
	chmodSync(file, 0o600);
});

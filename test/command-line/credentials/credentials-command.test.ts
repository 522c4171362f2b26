import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, onTestFinished, test, vi} from 'vitest';
import type {Arguments} from '../../../source/command-line/arguments.ts';
import {askCommand, findAccess} from '../../../source/command-line/credentials/credentials-command.ts';
import {UserError} from '../../../source/core/errors.ts';
import {startOf} from '../../../source/recording/process-start.ts';
import {temporaryHome} from '../../helpers/environment.ts';

const PLACE = '~/.config/sendwatch/config.toml:1:1';
const WHERE = {from: `${PLACE}: credentials-command`, place: PLACE};
const ENV = {TWILIO_API_KEY: 'SK01', TWILIO_API_SECRET: 'of-the-environment'};

function ask(command: string, limitMs?: number) {
	return askCommand(
		{texts: [command], ...WHERE, isFirst: false},
		{SHELL: '/bin/sh'},
		limitMs === undefined ? {} : {limitMs},
	);
}

function basic(pair: string): string {
	return `Basic ${Buffer.from(pair).toString('base64')}`;
}

describe('credentials_command', () => {
	test.each([
		['id:secret', 'echo SK02:s3:cret', 'SK02:s3:cret'],
		['a key as JSON', `echo '{"TWILIO_API_KEY": "SK02", "TWILIO_API_SECRET": "s"}'`, 'SK02:s'],
		['an account as JSON', `echo '{"TWILIO_ACCOUNT_SID": "AC02", "TWILIO_AUTH_TOKEN": "t"}'`, 'AC02:t'],
		[
			'several as JSON, of which the key is used',
			`echo '{"TWILIO_OAUTH_TOKEN": "t", "TWILIO_API_KEY": "SK02", "TWILIO_API_SECRET": "s"}'`,
			'SK02:s',
		],
		['the shell of the user is asked', 'pair=SK02:s; printf %s "$pair"', 'SK02:s'],
	])('%s', async (_, command, pair) => {
		const credentials = await ask(command);
		expect(credentials.authorization()).toBe(basic(pair));
		expect(credentials.source).toBe('credentials_command (~/.config/sendwatch/config.toml:1:1)');
	});

	test.each([
		['a token with its scheme', 'echo Bearer eyJ.t0k3n'],
		['a token as JSON', `echo '{"TWILIO_OAUTH_TOKEN": "eyJ.t0k3n"}'`],
		[
			'the answer of an OAuth server',
			`echo '{"access_token": "eyJ.t0k3n", "token_type": "Bearer", "expires_in": 3600}'`,
		],
	])('%s', async (_, command) => {
		expect((await ask(command)).authorization()).toBe('Bearer eyJ.t0k3n');
	});

	test.each([
		['nothing', 'true', 'neither id:secret, nor Bearer and a token, nor JSON'],
		['a lone secret', 'echo s3cret', 'printed no credentials'],
		['two lines', 'echo SK02:s3cret; echo more', 'printed no credentials'],
		['half of a pair', `echo '{"TWILIO_API_KEY": "s3cret"}'`, 'printed no credentials'],
		['broken JSON', `echo '{"s3cret'`, 'printed no credentials'],
		['a failure', 'echo s3cret; exit 4', 'failed (exit code 4)'],
		['a command that is not there', 'no-such-command-here 2>&-', 'failed (exit code 127)'],
		['far too much', 'head -c 100000 /dev/zero', 'printed far more'],
	])('%s ends it with 3, and the output is not repeated', async (_, command, words) => {
		const error = await ask(command).catch((thrown: unknown) => thrown);
		expect(error).toBeInstanceOf(UserError);
		expect(error).toMatchObject({exitCode: 3, message: expect.stringContaining(words) as string});
		expect(String(error)).not.toContain('s3cret');
	});

	test('what a command leaves running in the background is not waited for, though it holds the output open', async () => {
		const since = performance.now();
		const credentials = await ask('sleep 8 2>&- & echo SK02:s3:cret');
		expect(credentials.authorization()).toBe(basic('SK02:s3:cret'));
		await expect(ask('sleep 8 2>&- & echo SK02:s3cret; exit 5')).rejects.toThrow('failed (exit code 5)');
		expect(performance.now() - since).toBeLessThan(5000);
	});

	test('one that ends by a signal is named with it', async () => {
		await expect(ask('kill -9 $$')).rejects.toThrow('failed (SIGKILL)');
	});

	test('one that ignores the signal to end is killed', async () => {
		const home = temporaryHome();
		onTestFinished(home.remove);
		const command = `trap '' TERM; echo $$ > ${home.path}/pid; while :; do sleep 0.05; done`;
		await expect(ask(command, 300)).rejects.toThrow('did not end within 0.3 s');
		const pid = Number(readFileSync(join(home.path, 'pid'), 'utf8'));
		await vi.waitUntil(() => startOf(pid) === undefined || startOf(pid) === 'ended', {timeout: 20_000});
	});

	test('one that outlasts --timeout ends it with 6, not with 3', async () => {
		const given: Arguments = {
			command: 'wait',
			operands: [],
			flags: {},
			file: {path: 'config.toml', values: {}, credentialsCommand: {texts: ['sleep 5'], ...WHERE, isFirst: false}},
		};
		const error = await findAccess(given, {SHELL: '/bin/sh'}, {timeoutMs: 3000, leftMs: 100}).catch(
			(thrown: unknown) => thrown,
		);
		expect(error).toMatchObject({
			exitCode: 6,
			message: 'Timed out after 3 s: credentials_command has not ended.',
		});
	});

	test('one that never ends is given up', async () => {
		await expect(ask('sleep 5 2>&- & wait', 100)).rejects.toThrow('did not end within 0.1 s');
	});
});

describe('which credentials are asked with', () => {
	const given = (isFirst: boolean): Arguments => ({
		command: 'watch',
		operands: [],
		flags: {},
		file: {path: 'config.toml', values: {}, credentialsCommand: {texts: ['echo SK02:s'], ...WHERE, isFirst}},
	});

	test.each([
		['the environment before the command', given(false), ENV, 'SK01:of-the-environment'],
		['the command without the environment', given(false), {}, 'SK02:s'],
		['the command beside half an account', given(false), {TWILIO_ACCOUNT_SID: 'AC01'}, 'SK02:s'],
		['the command of a profile that a flag names before the environment', given(true), ENV, 'SK02:s'],
		[
			'the environment without a file',
			{command: 'watch', operands: [], flags: {}} as Arguments,
			ENV,
			'SK01:of-the-environment',
		],
	])('%s', async (_, args, env, pair) => {
		const access = await findAccess(args, {SHELL: '/bin/sh', ...env});
		expect(access.current().authorization()).toBe(basic(pair));
	});
});

describe('what a command printed is refused', () => {
	const counting = (folder: string): Arguments => ({
		command: 'watch',
		operands: [],
		flags: {},
		file: {
			path: 'config.toml',
			values: {},
			credentialsCommand: {
				texts: [`echo x >> ${folder}/runs; echo "SK02:secret-$(wc -l < ${folder}/runs | tr -d ' ')"`],
				...WHERE,
				isFirst: false,
			},
		},
	});

	test('it is run again, once for all that were refused with it', async () => {
		const home = temporaryHome();
		onTestFinished(home.remove);
		const access = await findAccess(counting(home.path), {SHELL: '/bin/sh'});
		const first = access.current();
		expect(first.authorization()).toBe(basic('SK02:secret-1'));
		const renewed = await Promise.all([access.renewed(first), access.renewed(first)]);
		expect(renewed.map((one) => one?.authorization())).toEqual([basic('SK02:secret-2'), basic('SK02:secret-2')]);
		// A request that was sent before the renewal learns of its refusal after it.
		expect((await access.renewed(first))?.authorization()).toBe(basic('SK02:secret-2'));
		expect((await access.renewed(access.current()))?.authorization()).toBe(basic('SK02:secret-3'));
	});

	test('the environment has no others', async () => {
		const access = await findAccess({command: 'watch', operands: [], flags: {}}, ENV);
		expect(await access.renewed(access.current())).toBeUndefined();
	});
});

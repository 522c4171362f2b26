import {describe, expect, test} from 'vitest';
import type {Arguments} from '../../../source/command-line/arguments.ts';
import {askCommand, findCredentials} from '../../../source/command-line/credentials/credentials-command.ts';
import {UserError} from '../../../source/core/errors.ts';

const PLACE = '~/.config/sendwatch/config.toml:1:1';
const WHERE = {from: `${PLACE}: credentials-command`, place: PLACE};
const ENV = {TWILIO_API_KEY: 'SK01', TWILIO_API_SECRET: 'of-the-environment'};

function ask(command: string, limitMs?: number) {
	return askCommand({texts: [command], ...WHERE, isFirst: false}, {SHELL: '/bin/sh'}, limitMs);
}

function basic(pair: string): string {
	return `Basic ${Buffer.from(pair).toString('base64')}`;
}

describe('credentials_command', () => {
	test.each([
		['id:secret', 'echo SK02:s3:cret', 'SK02:s3:cret'],
		['a key as JSON', `echo '{"TWILIO_API_KEY": "SK02", "TWILIO_API_SECRET": "s"}'`, 'SK02:s'],
		['an account as JSON', `echo '{"TWILIO_ACCOUNT_SID": "AC02", "TWILIO_AUTH_TOKEN": "t"}'`, 'AC02:t'],
		['the shell of the user is asked', 'pair=SK02:s; printf %s "$pair"', 'SK02:s'],
	])('%s', async (_, command, pair) => {
		const credentials = await ask(command);
		expect(credentials.authorization()).toBe(basic(pair));
		expect(credentials.source).toBe('credentials_command (~/.config/sendwatch/config.toml:1:1)');
	});

	test.each([
		['nothing', 'true', 'printed neither id:secret nor JSON'],
		['a lone secret', 'echo s3cret', 'printed neither'],
		['two lines', 'echo SK02:s3cret; echo more', 'printed neither'],
		['half of a pair', `echo '{"TWILIO_API_KEY": "s3cret"}'`, 'printed neither'],
		['broken JSON', `echo '{"s3cret'`, 'printed neither'],
		['a failure', 'echo s3cret; exit 4', 'failed (exit code 4)'],
		['a command that is not there', 'no-such-command-here 2>&-', 'failed (exit code 127)'],
		['far too much', 'head -c 100000 /dev/zero', 'printed far more'],
	])('%s ends it with 3, and the output is not repeated', async (_, command, words) => {
		const error = await ask(command).catch((thrown: unknown) => thrown);
		expect(error).toBeInstanceOf(UserError);
		expect(error).toMatchObject({exitCode: 3, message: expect.stringContaining(words) as string});
		expect(String(error)).not.toContain('s3cret');
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
		['the command of a profile that a flag names before the environment', given(true), ENV, 'SK02:s'],
		[
			'the environment without a file',
			{command: 'watch', operands: [], flags: {}} as Arguments,
			ENV,
			'SK01:of-the-environment',
		],
	])('%s', async (_, args, env, pair) => {
		expect((await findCredentials(args, {SHELL: '/bin/sh', ...env})).authorization()).toBe(basic(pair));
	});
});

import {describe, expect, onTestFinished, test} from 'vitest';
import {startSandbox} from '../../source/sandbox/sandbox.ts';
import {temporaryHome} from '../helpers/environment.ts';
import {CREDENTIALS, run} from '../helpers/run.ts';

const ID = 'comms_operation_01h2xcejqtf2nbrexx3vqjhp41';
const ANSWER = JSON.stringify({
	operationId: ID,
	operationLocation: `https://comms.twilio.com/v1/Emails/Operations/${ID}`,
});

async function serveOldSend() {
	const send = {seed: 5, recipients: 12, durationMs: 1000, startedAt: Date.now() - 3_600_000};
	const sandbox = await startSandbox(send);
	onTestFinished(() => sandbox.close());
	return sandbox;
}

describe('an id that came through a pipe is the first thing on stderr', () => {
	test.each<[string, readonly string[], Readonly<Record<string, string>> | undefined, number, RegExp]>([
		['although credentials are missing', ['wait', '-'], {}, 3, /\nNo credentials: /u],
		[
			'although an option is wrong',
			['wait', '-', '--until', 'delivred > 1'],
			undefined,
			2,
			/\n--until “delivred > 1”/u,
		],
		['although an option is unknown', ['-', '--no-such'], undefined, 2, /\nThere is no option --no-such/u],
		['although two operations are named', ['emails', '-', ID], undefined, 2, /\nOne operation at a time/u],
		['although it is on another host', ['-', '--base-url', 'https://x.example/v1'], {}, 3, /\nNo credentials: /u],
		['although nothing was recorded of it', ['replay', '-'], {}, 2, /\nThere is no recording of comms_operation_/u],
		['although there is no such command', ['status', '-'], undefined, 2, /\nThere is no command “status”/u],
		['although only the help was asked for', ['-', '--help'], {}, 0, /^Operation: \S+\n$/u],
	])('%s', async (_, args, env, code, then) => {
		const ended = await run({args, input: ANSWER, ...(env === undefined ? {} : {env})});
		expect(ended.stderr).toMatch(new RegExp(`^Operation: ${ID}\\n`, 'u'));
		expect(ended.stderr).toMatch(then);
		expect(ended.code).toBe(code);
	});

	test.each([`${ID}\n`, `  "${ID}",\n`, `https://comms.twilio.com/v1/Emails/Operations/${ID}\n`])(
		'also one that stands there alone: %j',
		async (input) => {
			for (const args of [['-'], ['wait', '-'], ['emails', '-'], ['replay', '-']]) {
				const ended = await run({args, input, env: {}});
				expect(ended.stderr).toMatch(new RegExp(`^Operation: ${ID}\n(?:No credentials|There is no recording)`, 'u'));
			}
		},
	);

	test('and it is on no other output', async () => {
		const sandbox = await serveOldSend();
		const args = ['wait', '-', '--base-url', sandbox.url, '--fail-if', 'failed > 99'];
		for (const input of [`${sandbox.operationId}\n`, `"${sandbox.operationId}",\n`]) {
			const ended = await run({args, input});
			expect(ended.stderr).toMatch(new RegExp(`^Operation: ${sandbox.operationId}\n`, 'u'));
			expect(ended.stdout).not.toContain('Operation: ');
			expect(ended.code).toBe(0);
		}
	});
});

test('a send that was refused prints every error, and is not a usage error', async () => {
	const errors = [
		{code: 20001, message: 'Invalid value', infoUrl: 'https://x.example', context: '$.content.html'},
		{code: 20001, message: 'must not be empty', context: '$.from.name'},
	];
	const input = `HTTP/2 400\r\nTwilio-Request-Id: RQ0123456789abcdef\r\n\r\n${JSON.stringify({errors})}`;
	expect(await run({args: ['wait', '-'], input})).toEqual({
		code: 5,
		stdout: '',
		stderr: [
			'The send was refused (400, code 20001: “Invalid value” at $.content.html and 1 more error, request RQ0123456789abcdef).',
			'- code 20001: “Invalid value” at $.content.html',
			'- code 20001: “must not be empty” at $.from.name',
			'',
		].join('\n'),
	});
});

test('an id is understood with quotes and commas around it, and in a URL, wherever it is typed', async () => {
	const {url, operationId} = await serveOldSend();
	const home = temporaryHome();
	onTestFinished(home.remove);
	const env = {...CREDENTIALS, HOME: home.path};
	const operands = [`"${operationId}",`, ` ${operationId} `, `${url}/Emails/Operations/${operationId}`];
	for (const operand of operands)
		expect((await run({args: ['wait', operand, '--base-url', url], env})).stdout).toMatch(/: Settled: /u);
	for (const operand of operands) expect((await run({args: ['replay', operand], env})).stdout).toContain('COMPLETED');
	for (const input of [operationId, ...operands]) {
		const replayed = await run({args: ['replay', '-'], input, env});
		expect(replayed.stdout).toContain('COMPLETED');
		expect(replayed.stderr).toMatch(new RegExp(`^Operation: ${operationId}\n`, 'u'));
	}
});

import {type ChildProcessByStdio, spawn} from 'node:child_process';
import {once} from 'node:events';
import type {Readable} from 'node:stream';
import {describe, expect, test, vi} from 'vitest';
import {builtProgram} from '../helpers/program.ts';
import {run} from '../helpers/run.ts';
import {openTerminal} from '../helpers/terminal.ts';

type Serving = {
	readonly url: string;
	readonly operationId: string;
	readonly child: ChildProcessByStdio<null, Readable, Readable>;
	readonly errors: () => string;
} & AsyncDisposable;

/** `sendwatch sandbox` as a person starts it, once it has said where it listens. */
async function serve(...args: readonly string[]): Promise<Serving> {
	const child = spawn(process.execPath, [builtProgram(), 'sandbox', ...args], {stdio: ['ignore', 'pipe', 'pipe']});
	let out = '';
	let errors = '';
	child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
		errors += chunk;
	});
	for await (const chunk of child.stdout.setEncoding('utf8').iterator({destroyOnReturn: false})) {
		out += String(chunk);
		if (out.split('\n').length > 2) break;
	}
	const [, url = '', operationId = ''] =
		/^listening on (http:\/\/127\.0\.0\.1:\d+\/v1)\n(comms_operation_\w+)\n$/u.exec(out) ?? [];
	const dispose = async () => {
		if (child.exitCode === null && child.signalCode === null) {
			child.kill('SIGKILL');
			await once(child, 'exit');
		}
	};
	return {url, operationId, child, errors: () => errors, [Symbol.asyncDispose]: dispose};
}

const AUTHORIZATION = `Basic ${Buffer.from('any:thing').toString('base64')}`;

const SEND = {
	from: {address: 'support@example.com', name: 'Support Team'},
	to: [{address: 'jane.doe@example.com', variables: {name: 'Jane'}}, {address: 'john.doe@example.com'}],
	content: {subject: 'Hello {{ name }}', html: '<p>Hello {{ name }}</p>', text: 'Hello {{ name }}'},
	tags: {campaign: 'spring'},
};

describe('sendwatch sandbox', () => {
	test('says where it listens and the id of its operation, which can be watched; a signal ends it', async () => {
		await using sandbox = await serve('--recipients', '40', '--duration', '2');
		expect(sandbox.operationId).toMatch(/^comms_operation_/u);
		await using terminal = openTerminal({args: [sandbox.operationId, '--base-url', sandbox.url]});
		await terminal.sees('of 40 · page 1');
		sandbox.child.kill('SIGTERM');
		expect(await once(sandbox.child, 'exit')).toEqual([143, null]);
		expect(sandbox.errors()).toMatch(/curl -s .*\/Emails\n.*curl -s .*\n.*curl -s /u);
	});

	test.each<readonly [string, readonly string[], RegExp]>([
		[
			'the guide, and how to get the reference',
			[],
			/^Answers have the shape of Twilio's guide; --dialect reference gives/mu,
		],
		[
			'the reference',
			['--dialect', 'reference'],
			/^Answers have the shape of Twilio's API reference; --dialect guide gives/mu,
		],
		['no errors and receipts', [], /^It serves no errors or receipts: the live API .* --reasons turns them on\.$/mu],
		[
			'errors and receipts',
			['--reasons'],
			/^It serves errors and receipts, although the live API is not known to have them\.$/mu,
		],
		['reasons of failures', ['--scenario', 'bounce-storm'], /^It serves errors and receipts, although the live API/mu],
	])('says that it serves %s', async (_, args, sentence) => {
		await using sandbox = await serve('--recipients', '1', ...args);
		await vi.waitFor(() => expect(sandbox.errors()).toContain('curl'), 20_000);
		expect(sandbox.errors()).toMatch(sentence);
	});

	test('prints the line that watches its operation', async () => {
		await using sandbox = await serve('--recipients', '1');
		await vi.waitFor(() => expect(sandbox.errors()).toContain('curl'), 20_000);
		expect(sandbox.errors()).toContain(`\nsendwatch ${sandbox.operationId} --base-url ${sandbox.url}\n`);
	});

	test('takes a send, and sendwatch watches it from the answer', async () => {
		await using sandbox = await serve('--verbose', '--speed', '5');
		const response = await fetch(`${sandbox.url}/Emails`, {
			method: 'POST',
			headers: {authorization: AUTHORIZATION, 'content-type': 'application/json'},
			body: JSON.stringify(SEND),
		});
		expect(response.status).toBe(202);
		const input = await response.text();
		await using terminal = openTerminal({
			args: ['-', '--base-url', sandbox.url, '--interval', '0.5', '--tag', 'campaign:spring'],
			input,
		});
		await terminal.sees(/jane\.doe@example\.com +Hello Jane/u);
		await terminal.sees('john.doe@example.com');
		await terminal.sees('settled');
		expect(sandbox.errors()).toMatch(/POST +202 .*\/v1\/Emails\n/u);
	});

	test('lists its scenarios and faults', async () => {
		const ended = await run({args: ['sandbox', '--list-scenarios'], env: {}});
		expect(ended).toMatchObject({code: 0, stderr: ''});
		expect(ended.stdout).toMatch(/ {2}bounce-storm +30 % .*\n[\s\S]* {2}reset-in-body +The connection/u);
	});

	test.each<readonly [string, readonly string[], RegExp]>([
		['an unknown scenario', ['--scenario', 'sunshine'], /“sunshine”; it must be one of steady, burst,/u],
		['an unknown fault', ['--fault', 'gremlins'], /There is no fault "gremlins"/u],
		['a probability over 1', ['--fault', '503:2'], /probability in the fault "503:2"/u],
		['a speed of 0', ['--speed', '0'], /--speed is “0”; it must be a number from 0\.01 to 1000/u],
		[
			'too many recipients',
			['--recipients', '10001'],
			/--recipients is “10001”; it must be a whole number from 0 to 10000/u,
		],
		['an operand', ['comms_operation_01h2xcejqtf2nbrexx3vqjhp41'], /takes no operand/u],
	])('%s is one sentence', async (_, args, sentence) => {
		const ended = await run({args: ['sandbox', ...args], env: {}});
		expect(ended).toMatchObject({code: 2, stdout: ''});
		expect(ended.stderr).toMatch(sentence);
		expect(ended.stderr.trimEnd().split('\n')).toHaveLength(1);
	});

	test('a port that is taken is one sentence', async () => {
		await using sandbox = await serve();
		const ended = await run({args: ['sandbox', '--port', new URL(sandbox.url).port], env: {}});
		expect(ended).toMatchObject({code: 2, stdout: ''});
		expect(ended.stderr).toMatch(/^Port \d+ is taken: choose another one/u);
	});
});

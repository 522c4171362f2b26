import {expect, onTestFinished, test} from 'vitest';
import {type Sandbox, type SandboxOptions, startSandbox} from '../../source/sandbox/sandbox.ts';
import {eventErrors} from '../helpers/event-schema.ts';
import {CREDENTIALS, run} from '../helpers/run.ts';
import {runHere} from '../helpers/run-here.ts';

const ABSENT = 'comms_operation_01h2xcejqtf2nbrexx3vqjhp41';
const HOUR_MS = 3_600_000;

async function serve(options: SandboxOptions): Promise<Sandbox> {
	const sandbox = await startSandbox({seed: 5, recipients: 60, durationMs: 1000, ...options});
	onTestFinished(() => sandbox.close());
	return sandbox;
}

/** Sends to so many people and gives the id of the operation. */
async function send({url}: Sandbox, recipients: number): Promise<string> {
	const to = Array.from({length: recipients}, (_, index) => ({address: `reader${index}@example.com`}));
	const body = {from: {address: 'a@example.com', name: 'A'}, to, content: {subject: 'Hello', html: '<p>Hello</p>'}};
	const headers = {'content-type': 'application/json', authorization: `Basic ${btoa('key:secret')}`};
	const answer = await fetch(`${url}/Emails`, {method: 'POST', headers, body: JSON.stringify(body)});
	const {operationId}: {operationId: string} = JSON.parse(await answer.text());
	return operationId;
}

test('five sends with five ends: one line each, the worst as exit code, and an array of all', async () => {
	const sandbox = await serve({scenario: 'canceled', startedAt: Date.now() - HOUR_MS});
	const good = await send(sandbox, 1);
	const failing = await send(sandbox, 120);
	const canceled = sandbox.operationId;
	const ends: readonly (readonly [ids: readonly string[], code: number])[] = [
		[[good, good], 0],
		[[good, canceled], 7],
		[[canceled, failing, good], 1],
		[[failing, canceled, ABSENT, good], 4],
	];
	for (const [ids, code] of ends) {
		const args = ['wait', ...ids, '--base-url', sandbox.url, '--wait-for', '0', '--interval', '0.5'];
		const plain = await runHere({args: [...args, '--quiet']});
		expect(plain.code, ids.join(' ')).toBe(code);
		const named = [...new Set(ids)];
		const said = plain.stdout.trim().split('\n');
		expect(said).toHaveLength(named.length);
		const twice = ids.length === named.length ? '' : `${good} was named more than once and counts once.\n`;
		expect(plain.stderr).toBe(twice);
		for (const id of named) expect(said.filter((line) => line.includes(id))).toHaveLength(1);
		const {stdout, code: same} = await runHere({args: [...args, '--json']});
		expect(same).toBe(code);
		const events: readonly {exit_code: number; operation_id: string; operation: {id: string} | null}[] =
			JSON.parse(stdout);
		expect(events.flatMap(eventErrors)).toEqual([]);
		expect(events.map(({operation}) => operation?.id ?? ABSENT)).toEqual(named);
		expect(events.map((event) => event.operation_id)).toEqual(named);
		expect(events.map((event) => event.exit_code)).toEqual(
			named.map((id) => (id === ABSENT ? 4 : id === canceled ? 7 : id === failing ? 1 : 0)),
		);
	}
});

test('ids come from standard input, one per line, and are on stderr before anything else', async () => {
	const sandbox = await serve({operations: 3, startedAt: Date.now() - HOUR_MS});
	const listing = await runHere({args: ['operations', '--base-url', sandbox.url, '--format', 'json']});
	const ids: readonly string[] = JSON.parse(listing.stdout).map(({id}: {id: string}) => id);
	const args = ['wait', '-', '--base-url', sandbox.url];
	const {stdout, stderr, code} = await run({args, input: `${ids.join('\n')}\n`});
	expect(stderr.split('\n').slice(0, 3)).toEqual(ids.map((id) => `Operation: ${id}`));
	expect(stdout.trim().split('\n')).toHaveLength(3);
	expect(code).toBe(1);
	const noted = await run({args, input: `${ids[0]}\n{"operationId":"${ids[1]}"}\n`});
	expect(noted.stdout.trim().split('\n')).toHaveLength(2);
	// A list makes an array, of one as well; the answer of a send makes an object.
	const json = async (input: string): Promise<unknown> =>
		JSON.parse((await run({args: [...args, '--json'], input})).stdout);
	const ended = {event: 'ended', operation: {id: ids[0]}};
	expect(await json(`${ids[0]}\n`)).toMatchObject([{...ended, operation_id: ids[0]}]);
	expect(await json(JSON.stringify({operationId: ids[0]}))).toMatchObject(ended);
});

test('a log says how many have ended and how all stand together', async () => {
	const sandbox = await serve({operations: 2, recipients: 100, durationMs: 2500, dialect: 'reference'});
	const listing = await runHere({args: ['operations', '--base-url', sandbox.url, '--format', 'json']});
	const ids: readonly string[] = JSON.parse(listing.stdout).map(({id}: {id: string}) => id);
	const {stderr} = await runHere({args: ['wait', ...ids, '--base-url', sandbox.url, '--interval', '0.5']});
	expect(stderr).toMatch(/^\S+Z [01] of 2 sends ended: \d+ %, emails \d+ of 200, \d failures? \(\d+ %\)$/mu);
});

test('a poll of all of them is one request, and none is fetched on its own', async () => {
	const sandbox = await serve({operations: 30, recipients: 10, durationMs: 2500, dialect: 'reference'});
	const listing = await runHere({args: ['operations', '--base-url', sandbox.url, '--format', 'json', '--all']});
	const ids: readonly string[] = JSON.parse(listing.stdout).map(({id}: {id: string}) => id);
	expect(ids).toHaveLength(30);
	const asked = async () => {
		const {requests}: {requests: readonly {path: string}[]} = JSON.parse(
			await (await fetch(new URL('/__sandbox/requests', sandbox.url))).text(),
		);
		return requests.map(({path}) => path.replace(/\?.*/u, '').replace(/comms_operation_\w+/u, '<id>'));
	};
	const before = (await asked()).length;
	const startedAt = Date.now();
	await runHere({args: ['wait', ...ids, '--base-url', sandbox.url, '--interval', '0.5', '--quiet']});
	const polls = Math.ceil((Date.now() - startedAt) / 500) + 1;
	const requests = (await asked()).slice(before);
	expect(new Set(requests)).toEqual(new Set(['/v1/Emails/Operations']));
	expect(requests.length).toBeLessThanOrEqual(polls);
});

test('a signal ends them all, and each says how far it was', async () => {
	const sandbox = await serve({durationMs: HOUR_MS});
	const other = await send(sandbox, 3);
	const args = ['wait', sandbox.operationId, other, '--base-url', sandbox.url];
	const {code, stderr} = await run({args, interrupt: {at: /of 2 sends ended/u, by: 'SIGINT'}});
	expect(code).toBe(130);
	expect(stderr.match(/: Interrupted: PROCESSING/gu)).toHaveLength(2);
});

test.each([
	[['wait', '-', '-'], /^Standard input can be read only once: use - once\.\n$/u],
	[['wait', ABSENT, 'no-id'], /“no-id” is not an operation id/u],
	[['wait'], /^Name the operation to wait for/u],
])('%j is a usage error', async (args, says) => {
	const {code, stderr} = await run({args, env: CREDENTIALS});
	expect({code, stderr}).toEqual({code: 2, stderr: expect.stringMatching(says)});
});

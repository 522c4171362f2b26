import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {expect, test} from 'vitest';
import {worstExitCode} from '../../source/core/exit-codes.ts';
import {run} from '../helpers/run.ts';

const HOUR_MS = 3_600_000;

/** How a send stands on the server of this test, and with which code a wait for it ends. */
const ENDS = {
	good: {status: 'COMPLETED', stats: {delivered: 10}, code: 0},
	failed: {status: 'COMPLETED', stats: {delivered: 5, failed: 5}, code: 1},
	absent: {status: undefined, stats: {}, code: 4},
	'not over in time': {status: 'PROCESSING', stats: {queued: 10}, code: 6},
	canceled: {status: 'CANCELED', stats: {canceled: 10}, code: 7},
	'unaccounted for': {status: 'COMPLETED', stats: {delivered: 4}, code: 8},
} as const;
type End = keyof typeof ENDS;

/** In which order one outweighs another, as docs/scripts.md has it: the worst first. */
const WORST_FIRST = [4, 1, 8, 6, 7, 0];

function idOf(index: number): string {
	return `comms_operation_01h2xcejqtf2nbrexx3vqjhp4${index}`;
}

function operationOf(end: End, index: number) {
	const {status, stats} = ENDS[end];
	const at = new Date(Date.now() - HOUR_MS).toISOString();
	return {id: idOf(index), status, stats: {total: 10, recipients: 10, ...stats}, createdAt: at, updatedAt: at};
}

/** Serves sends that stand as named, and counts what is requested of it. */
async function serve(ends: readonly End[]) {
	const operations = ends.map(operationOf).filter(({status}) => status !== undefined);
	const asked = {lists: 0, singles: 0};
	const server = createServer(({url = ''}, response) => {
		// The failures and reasons of a send that has ended, for its recording: there are none to read.
		if (/Emails\?|\/Errors/u.test(url)) {
			response.end(JSON.stringify({emails: [], errors: [], pagination: {next: null}}));
			return;
		}
		const id = /Operations\/(\w+)/u.exec(url)?.[1];
		if (id === undefined) asked.lists += 1;
		else asked.singles += 1;
		const one = operations.find((operation) => operation.id === id);
		const isFound = id === undefined || one !== undefined;
		response.writeHead(isFound ? 200 : 404, {'content-type': 'application/json'});
		response.end(JSON.stringify(id === undefined ? {operations, pagination: {next: null}} : (one ?? {errors: []})));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const {port} = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/v1`,
		asked,
		async [Symbol.asyncDispose]() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** Five of the six at a time; every set of ends is the business of test/app/headless/wait-for-several.test.ts. */
const COMBINATIONS: readonly (readonly End[])[] = [
	['good', 'absent', 'canceled', 'unaccounted for', 'absent'],
	['good', 'not over in time', 'canceled', 'unaccounted for', 'failed'],
];

test.concurrent.each(COMBINATIONS.map((ends) => [ends.join(', '), ends] as const))(
	'wait on five sends: %s',
	async (_, ends) => {
		await using server = await serve(ends);
		const {url, asked} = server;
		const ids = ends.map((__, index) => idOf(index));
		const args = ['wait', ...ids, '--base-url', url, '--json', '--wait-for', '0', '--interval', '0.5'];
		if (ends.includes('not over in time')) args.push('--timeout', '4');
		const {stdout, code} = await run({args});
		const codes = ends.map((end) => ENDS[end].code);
		expect(code).toBe(WORST_FIRST.find((one) => codes.some((own) => own === one)));
		expect(code).toBe(worstExitCode(codes));
		const events: readonly {exit_code: number; operation: {id: string} | null}[] = JSON.parse(stdout);
		expect(events.map(({exit_code}) => exit_code)).toEqual(codes);
		expect(events.map(({operation}) => operation?.id)).toEqual(
			ends.map((end, index) => (end === 'absent' ? undefined : idOf(index))),
		);
		const absent = ends.filter((end) => end === 'absent').length;
		expect(asked.singles).toBe(absent);
		expect(asked.lists).toBeLessThanOrEqual(ends.includes('not over in time') ? 9 : 1);
	},
);

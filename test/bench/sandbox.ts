import {type ChildProcess, spawn} from 'node:child_process';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {Agent, request} from 'undici';
import {builtProgram} from '../helpers/program.ts';
import type {Figure} from './figures.ts';
import type {Settings} from './settings.ts';
import {alternate, median} from './statistics.ts';

const rounds = 11;
const connections = 200;
const roundMs = 2000;
const timeoutMs = 10_000;
const goal = 0.5;
const headers = {authorization: `Basic ${btoa('key:secret')}`};
const bareServer = fileURLToPath(new URL('programs/bare-server.ts', import.meta.url));

type Server = {readonly page: string; readonly stop: () => void};
type Load = {readonly perSecond: number; readonly timeouts: number};

/** Starts a server that prints where it listens and which send it has. */
async function start(args: readonly string[], input = ''): Promise<Server> {
	const child: ChildProcess = spawn(process.execPath, args, {stdio: ['pipe', 'pipe', 'ignore']});
	child.stdin?.end(input);
	let said = '';
	for await (const chunk of child.stdout ?? []) {
		said += String(chunk);
		const [, url, id] = /listening on (\S+)\n(\S+)\n/u.exec(said) ?? [];
		if (url !== undefined) return {page: `${url}/Emails?operationId=${id}&pageSize=50`, stop: () => child.kill()};
	}
	throw new Error('The server did not start.');
}

/** Asks for a page once; false where time was up before the answer. */
async function ask(page: string, dispatcher: Agent): Promise<boolean> {
	try {
		const {statusCode, body} = await request(page, {dispatcher, headers});
		await body.dump({limit: Number.MAX_SAFE_INTEGER});
		if (statusCode !== 200) throw new Error(`The server answered ${statusCode}.`);
		return true;
	} catch (error) {
		if (error instanceof Error && error.name.endsWith('TimeoutError')) return false;
		throw error;
	}
}

/** Asks for a page over and over on all connections. */
async function load(page: string): Promise<Load> {
	const dispatcher = new Agent({connections, headersTimeout: timeoutMs, bodyTimeout: timeoutMs});
	const endAt = performance.now() + roundMs;
	let answers = 0;
	let timeouts = 0;
	const askOn = async () => {
		while (performance.now() < endAt) {
			const isAnswered = await ask(page, dispatcher);
			if (!isAnswered) timeouts += 1;
			else if (performance.now() < endAt) answers += 1;
		}
	};
	await Promise.all(Array.from({length: connections}, askOn));
	await dispatcher.close();
	return {perSecond: (answers * 1000) / roundMs, timeouts};
}

/** P14: how many pages of 50 the sandbox serves a second on 200 connections, against bare `node:http` with the same JSON. */
export async function measureSandbox({dialect}: Settings): Promise<Figure[]> {
	const sandbox = await start([builtProgram(), 'sandbox', '--duration', '1', '--dialect', dialect]);
	const {body} = await request(sandbox.page, {headers});
	const bare = await start([bareServer], await body.text());
	try {
		const samples = await alternate({rounds}, {sandbox: () => load(sandbox.page), bare: () => load(bare.page)});
		const perSecond = (name: 'sandbox' | 'bare') => median(samples[name].map((one) => one.perSecond));
		const timeouts = samples.sandbox.reduce((sum, one) => sum + one.timeouts, 0);
		const shown = (name: 'sandbox' | 'bare') => `${Math.round(perSecond(name)).toLocaleString('en')}/s`;
		return [
			{
				id: 'P14',
				what: `sandbox: pages of 50 a second on ${connections} connections`,
				measured: shown('sandbox'),
				against: `the same JSON from bare \`node:http\`: ${shown('bare')}`,
				ratio: perSecond('sandbox') / perSecond('bare'),
				goal,
				isFloor: true,
			},
			{
				id: 'P14',
				what: 'time-outs of that',
				measured: String(timeouts),
				against: 'limit: none',
				ratio: timeouts,
				goal: 0,
			},
		];
	} finally {
		sandbox.stop();
		bare.stop();
	}
}

import {spawn} from 'node:child_process';
import process from 'node:process';
import {setTimeout as wait} from 'node:timers/promises';
import {builtProgram} from '../helpers/program.ts';
import {openTerminal, type Terminal} from '../helpers/terminal.ts';
import {timeToScreen, usualSize} from './app.ts';
import {moveCursor} from './cursor.ts';
import {type Figure, limited, megabytes, milliseconds} from './figures.ts';
import {quiet, watchFrameEnds} from './frames.ts';
import {type Asked, type Gateway, openGateway} from './gateway.ts';
import {cpuMs, residentMb} from './processes.ts';
import {serveSend} from './send.ts';
import type {Settings} from './settings.ts';
import {median, quantile} from './statistics.ts';

const sends = 1000;
/** One in 25 of a large account. */
const live = 40;
const fewSends = 10;
const watchedMs = 12_000;
const silenceMs = 50;
const presses = 60;
const visits = 11;
const visitLimitMs = 100;
const limitMs = 16;
/** A request with its process: what a person types today. */
const LOOP = 'curl -s -u a:b "$URL" | jq -r \'.operations[] | [.id, .status, .stats.delivered, .stats.failed] | @tsv\'';
const loops = 10;

function openBoard({url}: Pick<Gateway, 'url'>): Terminal {
	return openTerminal({command: process.execPath, args: [builtProgram(), '--base-url', url], ...usualSize});
}

function isOfBoard({url}: Asked): boolean {
	return url.pathname.endsWith('/Emails/Operations') || /\/Emails\/Operations\/comms/.test(url.pathname);
}

function isFirstPage({url}: Asked): boolean {
	return isOfBoard({atMs: 0, url}) && url.searchParams.get('pageToken') === null && url.searchParams.has('startDate');
}

async function keyTimes(terminal: Terminal): Promise<readonly number[]> {
	const frameEnd = watchFrameEnds(terminal);
	const times: number[] = [];
	for (let index = 0; index < presses; index += 1) {
		times.push(await moveCursor(terminal, index % 2 === 0 ? 'down' : 'up', frameEnd));
		await quiet(terminal, silenceMs);
	}
	return times;
}

/** CPU time of one request with curl and jq, in ms. */
async function loopMs(url: URL): Promise<number> {
	const script = `for turn in $(seq ${loops}); do ${LOOP} > /dev/null; done; times`;
	// The server answers in this process, which must not wait meanwhile.
	const child = spawn('bash', ['-c', script], {
		env: {...process.env, URL: url.href},
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	let said = '';
	for await (const chunk of child.stdout) said += String(chunk);
	const ofChildren = said.trim().split('\n').at(-1) ?? '';
	const seconds = [...ofChildren.matchAll(/(\d+)m([\d.]+)s/g)].map(
		([, minutes, rest]) => Number(minutes) * 60 + Number(rest),
	);
	return (seconds.reduce((sum, one) => sum + one, 0) * 1000) / loops;
}

type Measured = {
	readonly polls: number;
	readonly requests: number;
	readonly cpuPerPoll: number;
	readonly memoryMb: number;
	readonly keys: readonly number[];
	/** From ⏎ to the watch, and from Esc back to the board, in ms. */
	readonly visits: {readonly there: readonly number[]; readonly back: readonly number[]};
	/** What a poll asked for. */
	readonly url: URL;
};

async function measureAt(latencyMs: number, {dialect}: Settings, many = sends): Promise<Measured> {
	await using send = await serveSend({dialect, sends: many, ageMs: 0, durationMs: 600_000, latencyMs, isLive: true});
	await using gateway = await openGateway(send);
	await using terminal = openBoard(gateway);
	await terminal.sees(/ [\d,]+ in 7 days/, {withinMs: 20_000});
	await quiet(terminal, silenceMs);
	const [before, cpuBefore] = [gateway.asked.length, cpuMs(terminal.pid)];
	await wait(watchedMs);
	const asked = gateway.asked.slice(before).filter(isOfBoard);
	const polls = asked.filter(isFirstPage);
	const cpuPerPoll = (cpuMs(terminal.pid) - cpuBefore) / polls.length;
	const url = polls.at(-1)?.url;
	if (url === undefined) throw new Error('The board did not poll.');
	const keys = await keyTimes(terminal);
	const visits = await visitTimes(terminal);
	return {
		polls: polls.length,
		requests: asked.length,
		cpuPerPoll,
		memoryMb: residentMb(terminal.pid, 'now') ?? Number.NaN,
		keys,
		visits,
		url,
	};
}

/** Opens the watch of a send that is still live, and comes back. */
async function visitTimes(terminal: Terminal): Promise<Measured['visits']> {
	const there: number[] = [];
	const back: number[] = [];
	for (let visit = 0; visit <= visits; visit += 1) {
		there.push(await timeToScreen(terminal, 'enter', (screen) => /── Emails/.test(screen), 5000));
		await quiet(terminal, silenceMs);
		back.push(await timeToScreen(terminal, 'esc', (screen) => /── Sends/.test(screen), 5000));
		await quiet(terminal, silenceMs);
	}
	// The first visit opens the watch and loads its code.
	return {there: there.slice(1), back: back.slice(1)};
}

/** P8, continued: what a board of 1,000 sends of which 40 are under way costs, without latency and with it. */
export async function measureBoard(settings: Settings): Promise<Figure[]> {
	const near = await measureAt(0, settings);
	const far = await measureAt(settings.latencyMs, settings);
	const few = await measureAt(0, settings, fewSends);
	await using send = await serveSend({dialect: 'reference', sends, ageMs: 0, durationMs: 600_000, isLive: true});
	const loop = await loopMs(new URL(`${new URL(send.url).origin}${near.url.pathname}${near.url.search}`));
	const board = `board of ${sends.toLocaleString('en')} sends, ${live} under way`;
	const figures = (where: string, {polls, requests, keys, visits: {there, back}}: Measured) => [
		limited('P8', `${board}${where}: requests per poll, mean of ${polls}`, requests / polls, 1, (value) =>
			value.toFixed(1),
		),
		{
			id: 'P8',
			what: `${board}${where}: key → frame complete, ${presses} keys, p50`,
			measured: milliseconds(median(keys)),
			against: `a board of ${fewSends} sends: ${milliseconds(median(few.keys))}`,
			ratio: median(keys) / median(few.keys),
		},
		limited('P8', `${board}${where}: the same, p99`, quantile(keys, 0.99), limitMs, milliseconds),
		limited('P8', `${board}${where}: ⏎ → watch, p50 of ${visits}`, median(there), visitLimitMs, milliseconds),
		limited('P8', `${board}${where}: Esc → board, p50 of ${visits}`, median(back), visitLimitMs, milliseconds),
	];
	return [
		...figures('', near),
		...figures(`, ${settings.latencyMs} ms of latency`, far),
		{
			id: 'P8',
			what: `${board}: CPU time per poll`,
			measured: milliseconds(near.cpuPerPoll),
			against: `curl and jq, the same request: ${milliseconds(loop)}`,
			ratio: near.cpuPerPoll / loop,
		},
		{
			id: 'P8',
			what: `${board}: resident memory`,
			measured: megabytes(near.memoryMb),
			against: `a board of ${fewSends} sends: ${megabytes(few.memoryMb)}`,
			ratio: near.memoryMb / few.memoryMb,
		},
	];
}

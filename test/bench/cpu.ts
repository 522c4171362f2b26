import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {setTimeout as wait} from 'node:timers/promises';
import type {Terminal} from '../helpers/terminal.ts';
import {isFull, openApp} from './app.ts';
import {type Figure, limited, milliseconds} from './figures.ts';
import {quiet} from './frames.ts';
import {cpuMs} from './processes.ts';
import {type Loopback, serveSend} from './send.ts';
import type {Settings} from './settings.ts';
import {alternate, median} from './statistics.ts';

const rounds = 11;
const pollsPerRound = 10;
const stepMs = 2000;
const silenceMs = 100;
const minuteMs = 60_000;
const limitAMinuteMs = 200;

/** What a person types today: the two requests of a poll, and what one wants to know of them. */
const LOOP = `
for poll in $(seq "$POLLS"); do
	curl -s -u a:b "$API/Emails/Operations/$OPERATION" | jq -r '[.status, .stats.total, .stats.delivered, .stats.failed] | @tsv'
	curl -s -u a:b "$API/Emails?operationId=$OPERATION&pageSize=50" | jq -r '(.data // .emails)[] | [.status, .id, .updatedAt] | @tsv'
done
`;

async function appPerPoll(terminal: Terminal, send: Loopback): Promise<number> {
	const before = cpuMs(terminal.pid);
	for (let poll = 0; poll < pollsPerRound; poll += 1) {
		send.advance(stepMs);
		await terminal.press('r');
		await quiet(terminal, silenceMs);
	}
	return (cpuMs(terminal.pid) - before) / pollsPerRound;
}

async function loopPerPoll({url, operationId}: Loopback): Promise<number> {
	const env = {...process.env, API: url, OPERATION: operationId, POLLS: String(pollsPerRound)};
	const child = spawn('sh', ['-c', `${LOOP}read -r end`], {env, stdio: ['pipe', 'pipe', 'ignore']});
	let lines = 0;
	for await (const chunk of child.stdout) {
		lines += String(chunk).split('\n').length - 1;
		if (lines >= pollsPerRound * 51) break;
	}
	// The last jq has spoken but may not have ended; the shell counts it once it waits for the end of the input.
	const ms = await settledCpuMs(child.pid ?? 0);
	child.stdin.end();
	await once(child, 'exit');
	return ms / pollsPerRound;
}

/** CPU time once it stands still. */
async function settledCpuMs(pid: number): Promise<number> {
	for (let last = -1; ; ) {
		const ms = cpuMs(pid);
		if (ms === last) return ms;
		last = ms;
		await wait(silenceMs);
	}
}

/** P5, continued: what a minute costs in which nothing happens: a settled send on the screen. */
export async function measureSettledMinute({dialect}: Settings): Promise<Figure[]> {
	await using send = await serveSend({dialect});
	await using terminal = openApp(send, []);
	await terminal.sees(isFull);
	await quiet(terminal, silenceMs);
	const before = cpuMs(terminal.pid);
	await wait(minuteMs);
	const usedMs = cpuMs(terminal.pid) - before;
	return [limited('P5', 'CPU time of a minute with a settled send', usedMs, limitAMinuteMs, milliseconds)];
}

/** P5: CPU time per poll while watching, against a shell loop of `curl` and `jq` that makes the same two requests. */
export async function measureCpu({dialect}: Settings): Promise<Figure[]> {
	await using send = await serveSend({dialect, ageMs: 0});
	await using terminal = openApp(send);
	await terminal.sees(isFull);
	const samples = await alternate(
		{rounds},
		{sendwatch: () => appPerPoll(terminal, send), loop: () => loopPerPoll(send)},
	);
	const [ours, theirs] = [median(samples.sendwatch), median(samples.loop)];
	const figure: Figure = {
		id: 'P5',
		what: 'CPU time per poll while watching',
		measured: milliseconds(ours),
		against: `curl and jq in a shell loop, the same two requests: ${milliseconds(theirs)}`,
		ratio: ours / theirs,
		goal: 0.25,
	};
	return [figure];
}

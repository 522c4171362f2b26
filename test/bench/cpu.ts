import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import type {Terminal} from '../helpers/terminal.ts';
import {isFull, type Loopback, openApp, serveSend} from './app.ts';
import {type Figure, milliseconds} from './figures.ts';
import {quiet} from './frames.ts';
import {isInstalled} from './processes.ts';
import {median} from './statistics.ts';

const rounds = 11;
const pollsPerRound = 10;
const stepMs = 2000;
const silenceMs = 100;
const ticksPerSecond = 100;

/** What a person types today: the two requests of a poll, and what one wants to know of them. */
const LOOP = `
for poll in $(seq "$POLLS"); do
	curl -s -u a:b "$API/Emails/Operations/$OPERATION" | jq -r '[.status, .stats.total, .stats.delivered, .stats.failed] | @tsv'
	curl -s -u a:b "$API/Emails?operationId=$OPERATION&pageSize=50" | jq -r '(.data // .emails)[] | [.status, .id, .updatedAt] | @tsv'
done
`;

/** CPU time of a process so far, in ms: its own, and that of the children it has waited for. */
function cpuMs(pid: number): number {
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ').map(Number) ?? [];
	const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(11, 15);
	return ((user + system + childUser + childSystem) * 1000) / ticksPerSecond;
}

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
		await new Promise((resolve) => {
			setTimeout(resolve, silenceMs);
		});
	}
}

/** P5: CPU time per poll while watching, against a shell loop of `curl` and `jq` that makes the same two requests. */
export async function measureCpu(): Promise<Figure[]> {
	if (!isInstalled('curl') || !isInstalled('jq')) throw new Error('curl and jq are needed.');
	await using send = await serveSend(0);
	await using terminal = openApp(send);
	await terminal.sees(isFull);
	const ours: number[] = [];
	const theirs: number[] = [];
	for (let round = 0; round < rounds; round += 1) {
		ours.push(await appPerPoll(terminal, send));
		theirs.push(await loopPerPoll(send));
	}
	return [
		{
			id: 'P5',
			what: 'CPU time per poll while watching',
			measured: milliseconds(median(ours)),
			against: `curl and jq in a shell loop, the same two requests: ${milliseconds(median(theirs))}`,
			ratio: median(ours) / median(theirs),
			goal: 0.33,
		},
	];
}

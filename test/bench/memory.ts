import {execFileSync} from 'node:child_process';
import {startSandbox} from '../../source/sandbox/sandbox.ts';
import type {Terminal} from '../helpers/terminal.ts';
import {isFull, type Loopback, openApp, recipients, serveSend} from './app.ts';
import type {Figure} from './figures.ts';
import {quiet} from './frames.ts';
import {median} from './statistics.ts';

const rounds = 5;
const silenceMs = 500;

function residentMb({pid}: Terminal): number {
	return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], {encoding: 'utf8'})) / 1024;
}

/** How much more memory the app takes once it has walked page by page to the last email, and back to the first. */
async function growth(send: Loopback, pageSize: number): Promise<number> {
	await using terminal = openApp(send, '--page-size', String(pageSize));
	await terminal.sees(isFull);
	await quiet(terminal, silenceMs);
	const before = residentMb(terminal);
	const pages = Math.ceil(recipients / pageSize);
	await terminal.type('n'.repeat(pages));
	await terminal.sees(`page ${pages}`, {withinMs: 240_000});
	await terminal.type('p'.repeat(pages));
	await terminal.sees('page 1', {withinMs: 60_000});
	await quiet(terminal, silenceMs);
	return residentMb(terminal) - before;
}

async function serveHugeBodies(): Promise<Loopback> {
	const {url, operationId, close} = await startSandbox({
		scenario: 'huge-bodies',
		recipients,
		startedAt: Date.now() - 3_600_000,
	});
	return {url, operationId, advance: () => {}, [Symbol.asyncDispose]: close};
}

async function figure(what: string, send: Loopback, limitMb: number, times: number): Promise<Figure> {
	const grown: number[] = [];
	for (let round = 0; round < times; round += 1) grown.push(await growth(send, 50));
	const mb = median(grown);
	return {
		id: 'P6',
		what,
		measured: `+${mb.toFixed(0)} MB`,
		against: `the same app showing 50 of them: +${limitMb} MB`,
		ratio: mb / limitMb,
		goal: 1,
	};
}

/** P6: resident memory after a walk through 10,000 emails and back, against the same app showing the first 50. */
export async function measureMemory(): Promise<Figure[]> {
	await using ordinary = await serveSend();
	const small = await figure('10,000 emails walked through, pages of 50', ordinary, 25, rounds);
	await using huge = await serveHugeBodies();
	const large = await figure('the same with 100 kB of html each', huge, 60, 1);
	return [small, large];
}

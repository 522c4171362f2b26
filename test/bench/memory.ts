import type {Terminal} from '../helpers/terminal.ts';
import {isAtEnd, isFull, openApp, pollsOnDemand} from './app.ts';
import {placeOf} from './cursor.ts';
import {type Figure, megabytes} from './figures.ts';
import {quiet} from './frames.ts';
import {residentMb} from './processes.ts';
import {type Loopback, recipients, serveSend} from './send.ts';
import type {Settings} from './settings.ts';
import {median} from './statistics.ts';

const pageSize = 50;
const pages = recipients / pageSize;
const patienceMs = 240_000;
const largestPage = 1000;
const silenceMs = 500;

type Growth = {readonly before: number; readonly after: number};

/** Walks page by page to the last email and back to the first. */
async function walk(terminal: Terminal): Promise<void> {
	await terminal.type('n'.repeat(pages));
	await terminal.sees((screen) => (placeOf(screen)?.at ?? 0) > recipients - largestPage, {withinMs: patienceMs});
	await terminal.press('G');
	await terminal.sees(isAtEnd, {withinMs: patienceMs});
	await terminal.type('p'.repeat(pages));
	await terminal.sees((screen) => (placeOf(screen)?.at ?? recipients) <= largestPage, {withinMs: patienceMs});
	await terminal.press('g');
	await terminal.sees((screen) => placeOf(screen)?.at === 1);
	await quiet(terminal, silenceMs);
}

/** The memory the app takes showing the first 50 emails, and once it has walked to the last one and back. */
async function growth(send: Loopback): Promise<Growth> {
	await using terminal = openApp(send, [...pollsOnDemand, '--page-size', String(pageSize)]);
	await terminal.sees(isFull);
	await quiet(terminal, silenceMs);
	const before = memoryOf(terminal);
	await walk(terminal);
	return {before, after: memoryOf(terminal)};
}

function memoryOf({pid}: Terminal): number {
	const mb = residentMb(pid, 'now');
	if (mb === undefined) throw new Error('The program has ended.');
	return mb;
}

async function figure(what: string, send: Loopback, goal: number, rounds: number): Promise<Figure> {
	const grown: Growth[] = [];
	for (let round = 0; round < rounds; round += 1) grown.push(await growth(send));
	return {
		id: 'P6',
		what: `resident memory: ${what}, median of ${rounds}`,
		measured: megabytes(median(grown.map(({after}) => after))),
		against: `the same app showing 50 of them: ${megabytes(median(grown.map(({before}) => before)))}`,
		ratio: median(grown.map(({before, after}) => after / before)),
		goal,
	};
}

/** P6: resident memory after a walk through 10,000 emails and back, with light and with heavy ones. */
export async function measureMemory({dialect}: Settings): Promise<Figure[]> {
	await using light = await serveSend({dialect});
	const walked = `10,000 emails walked through and back, pages of ${pageSize}`;
	const small = await figure(walked, light, 1.5, 5);
	await using heavy = await serveSend({dialect, scenario: 'huge-bodies'});
	const large = await figure('the same with 100 kB of html each', heavy, 1.7, 1);
	return [small, large];
}

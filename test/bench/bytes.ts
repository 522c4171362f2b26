import {isDeepStrictEqual} from 'node:util';
import type {Terminal} from '../helpers/terminal.ts';
import {isFull, openApp, pollsOnDemand, progressText} from './app.ts';
import {cursorLine, moveCursor} from './cursor.ts';
import {byteCount, type Figure} from './figures.ts';
import {quiet, watchFrameEnds} from './frames.ts';
import {serveSend} from './send.ts';
import type {Settings} from './settings.ts';
import {median} from './statistics.ts';

const rounds = 21;
const silenceMs = 100;
const pollMs = 2000;

type Cost = {readonly bytes: number; readonly cells: number};

async function costOf(terminal: Terminal, act: () => Promise<unknown>): Promise<Cost> {
	await quiet(terminal, silenceMs);
	await terminal.settled();
	const before = terminal.cells().flat();
	const mark = terminal.mark();
	await act();
	await quiet(terminal, silenceMs);
	await terminal.settled();
	const after = terminal.cells().flat();
	const cells = after.filter((cell, index) => !isDeepStrictEqual(cell, before[index])).length;
	return {bytes: terminal.mark() - mark, cells};
}

async function costs(terminal: Terminal, act: (round: number) => Promise<unknown>): Promise<Cost[]> {
	const all: Cost[] = [];
	for (let round = 0; round < rounds; round += 1) all.push(await costOf(terminal, () => act(round)));
	return all;
}

function figure(what: string, all: readonly Cost[], limitText: string, limit: (cost: Cost) => number): Figure {
	const bytes = median(all.map((cost) => cost.bytes));
	const cells = median(all.map((cost) => cost.cells));
	return {
		id: 'P4',
		what: `bytes per ${what}, 120×40`,
		measured: `${byteCount(bytes)} for ${Math.round(cells)} changed cells`,
		against: `${limitText}: ${byteCount(median(all.map(limit)))}`,
		ratio: median(all.map((cost) => cost.bytes / limit(cost))),
		goal: 1,
	};
}

async function measureCursor(terminal: Terminal): Promise<Figure> {
	const frameEnd = watchFrameEnds(terminal);
	const all = await costs(terminal, (round) => moveCursor(terminal, round % 2 === 0 ? 'down' : 'up', frameEnd));
	return figure('cursor move', all, '200 + 3 × cells', ({cells}) => 200 + 3 * cells);
}

// Goes down until the cursor stays where it is on the screen and the list moves under it.
async function reachScrolling(terminal: Terminal, frameEnd: () => number | undefined): Promise<void> {
	for (let presses = 0; presses < 80; presses += 1) {
		const {row} = cursorLine(terminal.screen());
		await moveCursor(terminal, 'down', frameEnd);
		if (cursorLine(terminal.screen()).row === row) return;
	}
	throw new Error('The list never scrolled.');
}

async function measureScroll(terminal: Terminal): Promise<Figure> {
	const frameEnd = watchFrameEnds(terminal);
	await reachScrolling(terminal, frameEnd);
	const all = await costs(terminal, () => moveCursor(terminal, 'down', frameEnd));
	return figure('scrolled row', all, 'columns × rows', () => 120 * 40);
}

async function measurePoll({dialect}: Settings): Promise<Figure> {
	await using send = await serveSend({dialect, ageMs: 10_000});
	await using terminal = openApp(send);
	await terminal.sees(isFull);
	const all = await costs(terminal, async () => {
		const before = progressText(terminal.screen());
		send.advance(pollMs);
		await terminal.press('r');
		await terminal.sees((screen) => progressText(screen) !== before);
	});
	return figure('poll', all, '1 KB + 3 × cells', ({cells}) => 1024 + 3 * cells);
}

/** P4: bytes written for a cursor move, a poll and a scrolled row, against the cells that changed. */
export async function measureBytes(settings: Settings): Promise<Figure[]> {
	await using send = await serveSend({dialect: settings.dialect});
	await using terminal = openApp(send, [...pollsOnDemand, '--page-size', '1000']);
	await terminal.sees(isFull);
	const cursor = await measureCursor(terminal);
	return [cursor, await measurePoll(settings), await measureScroll(terminal)];
}

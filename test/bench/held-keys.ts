import {setTimeout as wait} from 'node:timers/promises';
import type {Terminal} from '../helpers/terminal.ts';
import {loadAll, openApp, pollsOnDemand, timeToScreen, usualSize} from './app.ts';
import {placeOf, whereCursorIs} from './cursor.ts';
import {type Figure, milliseconds, reached} from './figures.ts';
import {quiet} from './frames.ts';
import {serveSend} from './send.ts';
import type {Settings} from './settings.ts';
import {median} from './statistics.ts';

const rounds = 3;
const keysPerSecond = 30;
const keysHeld = 4 * keysPerSecond;
const limitMs = 100;
const patienceMs = 5000;

/** Holds a key down for four seconds; how long after the last repeat the cursor is where all of them lead, in ms. */
async function backlogOf(terminal: Terminal, key: 'up' | 'down', by: number): Promise<number> {
	const from = await whereCursorIs(terminal);
	const startedAt = performance.now();
	for (let pressed = 0; pressed < keysHeld - 1; pressed += 1) {
		await terminal.press(key);
		await wait(Math.max(0, startedAt + ((pressed + 1) * 1000) / keysPerSecond - performance.now()));
	}
	const isThere = (screen: string) => placeOf(screen)?.at === from.at + by * keysHeld;
	const tookMs = await timeToScreen(terminal, key, isThere, patienceMs);
	await quiet(terminal, 300);
	return tookMs;
}

/** P3, continued: whether a key that is held down leaves a backlog, with every email loaded. */
export async function measureHeldKeys({dialect}: Settings): Promise<Figure[]> {
	await using send = await serveSend({dialect});
	const figures: Figure[] = [];
	for (const size of [usualSize, {columns: 200, rows: 60}]) {
		await using terminal = openApp(send, [...pollsOnDemand, '--page-size', '1000'], size);
		await loadAll(terminal);
		await quiet(terminal, 300);
		const backlogs: number[] = [];
		for (let round = 0; round < rounds; round += 1) {
			backlogs.push(await backlogOf(terminal, 'up', -1), await backlogOf(terminal, 'down', 1));
		}
		const worstMs = Math.max(...backlogs);
		figures.push({
			id: 'P3',
			what: `key held at ${keysPerSecond}/s for 4 s, ${size.columns}×${size.rows}: last key → cursor there, worst of ${backlogs.length}`,
			measured: `${reached(worstMs, patienceMs)} (median ${reached(median(backlogs), patienceMs)})`,
			against: `limit: ${milliseconds(limitMs)}`,
			ratio: worstMs / limitMs,
			goal: 1,
		});
	}
	return figures;
}

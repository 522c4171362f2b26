import {setTimeout as wait} from 'node:timers/promises';
import type {Terminal} from '../helpers/terminal.ts';
import {isFull, loadAll, openApp, pollsOnDemand, timeToScreen} from './app.ts';
import {placeOf, whereCursorIs} from './cursor.ts';
import type {Figure} from './figures.ts';
import {openGateway} from './gateway.ts';
import {type Loopback, serveSend} from './send.ts';
import type {Settings} from './settings.ts';
import {alternate} from './statistics.ts';

const rounds = 3;
const screens = 40;
const keyMs = 200;
const promptMs = 100;

/** Whether a key that turns a screen did so promptly; one row of it may stay in view. */
async function isPrompt(terminal: Terminal): Promise<boolean> {
	const from = await whereCursorIs(terminal);
	const isThere = (screen: string) => (placeOf(screen)?.at ?? 0) >= from.at + from.height - 1;
	return Number.isFinite(await timeToScreen(terminal, 'page down', isThere, promptMs));
}

/** How many keys of one journey down the list were not prompt. */
async function lateKeys(terminal: Terminal): Promise<number> {
	const startedAt = performance.now();
	let late = 0;
	for (let screen = 0; screen < screens; screen += 1) {
		if (!(await isPrompt(terminal))) late += 1;
		await wait(Math.max(0, startedAt + (screen + 1) * keyMs - performance.now()));
	}
	return late;
}

async function travel(send: Loopback, refusesSizes: boolean): Promise<number> {
	await using gateway = await openGateway(send, refusesSizes);
	await using terminal = openApp(gateway);
	await terminal.sees(isFull);
	return await lateKeys(terminal);
}

/** The same journey where no page is missing: what is late there is late because the machine is busy. */
async function travelLoaded(send: Loopback): Promise<number> {
	await using terminal = openApp(send, [...pollsOnDemand, '--page-size', '1000']);
	await loadAll(terminal);
	await terminal.press('g');
	await terminal.sees(/ 1[–-]\d+ of /);
	return await lateKeys(terminal);
}

/** P12: PgDn five times a second from the top, with latency: the keys after which the cursor was not a screen further at once. */
export async function measureTravel({dialect, latencyMs, refusesSizes}: Settings): Promise<Figure[]> {
	await using send = await serveSend({dialect, latencyMs});
	await using prompt = await serveSend({dialect});
	const runs = {sendwatch: () => travel(send, refusesSizes), loaded: () => travelLoaded(prompt)};
	const samples = await alternate({rounds}, runs);
	const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
	const [waited, late] = [sum(samples.sendwatch), sum(samples.loaded)];
	const keys = rounds * screens;
	return [
		{
			id: 'P12',
			what: `PgDn 5 times a second for ${screens} screens, ${latencyMs} ms of latency: keys after which it took over ${promptMs} ms`,
			measured: `${waited} of ${keys} keys`,
			against: `the same with every email loaded: ${late} of ${keys} keys`,
			ratio: waited === 0 ? 0 : waited / late,
			goal: 1,
		},
	];
}

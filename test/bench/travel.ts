import {setTimeout as wait} from 'node:timers/promises';
import type {Terminal} from '../helpers/terminal.ts';
import {isFull, openApp, timeToScreen} from './app.ts';
import {placeOf} from './cursor.ts';
import type {Figure} from './figures.ts';
import {openGateway} from './gateway.ts';
import {serveSend} from './send.ts';
import type {Settings} from './settings.ts';

const rounds = 3;
const screens = 40;
const keyMs = 200;
const promptMs = 100;

/** Whether a key that turns a screen did so promptly; one row of it may stay in view. */
async function isPrompt(terminal: Terminal): Promise<boolean> {
	const from = placeOf(terminal.screen());
	if (from === undefined) throw new Error('The screen does not say where in the list the cursor is.');
	const isThere = (screen: string) => (placeOf(screen)?.at ?? 0) >= from.at + from.height - 1;
	return Number.isFinite(await timeToScreen(terminal, 'page down', isThere, promptMs));
}

/** How many of the keys of one journey from the top waited for a page. */
async function keysThatWaited(terminal: Terminal): Promise<number> {
	await terminal.sees(isFull);
	const startedAt = performance.now();
	let waited = 0;
	for (let screen = 0; screen < screens; screen += 1) {
		if (!(await isPrompt(terminal))) waited += 1;
		await wait(Math.max(0, startedAt + (screen + 1) * keyMs - performance.now()));
	}
	return waited;
}

/** P12: PgDn five times a second from the top, with latency: the keys after which the cursor was not a screen further at once. */
export async function measureTravel({dialect, latencyMs, refusesSizes}: Settings): Promise<Figure[]> {
	await using send = await serveSend({dialect, latencyMs});
	let waited = 0;
	for (let round = 0; round < rounds; round += 1) {
		await using gateway = await openGateway(send, refusesSizes);
		await using terminal = openApp(gateway);
		waited += await keysThatWaited(terminal);
	}
	const keys = rounds * screens;
	return [
		{
			id: 'P12',
			what: `PgDn 5 times a second for ${screens} screens, ${latencyMs} ms of latency: keys that waited for a page`,
			measured: `${waited} of ${keys} keys`,
			against: 'limit: none',
			ratio: waited / keys,
			goal: 0,
		},
	];
}

import type {ScenarioName} from '../../source/sandbox/options.ts';
import {isFull, openApp, timeToScreen} from './app.ts';
import {type Figure, milliseconds, reached} from './figures.ts';
import {type Asked, type Gateway, openGateway} from './gateway.ts';
import {timeOfBareLoop} from './loop.ts';
import {type Loopback, serveSend} from './send.ts';
import type {Settings} from './settings.ts';
import {alternate, median} from './statistics.ts';

const rounds = 11;
const budgetMs = 120_000;
const patienceMs = 60_000;
const goal = 1.5;

/** A key that has the app read many pages, and the bare loop that reads the same ones. */
export type Race = {
	readonly id: string;
	readonly what: string;
	readonly scenario: ScenarioName;
	readonly key: string;
	/** Whether the screen shows that all have been read. */
	readonly isDone: (screen: string) => boolean;
	/** The queries of the loop's lists, besides the operation and pages of 1,000. */
	readonly lists: readonly string[];
	/** Whether a request is one of those the key needs, even if it was made before the key. */
	readonly isNeeded: (asked: Asked) => boolean;
	readonly mostRequests: number;
};

type Run = {readonly ms: number; readonly requests: number};

async function pressOnce(gateway: Gateway, {key, isDone, isNeeded}: Race): Promise<Run> {
	const before = gateway.asked.length;
	await using terminal = openApp(gateway);
	await terminal.sees(isFull);
	const ms = await timeToScreen(terminal, key, isDone, patienceMs);
	return {ms, requests: gateway.asked.slice(before).filter(isNeeded).length};
}

/** Runs the app and the loop in turn against one server with latency; its requests are counted at the server. */
export async function race(one: Race, {dialect, latencyMs, refusesSizes}: Settings): Promise<Figure[]> {
	await using send: Loopback = await serveSend({dialect, latencyMs, scenario: one.scenario});
	await using gateway = await openGateway(send, refusesSizes);
	const list = `${gateway.url}/Emails?operationId=${send.operationId}&pageSize=1000`;
	const samples = await alternate(
		{rounds, budgetMs},
		{
			sendwatch: () => pressOnce(gateway, one),
			loop: () => timeOfBareLoop(one.lists.map((query) => list + query)),
		},
	);
	const [ours, theirs] = [median(samples.sendwatch.map(({ms}) => ms)), median(samples.loop)];
	const requests = median(samples.sendwatch.map((run) => run.requests));
	const what = `${one.what}, ${latencyMs} ms of latency`;
	return [
		{
			id: one.id,
			what: `${what}, median of ${samples.loop.length}`,
			measured: reached(ours, patienceMs),
			against: `bare undici loop, pages of 1,000: ${milliseconds(theirs)}`,
			ratio: ours / theirs,
			goal,
		},
		{
			id: one.id,
			what: `requests for that`,
			measured: `${requests} requests`,
			against: `limit: ${one.mostRequests} requests`,
			ratio: requests / one.mostRequests,
			goal: 1,
		},
	];
}

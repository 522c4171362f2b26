import type {Terminal} from '../helpers/terminal.ts';
import {isFull, openApp, pollsOnDemand} from './app.ts';
import {isForFailures} from './failure-budget.ts';
import {type Figure, limited} from './figures.ts';
import {quiet} from './frames.ts';
import {type Gateway, openGateway} from './gateway.ts';
import {type Loopback, serveSend} from './send.ts';
import type {Settings} from './settings.ts';

const polls = 11;
const stepMs = 2000;
const silenceMs = 200;

/** How many requests come of an act, besides those for failures, which have a budget of their own. */
async function requestsOf(act: () => Promise<void>, terminal: Terminal, {asked}: Gateway): Promise<number> {
	const before = asked.length;
	await act();
	await quiet(terminal, silenceMs);
	return asked.slice(before).filter((request) => !isForFailures(request)).length;
}

/** The most requests that one of several polls makes. */
async function mostRequests(send: Loopback, args: readonly string[], isFrozen: boolean): Promise<number> {
	await using gateway = await openGateway(send);
	await using terminal = openApp(gateway, [...pollsOnDemand, ...args]);
	await terminal.sees(isFull);
	await quiet(terminal, silenceMs);
	if (isFrozen) await terminal.press('space');
	const counts: number[] = [];
	for (let poll = 0; poll < polls; poll += 1) {
		send.advance(stepMs);
		counts.push(await requestsOf(() => terminal.press('r'), terminal, gateway));
	}
	return Math.max(...counts);
}

/** P8: requests of a poll. */
export async function measurePolls(settings: Settings): Promise<Figure[]> {
	await using send = await serveSend({dialect: settings.dialect, ageMs: 0, durationMs: 600_000});
	const line = async (what: string, limit: number, args: readonly string[], isFrozen = false) =>
		limited(
			'P8',
			`requests per poll, ${what}, most of ${polls}`,
			await mostRequests(send, args, isFrozen),
			limit,
			String,
		);
	return [
		await line('every status', 2, []),
		await line('two statuses', 3, ['--status', 'QUEUED', '--status', 'DELIVERED']),
		await line('frozen', 1, [], true),
	];
}

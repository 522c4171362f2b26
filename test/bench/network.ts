import {setTimeout as wait} from 'node:timers/promises';
import {isFull, openApp} from './app.ts';
import {byteCount, type Figure, limited} from './figures.ts';
import {openGateway} from './gateway.ts';
import {serveSend} from './send.ts';
import type {Settings} from './settings.ts';

const minuteMs = 60_000;
const mostBytes = 256 * 1024;
const mostRequests = 2;

/** P13: what a poll of a settled send with heavy emails reads from the network and asks for, on average over the second minute. */
export async function measureNetwork({dialect}: Settings): Promise<Figure[]> {
	await using send = await serveSend({dialect, scenario: 'huge-bodies'});
	await using gateway = await openGateway(send);
	await using terminal = openApp(gateway, []);
	await terminal.sees(isFull, {withinMs: minuteMs});
	await wait(minuteMs);
	const before = {bytes: gateway.bytes(), requests: gateway.asked.length};
	await wait(minuteMs);
	const since = gateway.asked.slice(before.requests);
	const polls = since.filter(({url}) => url.pathname.endsWith(`/Operations/${send.operationId}`)).length;
	if (polls === 0) throw new Error('There was no poll in a minute.');
	const bytes = (gateway.bytes() - before.bytes) / polls;
	const requests = (count: number) => `${Number(count.toFixed(1))} requests`;
	const where = 'a poll of a settled send with 100 kB of html an email, second minute';
	return [
		limited('P13', `bytes read by ${where}, mean of ${polls}`, bytes, mostBytes, byteCount),
		limited('P13', `requests of ${where}, mean of ${polls}`, since.length / polls, mostRequests, requests),
	];
}

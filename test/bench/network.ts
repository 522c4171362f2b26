import {setTimeout as wait} from 'node:timers/promises';
import {isFull, openApp} from './app.ts';
import {byteCount, type Figure, limited} from './figures.ts';
import {type Gateway, openGateway} from './gateway.ts';
import {serveSend} from './send.ts';
import type {Settings} from './settings.ts';

const minuteMs = 60_000;
const patienceMs = 180_000;
const lookMs = 20;
// Two polls of a settled send take a minute.
const polls = 2;
const mostBytes = 256 * 1024;
const mostRequests = 2;

/** Waits until so many more polls have begun. */
async function nextPolls({asked, operationId}: Gateway, count: number): Promise<void> {
	const begun = () => asked.filter(({url}) => url.pathname.endsWith(`/Operations/${operationId}`)).length;
	const wanted = begun() + count;
	const endAt = performance.now() + patienceMs;
	while (begun() < wanted) {
		if (performance.now() > endAt) throw new Error('There was no poll for three minutes.');
		await wait(lookMs);
	}
}

/** P13: what a poll of a settled send with heavy emails reads from the network and asks for, on average over two polls after a minute. */
export async function measureNetwork({dialect}: Settings): Promise<Figure[]> {
	await using send = await serveSend({dialect, scenario: 'huge-bodies'});
	await using gateway = await openGateway(send);
	await using terminal = openApp(gateway, []);
	await terminal.sees(isFull, {withinMs: minuteMs});
	await wait(minuteMs);
	// From the beginning of one poll to that of another, so that none is counted in part.
	await nextPolls(gateway, 1);
	const before = {bytes: gateway.bytes(), requests: gateway.asked.length};
	await nextPolls(gateway, polls);
	const bytes = (gateway.bytes() - before.bytes) / polls;
	const requests = (gateway.asked.length - before.requests) / polls;
	const unit = (count: number) => `${Number(count.toFixed(1))} requests`;
	const where = `a poll of a settled send with 100 kB of html an email, mean of ${polls} after a minute`;
	return [
		limited('P13', `bytes read by ${where}`, bytes, mostBytes, byteCount),
		limited('P13', `requests of ${where}`, requests, mostRequests, unit),
	];
}

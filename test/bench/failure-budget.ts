import {setTimeout as wait} from 'node:timers/promises';
import {isFull, openApp} from './app.ts';
import {type Figure, limited} from './figures.ts';
import {type Asked, openGateway} from './gateway.ts';
import {serveSend} from './send.ts';
import type {Settings} from './settings.ts';

const minuteMs = 60_000;
const watchedMs = 2.5 * minuteMs;
const mostRequests = 6;

/** Whether a request reads failures or their reasons. */
export function isForFailures(asked: Asked): boolean {
	const {url} = asked;
	const status = url.searchParams.get('status');
	return status === 'FAILED' || status === 'UNDELIVERED' || isForReasons(asked);
}

function isForReasons({url}: Asked): boolean {
	return /\/(?:Errors|Receipts)$/.test(url.pathname);
}

/** The requests for failures after each status has been read to its last page once, but for the reasons that belong to that first read. */
export function afterFirstRead(asked: readonly Asked[]): readonly Asked[] {
	const requests = asked.filter(isForFailures);
	const ends = ['FAILED', 'UNDELIVERED'].map((status) =>
		requests.findIndex(({url, isLastPage}) => isLastPage === true && url.searchParams.get('status') === status),
	);
	const reasons = requests.filter(isForReasons);
	const again = reasons.findIndex(({url}, index) => index > 0 && !url.searchParams.has('pageToken'));
	const isFirst = new Set(again === -1 ? reasons : reasons.slice(0, again));
	return ends.includes(-1) ? [] : requests.slice(Math.max(...ends) + 1).filter((one) => !isFirst.has(one));
}

/** The most requests in any minute. */
export function mostInAMinute(requests: readonly Asked[]): number {
	const within = (from: number) => requests.filter(({atMs}) => atMs >= from && atMs < from + minuteMs).length;
	return Math.max(0, ...requests.map(({atMs}) => within(atMs)));
}

/** P8, continued: the requests for failures while more and more emails of a bounce storm fail, in real time. */
export async function measureFailureBudget({dialect}: Settings): Promise<Figure[]> {
	await using send = await serveSend({
		dialect,
		scenario: 'bounce-storm',
		ageMs: minuteMs,
		durationMs: 5 * minuteMs,
		isLive: true,
	});
	await using gateway = await openGateway(send);
	await using terminal = openApp(gateway, []);
	await terminal.sees(isFull);
	await terminal.press('c');
	await wait(watchedMs);
	if (!gateway.asked.some(isForFailures)) throw new Error('No failures were read.');
	const requests = mostInAMinute(afterFirstRead(gateway.asked));
	const what = 'requests for failures in any minute after the first full read, `bounce-storm` under way';
	return [limited('P8', what, requests, mostRequests, String)];
}

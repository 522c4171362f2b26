import type {EmailPage} from '../core/emails/email.ts';
import {sliceOf} from '../core/emails/filter.ts';
import {nextDelay} from '../core/network/delays.ts';
import type {Problem} from '../core/network/problem.ts';
import type {Clock} from '../core/time/clock.ts';
import type {Store} from '../state/store.ts';
import type {Event} from '../state/watch/event.ts';
import type {SizedRequest} from '../state/watch/list/paging/page-size.ts';
import {type RefreshPace, refreshEveryMs} from '../state/watch/list/paging/refresh-pace.ts';
import {refreshRequests} from '../state/watch/list/paging/refresh-requests.ts';
import type {PageRequest} from '../state/watch/list/streams.ts';
import {outdatedRowsReadAt} from '../state/watch/select/rows-age.ts';
import {hasEnded} from '../state/watch/select/send/ending.ts';
import type {State} from '../state/watch/state.ts';
import {attempt} from './attempt.ts';
import {type AskedPage, askPage} from './lists/ask-page.ts';
import type {RetryingClient} from './retrying-client.ts';

type Report = (event: Event) => void;

type RefresherOptions = {
	readonly client: RetryingClient;
	readonly store: Store;
	readonly clock: Clock;
	readonly random: () => number;
};

/** Refreshes the rows on the screen, with the polls and between them. */
export type RowRefresher = {
	/** Reports what a poll reads of the rows, unless that is not due yet. However many requests fail, the poll has failed once, which is reported last. */
	readonly refresh: (report: Report, signal: AbortSignal) => Promise<void>;
	/** Says that a poll begins, which refreshes the rows itself. */
	readonly startPoll: () => void;
	/** Refreshes the rows between two polls if the send has settled and they say otherwise. */
	readonly look: () => void;
	readonly close: () => void;
};

/** A server whose emails do not agree with its counters is not asked again and again. */
const MOST_LOOKS_A_POLL = 10;

/** Creates a refresher, which requests nothing by itself; `closing` aborts what it requests between polls. */
export function createRowRefresher(
	{client, store, clock, random}: RefresherOptions,
	closing: AbortSignal,
): RowRefresher {
	let polledAt = 0;
	let looks = 0;
	let mayLookAt = 0;
	let underWay = 0;
	let looking = new AbortController();
	let cancelLook: (() => void) | undefined;

	async function refresh(report: Report, signal: AbortSignal): Promise<void> {
		const state = store.getState();
		const {refreshPace, refreshAt = 0} = state.list;
		if (clock.now() < Math.max(refreshPace?.dueAt ?? 0, refreshAt)) return;
		await read(state, calmDelay(state, clock.now()), report, signal);
	}

	async function read(state: State, pollMs: number, report: Report, signal: AbortSignal): Promise<void> {
		const {list, freeze, intervalMs} = state;
		const {generation, refreshPace} = list;
		if (freeze !== undefined) return;
		underWay += 1;
		const pages: EmailPage[] = [];
		const failures: (PageRequest & {readonly problem: Problem})[] = [];
		const request = ({size, ...place}: SizedRequest) =>
			attempt({
				signal,
				ask: () => askRows(state, {...place, size}, signal),
				succeed({page, largestSize}) {
					if (largestSize !== undefined) report({type: 'refused-page-size', largestSize});
					report({type: 'refreshed-page', at: clock.now(), generation, ...place, page});
					pages.push(page);
				},
				fail: (problem) => failures.push({...place, problem}),
			});
		try {
			await Promise.all(refreshRequests(list, pollMs).map(request));
		} finally {
			underWay -= 1;
		}
		mayLookAt = clock.now() + Math.max(intervalMs, refreshEveryMs(bytesOf(pages), intervalMs));
		const pace = paceAfter(pages, pollMs);
		if (pages.length > 0 && (pace !== undefined || refreshPace !== undefined))
			report({type: 'paced-refresh', generation, ...(pace === undefined ? {} : {pace})});
		const [failure] = failures;
		if (failure !== undefined) {
			const at = clock.now();
			report({type: 'failed-refresh', at, generation, ...failure, retryAt: at + refreshDelay(failure.problem)});
		}
	}

	function refreshDelay(problem: Problem): number {
		const {intervalMs, list} = store.getState();
		return nextDelay({intervalMs, hasEnded: false, failures: list.failures + 1, problem, jitter: random()});
	}

	/** A single attempt: a later poll asks again anyway. */
	function askRows({list, operationId}: State, request: SizedRequest, signal: AbortSignal): Promise<AskedPage> {
		const {token, size: pageSize, status} = request;
		const query = {operationId, filter: sliceOf(list.filter, status), token, pageSize};
		return askPage(client, query, list.pageSize, signal, true);
	}

	/** When the next refresh is due after one that read so much; undefined if every poll may have one. */
	function paceAfter(pages: readonly EmailPage[], pollMs: number): RefreshPace | undefined {
		const everyMs = refreshEveryMs(bytesOf(pages), pollMs);
		if (everyMs <= pollMs) return undefined;
		const emails = pages.reduce((sum, page) => sum + page.emails.length, 0);
		return {dueAt: clock.now() + everyMs, everyMs, emails};
	}

	function look(): void {
		if (cancelLook !== undefined || underWay > 0 || !isLookDue()) return;
		const {refreshAt = 0} = store.getState().list;
		cancelLook = clock.after(Math.max(0, Math.max(mayLookAt, refreshAt) - clock.now()), () => void lookNow());
	}

	async function lookNow(): Promise<void> {
		cancelLook = undefined;
		if (underWay > 0 || !isLookDue()) return;
		looks += 1;
		const state = store.getState();
		const events: Event[] = [];
		const signal = AbortSignal.any([closing, looking.signal]);
		await read(state, state.intervalMs, (event) => events.push(event), signal);
		if (!signal.aborted && events.length > 0) store.dispatch(...events);
	}

	/** Whether rows on the screen that the last poll did not read contradict the counters. */
	function isLookDue(): boolean {
		const state = store.getState();
		if (closing.aborted || looks >= MOST_LOOKS_A_POLL || state.fatal !== undefined || state.haltedBy !== undefined)
			return false;
		if (state.watch.problem !== undefined) return false;
		const readAt = outdatedRowsReadAt(state, state.list.travel.height);
		return readAt !== undefined && readAt < polledAt;
	}

	/** A poll refreshes the rows itself. */
	function stopLooking(): void {
		cancelLook?.();
		cancelLook = undefined;
		looking.abort();
		looking = new AbortController();
	}

	return {
		refresh,
		startPoll() {
			polledAt = clock.now();
			looks = 0;
			stopLooking();
		},
		look,
		close: stopLooking,
	};
}

function bytesOf(pages: readonly EmailPage[]): number {
	return pages.reduce((sum, page) => sum + (page.bytes ?? 0), 0);
}

/** The time between two polls while nothing fails. */
function calmDelay({intervalMs, watch}: State, now: number): number {
	return nextDelay({intervalMs, hasEnded: hasEnded(watch, now), failures: 0, jitter: 0});
}

import {type Client, createClient} from '../api/client.ts';
import type {Access} from '../api/credentials.ts';
import type {AppConfig} from '../command-line/config/config.ts';
import {isTlsUnchecked} from '../command-line/credentials/tls-warnings.ts';
import {idTimestamp, type OperationId} from '../core/operation/ids.ts';
import {GRACE_MS} from '../core/operation/terms.ts';
import type {SafeText} from '../core/text/text.ts';
import {systemClock} from '../monitor/clock.ts';
import {createPoller, type Poller} from '../monitor/poller.ts';
import {watchForSleep} from '../monitor/wake.ts';
import {createStore, type Store} from '../state/store.ts';
import {newWatch, type WatchOptions} from '../state/watch/new-watch.ts';
import {recordWatch} from './record-watch.ts';

/** One operation to watch, and where. */
export type Target = {
	readonly operationId: OperationId;
	readonly baseUrl: string;
	/** The profile of the config file in use. */
	readonly profile?: string | undefined;
	readonly access: Access;
	/** The server is the demo's sandbox, which takes any credentials. */
	readonly isDemo?: true;
	/** The id comes from a 202 answer of a moment ago. */
	readonly isJustSent?: boolean;
	/** How long a 404 is tolerated for a while, in ms; if it is not given, 30 s for an operation that was just sent or is less than a minute old. */
	readonly waitForMs?: number;
	/** False if nobody looks at the emails themselves. */
	readonly isListed?: boolean;
	/** The client of several watches; if it is not given, the watch creates one. */
	readonly client?: Client;
};

/** How the operation is requested, and what is written down. */
export type WatchPlan = Pick<
	AppConfig,
	'intervalMs' | 'pageSize' | 'filter' | 'recording' | 'isMasked' | 'stallAfterMs'
> &
	Partial<Pick<AppConfig, 'terms'>>;

/** A watch under way. */
export type OpenWatch = {
	readonly store: Store;
	readonly poller: Poller;
	/** Ends everything under way. */
	readonly close: () => Promise<void>;
};

const YOUNG_MS = 60_000;

/** Begins to watch an operation: the first request is on its way. `warn` hears why nothing more is recorded. */
export function openWatch(target: Target, plan: WatchPlan, warn: (why: SafeText, store: Store) => void): OpenWatch {
	const {now} = systemClock;
	const {operationId, baseUrl, access, isListed = true} = target;
	const client = target.client ?? createClient({baseUrl, access, now});
	const graceMs = target.waitForMs ?? graceFor(target, now());
	const {intervalMs, pageSize, filter, isMasked, stallAfterMs, terms = {}} = plan;
	const options: WatchOptions = {
		operationId,
		now: now(),
		intervalMs,
		pageSize,
		filter,
		isMasked,
		graceMs,
		stallAfterMs,
		terms,
		isListed,
	};
	const caution = isTlsUnchecked(baseUrl) ? {isTlsUnchecked: true as const} : {};
	const watched = createStore({...newWatch(options), ...caution});
	// The demo's server is gone after it, and its id with it.
	const recording = plan.recording?.isDemo === false ? {...plan.recording, baseUrl} : plan.recording;
	const {store, close} = recordWatch(watched, options, recording, (why) => warn(why, watched));
	const poller = createPoller({client, store, clock: systemClock, random: Math.random});
	poller.start();
	const stopWatchingForSleep = watchForSleep(systemClock, poller.wake);
	return {
		store,
		poller,
		async close() {
			stopWatchingForSleep();
			poller.close();
			close();
			if (target.client === undefined) await client.close();
		},
	};
}

/** A new operation may not be visible at once: a 404 for one that was just sent, or whose id says so, is tolerated for a while. */
function graceFor({operationId, isJustSent}: Target, now: number): number {
	return isJustSent === true || Math.abs(now - idTimestamp(operationId)) < YOUNG_MS ? GRACE_MS : 0;
}

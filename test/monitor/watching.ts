import type {Client, EmailQuery} from '../../source/api/client.ts';
import type {EmailPage, FetchedEmail, Receipt} from '../../source/core/emails/email.ts';
import type {ReasonPage} from '../../source/core/emails/failure.ts';
import {NO_FILTER} from '../../source/core/emails/filter.ts';
import type {ProblemKind} from '../../source/core/network/problem.ts';
import type {OperationId} from '../../source/core/operation/ids.ts';
import type {Operation} from '../../source/core/operation/operation.ts';
import {createPoller, type Poller} from '../../source/monitor/poller.ts';
import {createStore, type Store} from '../../source/state/store.ts';
import {newWatch, type WatchOptions} from '../../source/state/watch/new-watch.ts';
import type {State} from '../../source/state/watch/state.ts';
import {createFakeClock, type FakeClock} from '../helpers/fake-clock.ts';
import {oneTurn, problemError} from './problems.ts';

export const OPERATION_ID = 'comms_operation_01h2xcejqtf2nbrexx3vqjhp41' as OperationId;

/** One request that the test has to answer. */
export type Asked = {
	readonly what: 'operation' | 'page' | 'email' | 'receipts' | 'reasons';
	readonly query?: EmailQuery;
	readonly id: string;
	readonly signal: AbortSignal;
	readonly answer: (value: Operation | EmailPage | FetchedEmail | readonly Receipt[] | ReasonPage) => Promise<void>;
	readonly fail: (kind: ProblemKind, retryAfterMs?: number) => Promise<void>;
};

/** A poller whose requests the test answers and whose time the test winds. */
export type Watching = {
	readonly store: Store;
	readonly clock: FakeClock;
	readonly poller: Poller;
	readonly state: () => State;
	/** Every request so far, answered or not. */
	readonly asked: readonly Asked[];
	/** Takes the oldest request of this kind that has not been taken yet; throws when there is none. */
	readonly take: (what: Asked['what']) => Asked;
	readonly untaken: () => readonly string[];
	/** How often new connections were requested. */
	readonly renewals: () => number;
};

/** Opens a watch on a scripted server. */
export function openWatch(changes: Partial<WatchOptions> = {}): Watching {
	const clock = createFakeClock();
	const asked: Asked[] = [];
	const taken = new Set<Asked>();
	let renewals = 0;
	const ask = <T>(what: Asked['what'], id: string, signal: AbortSignal, query?: EmailQuery): Promise<T> =>
		new Promise<T>((resolve, reject) => {
			signal.addEventListener('abort', () => reject(signal.reason));
			asked.push({
				what,
				id,
				signal,
				...(query === undefined ? {} : {query}),
				answer: (value) => settle(() => resolve(value as T)),
				fail: (kind, retryAfterMs) => settle(() => reject(problemError(kind, retryAfterMs))),
			});
		});
	const client: Client = {
		fetchOperation: (id, signal) => ask('operation', id, signal),
		listEmails: (query, signal) => ask('page', query.operationId ?? '', signal, query),
		listOperations: (_, signal) => ask('page', '', signal),
		fetchEmail: (id, signal) => ask('email', id, signal),
		listReasons: (id, _, signal) => ask('reasons', id, signal),
		fetchReceipts: (id, signal) => ask('receipts', id, signal),
		renew: () => {
			renewals += 1;
		},
		close: async () => {},
	};
	const options = {
		operationId: OPERATION_ID,
		now: clock.now(),
		intervalMs: 2000,
		pageSize: 3,
		filter: NO_FILTER,
	};
	const store = createStore(newWatch({...options, ...changes}));
	const poller = createPoller({client, store, clock, random: () => 1});
	return {
		store,
		clock,
		poller,
		asked,
		state: store.getState,
		take(what) {
			const found = asked.find((one) => one.what === what && !taken.has(one));
			if (found === undefined) throw new Error(`No ${what} was asked for.`);
			taken.add(found);
			return found;
		},
		renewals: () => renewals,
		untaken: () => asked.filter((one) => !taken.has(one)).map(({what}) => what),
	};
}

/** An answer reaches the state some promise turns later: one turn of the event loop is past them all. */
async function settle(deliver: () => void): Promise<void> {
	deliver();
	await oneTurn();
}

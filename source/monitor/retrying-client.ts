import type {Client} from '../api/client.ts';
import {createPageReader} from './lists/page-reader.ts';
import type {Retrier} from './retry.ts';

/** The client with retries and holds, which reads heavy pages in pieces. */
export type RetryingClient = Pick<Client, 'fetchEmail' | 'fetchReceipts'> & {
	readonly listOperations: (
		...request: [...Parameters<Client['listOperations']>, isOnce?: boolean]
	) => ReturnType<Client['listOperations']>;
	/** One page in one request, which is not repeated: a page that is too heavy is the caller's to ask for again. */
	readonly listPage: Client['listEmails'];
	readonly listReasons: (
		...request: [...Parameters<Client['listReasons']>, isOnce?: boolean]
	) => ReturnType<Client['listReasons']>;
	readonly listEmails: (
		...request: [...Parameters<Client['listEmails']>, isOnce?: boolean]
	) => ReturnType<Client['listEmails']>;
	readonly fetchOperation: (
		...request: [...Parameters<Client['fetchOperation']>, isOnce?: boolean]
	) => ReturnType<Client['fetchOperation']>;
};

/**
 * Sends the requests of a client through a retrier. In a `watch` the operation is what matters: trouble with anything else must not make the
 * counters old. Else (`lists`) all requests are main ones.
 */
export function createRetryingClient(client: Client, {ask}: Retrier, purpose: 'watch' | 'lists'): RetryingClient {
	const isSide = purpose === 'watch';
	return {
		fetchOperation: (id, signal, isOnce) =>
			ask(() => client.fetchOperation(id, signal), {signal, isSide: false, isOnce}),
		listEmails: createPageReader((query, signal, isOnce) =>
			ask(() => client.listEmails(query, signal), {signal, isSide, isOnce}),
		),
		listOperations: (query, signal, isOnce) =>
			ask(() => client.listOperations(query, signal), {signal, isSide, isOnce}),
		listPage: (query, signal) => ask(() => client.listEmails(query, signal), {signal, isSide, isOnce: true}),
		listReasons: (id, token, signal, isOnce) =>
			ask(() => client.listReasons(id, token, signal), {signal, isSide, isOnce}),
		fetchEmail: (id, signal) => ask(() => client.fetchEmail(id, signal), {signal, isSide}),
		fetchReceipts: (id, signal) => ask(() => client.fetchReceipts(id, signal), {signal, isSide}),
	};
}

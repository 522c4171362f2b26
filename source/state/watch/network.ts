import type {Problem} from '../../core/network/problem.ts';
import type {Handlers} from './handlers.ts';

/** What the watch waits for because of the network. Times are epoch ms. */
export type Network = {
	/** The server asked us to pause before `until`. The user may end a pause, which is a long hold. */
	readonly held?: {readonly until: number; readonly isPause: boolean; readonly problem: Problem};
	/** When the request that failed last is retried, within the same poll. */
	readonly retry?: {readonly at: number; readonly problem: Problem};
};

/** Nothing to wait for. */
export const FREE_NETWORK: Network = {};

/** A poll: whether the operation is still being asked for, and whether the list still shows what the poll before it changed. */
export type Poll = {readonly isAsking: boolean; readonly showsOldChanges: boolean};

/** No poll is under way. */
export const NO_POLL: Poll = {isAsking: false, showsOldChanges: false};

/** Holds and retries. */
export type NetworkEvent =
	| {readonly type: 'held-back'; readonly until: number; readonly isPause: boolean; readonly problem: Problem}
	| {readonly type: 'released'}
	| {readonly type: 'retries-later'; readonly at: number; readonly problem: Problem};

/** What each of these events does to the holds and retries. */
export const NETWORK_HANDLERS: Handlers<Network, NetworkEvent> = {
	'held-back': (network, {until, isPause, problem}) => ({...network, held: {until, isPause, problem}}),
	released: () => FREE_NETWORK,
	'retries-later': (network, {at, problem}) => ({...network, retry: {at, problem}}),
};

/** After a poll that ended at a moment (epoch ms): no retry is pending, and a hold that has passed is over. */
export function settleNetwork(network: Network, at: number): Network {
	const {held} = network;
	return held !== undefined && held.until > at ? {held} : FREE_NETWORK;
}

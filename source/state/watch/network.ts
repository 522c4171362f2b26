import type {Problem} from '../../core/network/problem.ts';
import type {Handlers} from './handlers.ts';

/** What the network makes the watch wait for. Times are epoch ms. */
export type Network = {
	/** No request goes out before `until`: the server asked for it. A pause may be ended by the watcher. */
	readonly held?: {readonly until: number; readonly isPause: boolean; readonly problem: Problem};
	/** The request that failed last is sent again at this moment, within the same poll. */
	readonly retry?: {readonly at: number; readonly problem: Problem};
};

/** Nothing to wait for. */
export const FREE_NETWORK: Network = {};

/** What changes it. */
export type NetworkEvent =
	| {readonly type: 'held-back'; readonly until: number; readonly isPause: boolean; readonly problem: Problem}
	| {readonly type: 'released'}
	| {readonly type: 'retries-later'; readonly at: number; readonly problem: Problem};

export const NETWORK_HANDLERS: Handlers<Network, NetworkEvent> = {
	'held-back': (network, {until, isPause, problem}) => ({...network, held: {until, isPause, problem}}),
	released: () => FREE_NETWORK,
	'retries-later': (network, {at, problem}) => ({...network, retry: {at, problem}}),
};

/** A poll has ended at this moment: what was to be tried again has been, and a hold that has passed is over. */
export function settleNetwork(network: Network, at: number): Network {
	const {held} = network;
	return held !== undefined && held.until > at ? {held} : FREE_NETWORK;
}

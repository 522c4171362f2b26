import type {Problem} from '../../core/network/problem.ts';

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

/** The network's state after one of its events. */
export function receiveNetwork(network: Network, event: NetworkEvent): Network {
	switch (event.type) {
		case 'held-back':
			return {...network, held: {until: event.until, isPause: event.isPause, problem: event.problem}};
		case 'released':
			return FREE_NETWORK;
		case 'retries-later':
			return {...network, retry: {at: event.at, problem: event.problem}};
	}
}

/** A poll has ended at this moment: what was to be tried again has been, and a hold that has passed is over. */
export function settleNetwork(network: Network, at: number): Network {
	const isHeld = network.held !== undefined && network.held.until > at;
	return isHeld && network.held !== undefined ? {held: network.held} : FREE_NETWORK;
}

import type {OperationId} from '../../../core/operation/ids.ts';
import type {BoardStore} from '../../../monitor/board-poller.ts';
import type {Board} from '../../../state/board/board.ts';
import {serverTime} from '../../../state/watch/operation.ts';
import {type KeptNamesOptions, openKeptNames} from '../../kept-names.ts';

/** Where names are kept, and of which server. */
export type NameMemoryOptions = Omit<KeptNamesOptions, 'serverNow'>;

/**
 * Gives a board the names of sends that were read before, and keeps those that it reads for 7 days. The returned function ends that.
 */
export function rememberNames(store: BoardStore, options: NameMemoryOptions): () => void {
	const kept = openKeptNames({...options, serverNow: () => serverNow(store, options.now())});
	const seen = new Set<OperationId>();
	let looked: Board['sends'] | undefined;
	const look = () => {
		const {sends} = store.getState();
		// Keys, and most of what a poll tells, change no send.
		if (sends === looked) return;
		looked = sends;
		const unnamed = [...sends.values()].flatMap(({id, name}) => {
			const before = name === undefined ? kept.find(id) : undefined;
			if (before !== undefined) seen.add(id);
			return before === undefined ? [] : [[id, before] as const];
		});
		if (unnamed.length > 0) store.dispatch({type: 'named-sends', names: unnamed});
		for (const {id, name} of store.getState().sends.values()) {
			if (name?.subject === undefined || seen.has(id)) continue;
			seen.add(id);
			kept.keep(id, name);
		}
	};
	look();
	const unsubscribe = store.subscribe(look);
	return () => {
		unsubscribe();
		kept.write();
	};
}

/** The time by the newest answer that says it; by our own clock where none does. */
function serverNow(store: BoardStore, now: number): number {
	const {sends} = store.getState();
	let latest: number | undefined;
	for (const {watch} of sends.values())
		if (watch.operation?.answeredAt !== undefined)
			latest = Math.max(latest ?? Number.NEGATIVE_INFINITY, serverTime(watch, now));
	return latest ?? now;
}

import type {BoardStore} from '../../../monitor/board-poller.ts';
import {readPast} from '../../../recording/past.ts';
import {pastsWanted} from '../../../state/board/compare/figures.ts';

/** Where the recordings are, and of which server. */
export type PastReaderOptions = {readonly folder: string; readonly baseUrl: string};

/** Tells a board what the recordings on this machine know of the sends that are compared. The returned function ends that. */
export function readPasts(store: BoardStore, {folder, baseUrl}: PastReaderOptions): () => void {
	const closing = new AbortController();
	const {signal} = closing;
	let isReading = false;

	async function readNext(): Promise<void> {
		const [id] = pastsWanted(store.getState());
		if (id === undefined || isReading || signal.aborted) return;
		isReading = true;
		const past = await readPast(folder, id, baseUrl, signal);
		isReading = false;
		if (!signal.aborted) store.dispatch({type: 'read-past', id, past});
	}

	const unsubscribe = store.subscribe(() => void readNext());
	return () => {
		unsubscribe();
		closing.abort();
	};
}

import type {RecordingPlan} from '../command-line/config/recording-config.ts';
import type {SafeText} from '../core/text/text.ts';
import type {Clock} from '../core/time/clock.ts';
import {systemClock} from '../monitor/clock.ts';
import {openJournal, recorded} from '../recording/journal/journal.ts';
import {pruneRecordings, recordingPath} from '../recording/recordings.ts';
import type {Store} from '../state/store.ts';
import type {WatchOptions} from '../state/watch/new-watch.ts';

const PRUNE_AFTER_MS = 1000;

/**
 * Records a watch if there is a plan for it: gives the store that its events have to go through, and what ends the recording.
 * `tell` hears in one sentence why nothing more is recorded; the watch continues. Recordings that are too old are removed.
 */
export function recordWatch(
	store: Store,
	options: WatchOptions,
	plan: (RecordingPlan & {readonly baseUrl?: string}) | undefined,
	tell: (why: SafeText) => void,
	clock: Clock = systemClock,
): {readonly store: Store; readonly close: () => void} {
	if (plan === undefined) return {store, close: () => {}};
	const {folder, isFull, isDemo, baseUrl} = plan;
	const path = recordingPath(folder, options.operationId, options.now);
	const journal = openJournal({path, watchOptions: options, isFull, isDemo, baseUrl, now: clock.now, onStop: tell});
	// The demo's server is on this machine: it knows no better what day it is.
	const cancelPruning = isDemo ? () => {} : pruneAfterAnswer(store, folder, clock);
	return {
		store: recorded(store, journal),
		close() {
			cancelPruning();
			journal.close();
		},
	};
}

/**
 * Removes old recordings after the first answer. Either clock may be a month ahead, the machine's or the server's: the earlier of the
 * two decides.
 */
function pruneAfterAnswer(store: Store, folder: string, clock: Clock): () => void {
	let cancel = () => {};
	const unsubscribe = store.subscribe(() => {
		const {answeredAt} = store.getState().watch.operation ?? {};
		if (answeredAt === undefined) return;
		unsubscribe();
		// Not before the first frame: nobody waits for it.
		cancel = clock.after(PRUNE_AFTER_MS, () => pruneRecordings(folder, Math.min(clock.now(), answeredAt)));
	});
	return () => {
		unsubscribe();
		cancel();
	};
}

import {nextDelay} from '../../../core/network/delays.ts';
import {type List, visibleRows} from '../list/list.ts';
import {roundMs} from '../list/refresh-pace.ts';
import type {State} from '../state.ts';
import {hasEnded} from './ending.ts';

const FEW_POLLS = 3;
const FEW_ROUNDS = 1.5;

/**
 * When the oldest of the visible rows was read, in epoch ms: only where the counters have gone on for more than a few polls since then, or
 * a refresh of heavy emails is overdue. A frozen list says itself that it is.
 */
export function oldRowsReadAt({list, watch, intervalMs, freeze}: State, height: number): number | undefined {
	const {updatedAt} = watch;
	const {rows} = visibleRows(list, height);
	if (freeze !== undefined || updatedAt === undefined || rows.length === 0) return undefined;
	const pollMs = nextDelay({intervalMs, hasEnded: hasEnded(watch, updatedAt), failures: 0, jitter: 0});
	const round = list.refreshPace === undefined ? 0 : roundMs(list.refreshPace, rows.length);
	const oldest = Math.min(...rows.map(({key}) => readAt(list, key)));
	return updatedAt - oldest > Math.max(FEW_POLLS * pollMs, FEW_ROUNDS * round) ? oldest : undefined;
}

/** When an email was read, by whichever stream has it: each updates it in all. */
function readAt({streams}: List, id: string): number {
	const times = streams.map(({pages}) => pages.loaded.find(({ids}) => ids.has(id))?.readAt ?? 0);
	return Math.max(...times);
}

/** How long it takes until each visible row has been refreshed, in ms; undefined where every poll does that. */
export function refreshRoundMs({refreshPace}: List, height: number): number | undefined {
	return refreshPace === undefined ? undefined : roundMs(refreshPace, height);
}

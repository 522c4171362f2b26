import type {Email} from '../../../core/emails/email.ts';
import {nextDelay} from '../../../core/network/delays.ts';
import {meaningOf} from '../../../core/operation/status.ts';
import {emailUnderCursor, isOfFailures, type List, type Row, visibleRows} from '../list/list.ts';
import type {LoadedPage} from '../list/pages.ts';
import {roundMs} from '../list/paging/refresh-pace.ts';
import type {Stream} from '../list/streams.ts';
import type {State} from '../state.ts';
import {hasEnded} from './send/ending.ts';

const FEW_POLLS = 3;
const FEW_ROUNDS = 1.5;

/**
 * When the oldest of the visible rows was read, in epoch ms: only if the counters have gone on for more than a few polls since then, if
 * they say that the send has settled and the rows do not, or if a refresh of heavy emails is overdue. A frozen list says so itself; a list that is filtered here sends no requests.
 */
export function oldRowsReadAt(state: State, height: number): number | undefined {
	const {list, watch, intervalMs, freeze} = state;
	const {updatedAt} = watch;
	const {rows} = visibleRows(list, height);
	if (freeze !== undefined || updatedAt === undefined || rows.length === 0 || !isRefreshed(list)) return undefined;
	const outdated = outdatedRowsReadAt(state, height);
	if (outdated !== undefined && updatedAt - outdated > FEW_ROUNDS * intervalMs) return outdated;
	const pollMs = nextDelay({intervalMs, hasEnded: hasEnded(watch, updatedAt), failures: 0, jitter: 0});
	const round = list.refreshPace === undefined ? 0 : roundMs(list.refreshPace, rows.length);
	const times = list.streams.map((stream) => readTimes(stream, rows));
	const oldest = Math.min(...rows.map((_, index) => Math.max(...times.map((all) => all[index] ?? 0))));
	return updatedAt - oldest > Math.max(FEW_POLLS * pollMs, FEW_ROUNDS * round) ? oldest : undefined;
}

/** When the oldest of the visible rows was read whose email is still under way although the send has settled, in epoch ms. */
export function outdatedRowsReadAt(
	{list, watch, freeze}: Pick<State, 'list' | 'watch' | 'freeze'>,
	height: number,
): number | undefined {
	if (!watch.isSettled || freeze !== undefined || !isRefreshed(list)) return undefined;
	const rows = visibleRows(list, height).rows.filter(({email}) => isUnderWay(email));
	if (rows.length === 0) return undefined;
	const times = list.streams.map((stream) => readTimes(stream, rows));
	return Math.min(...rows.map((_, index) => Math.max(...times.map((all) => all[index] ?? 0))));
}

/** Whether polls refresh its rows: not where the filter is applied here, and a list by reason has failures only, which do not change any more. */
function isRefreshed(list: List): boolean {
	return list.isLocal !== true && !isOfFailures(list);
}

function isUnderWay({status}: Email): boolean {
	return ['waiting', 'moving'].includes(meaningOf(status.raw));
}

/** When the email under the cursor was read, in epoch ms, if its status is in doubt: no email is under way any more, or it is old. */
export function oldCursorReadAt(state: State): number | undefined {
	const {list, watch, freeze} = state;
	const email = emailUnderCursor(list);
	if (email === undefined || freeze !== undefined || !isRefreshed(list)) return undefined;
	const isPast = watch.isSettled && isUnderWay(email);
	if (!isPast) return oldRowsReadAt(state, 1);
	const rows = [{key: email.id.raw}];
	return Math.max(...list.streams.flatMap((stream) => readTimes(stream, rows)));
}

/** When a stream read each of some rows; 0 if it does not have them. An email that one stream has read is updated in all. */
function readTimes({pages: {loaded}}: Stream, rows: readonly Pick<Row, 'key'>[]): readonly number[] {
	let page: LoadedPage | undefined;
	return rows.map(({key}) => {
		// Most rows are on the page of the row before.
		if (page?.places.has(key) !== true) page = loaded.find(({places}) => places.has(key));
		return page?.readAt ?? 0;
	});
}

/** How long it takes until each visible row has been refreshed, in ms; undefined if every poll does that. */
export function refreshRoundMs({refreshPace}: List, height: number): number | undefined {
	return refreshPace === undefined ? undefined : roundMs(refreshPace, height);
}

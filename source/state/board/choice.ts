import {foreignHost} from '../../core/network/base-urls.ts';
import {type Counts, endedShare, failureCount} from '../../core/operation/counts.ts';
import type {OperationId} from '../../core/operation/ids.ts';
import {RETENTION_MS} from '../../core/operation/retention.ts';
import {clockTime, percent, plural} from '../../core/text/format.ts';
import {type SafeText, say, type Untrusted} from '../../core/text/text.ts';
import {type Badge, sendBadgeOf} from '../watch/select/send/badge.ts';
import type {HistoryEntry} from './history-entry.ts';

/** An operation to choose: it is watched or, where Twilio has deleted it, replayed from its recording. */
export type Choice = {
	readonly operationId: OperationId;
	/** How the send stood at the end of the watch, for its glyph. */
	readonly badge: Badge;
	readonly note: SafeText;
} & ({readonly action: 'watch'} | {readonly action: 'replay'; readonly path: string});

/** The operations of the recorded watches, each once, the last watched first. Without credentials there are only their recordings. */
export function choicesInHistory(
	entries: readonly HistoryEntry[],
	now: number,
	hasCredentials = true,
): readonly Choice[] {
	const latest = new Map<OperationId, HistoryEntry>();
	for (const entry of entries) if (!latest.has(entry.operationId)) latest.set(entry.operationId, entry);
	return [...latest.values()].map((entry) => {
		const {operation, counts} = entry.state.watch;
		const isWatchable = hasCredentials && isAtTwilio(entry, now);
		const host = foreignHost(entry.baseUrl);
		const place = host === undefined ? '' : `; at ${host}`;
		const past = `watched ${clockTime(entry.endedAt, now)}${isWatchable ? '' : '; plays the recording'}${place}`;
		return {
			operationId: entry.operationId,
			...(isWatchable ? {action: 'watch' as const} : {action: 'replay' as const, path: entry.path}),
			badge: sendBadgeOf(entry.state, entry.endedAt),
			note: say`${countsText(operation?.status, counts)}, ${past}`,
		};
	});
}

/** Whether Twilio can still have the operation. */
function isAtTwilio({isDemo, startedAt, state}: HistoryEntry, now: number): boolean {
	return !isDemo && now - (state.watch.operation?.createdAt ?? startedAt) < RETENTION_MS;
}

/** The counts of a recording, in a list to pick from: the failures first, which stay in view where the rest is cut. */
function countsText(status: Untrusted | undefined, counts: Counts | undefined): SafeText {
	if (status === undefined || counts === undefined) return say`no answer`;
	const share = endedShare(counts);
	const failures = failureCount(counts);
	const reached = share === undefined ? '' : ` ${percent(share)}`;
	return say`${failures === 0 ? '' : `${plural(failures, 'failure')}, `}${status}${reached}`;
}

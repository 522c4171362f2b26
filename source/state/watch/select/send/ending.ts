import {hasStatus, isOver} from '../../../../core/operation/operation.ts';
import {isReadingOpen} from '../../../../core/operation/reading.ts';
import type {VerdictFacts} from '../../../../core/operation/verdict.ts';
import type {Watch} from '../../operation.ts';
import type {Overview} from './overview.ts';

/** How long nothing may move before a send that Twilio has processed is over for good: opens trickle in for days. */
const QUIET_MS = 15 * 60_000;

/**
 * Whether the send has ended: it has settled, or it is COMPLETED or CANCELED and nothing has moved for 15 minutes, whatever is left. Where
 * this watch has seen nothing move, they count from the server's `updatedAt`, else `createdAt`. While one answer alone looks cumulative, it
 * is open how the counters are meant, so the next answer decides. `now` in epoch ms.
 */
export function hasEnded(watch: Watch, now: number): boolean {
	const {operation, isSettled, reading} = watch;
	if (operation === undefined || isReadingOpen(reading)) return false;
	const quietAt = quietSince(watch);
	return isSettled || (isOver(operation) && quietAt !== undefined && now >= quietAt);
}

function quietSince({movedAt, restingSince}: Watch): number | undefined {
	const since = movedAt ?? restingSince?.created;
	return since === undefined ? undefined : since + QUIET_MS;
}

/** When the send ended (epoch ms), if that was after `startedAt`: a send that had ended before is not news. */
export function endedDuring(
	{startedAt, watch}: Pick<Overview, 'startedAt' | 'watch'>,
	now: number,
): number | undefined {
	if (!hasEnded(watch, now)) return undefined;
	const endedAt = watch.isSettled ? watch.settledAt : quietSince(watch);
	return endedAt !== undefined && endedAt > startedAt ? endedAt : undefined;
}

/** What a verdict is derived from; undefined before the first answer. `now` in epoch ms. */
export function verdictFactsOf(watch: Watch, now: number): VerdictFacts | undefined {
	const {operation, counts} = watch;
	if (operation === undefined || counts === undefined) return undefined;
	return {
		counts,
		isCompleted: hasStatus(operation, 'COMPLETED'),
		isCanceled: hasStatus(operation, 'CANCELED'),
		hasEnded: hasEnded(watch, now),
	};
}

import {hasStatus, isOver} from '../../../core/operation/operation.ts';
import type {Standing} from '../../../core/operation/verdict.ts';
import type {Watch} from '../operation.ts';

/** How long nothing may move before a send that Twilio has processed is over for good: opens trickle in for days. */
const QUIET_MS = 15 * 60_000;

/**
 * Whether the send has ended: it has settled, or it is COMPLETED or CANCELED and nothing has moved for 15 minutes, whatever is left. Where
 * this watch has seen nothing move, they count from the server's `updatedAt`, else `createdAt`. `now` in epoch ms.
 */
export function hasEnded(watch: Watch, now: number): boolean {
	const {operation, isSettled, movedAt, restingSince} = watch;
	if (operation === undefined || isSettled) return isSettled;
	const since = movedAt ?? restingSince?.created;
	return isOver(operation) && since !== undefined && now - since >= QUIET_MS;
}

/** What a verdict is read off; undefined before the first answer. `now` in epoch ms. */
export function standingOf(watch: Watch, now: number): Standing | undefined {
	const {operation, counts} = watch;
	if (operation === undefined || counts === undefined) return undefined;
	return {
		counts,
		isCompleted: hasStatus(operation, 'COMPLETED'),
		isCanceled: hasStatus(operation, 'CANCELED'),
		hasEnded: hasEnded(watch, now),
	};
}

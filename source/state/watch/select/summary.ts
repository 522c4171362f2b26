import {endedShare, failureCount, inFlight} from '../../../core/operation/counts.ts';
import {hasStatus} from '../../../core/operation/operation.ts';
import {count, duration, percent, plural} from '../../../core/text/format.ts';
import {type SafeText, say} from '../../../core/text/text.ts';
import type {Overview} from './overview.ts';

/** One sentence on how the operation stood when the watch ended. */
export function summarySentence({watch}: Pick<Overview, 'watch'>, now: number): SafeText {
	const {operation, counts, isSettled, settledAt, updatedAt} = watch;
	if (operation === undefined || counts === undefined) return say`Nothing was heard of this operation.`;
	const bad = failureCount(counts);
	const trouble =
		bad === 0 ? 'none failed' : `${plural(counts.failed, 'email')} failed, ${count(counts.undelivered)} undelivered`;
	if (isSettled) {
		const took =
			settledAt === undefined || operation.createdAt === undefined
				? ''
				: ` after ${duration(settledAt - operation.createdAt)}`;
		return hasStatus(operation, 'CANCELED') ? say`Canceled${took}: ${trouble}.` : say`Settled${took}: ${trouble}.`;
	}
	const share = endedShare(counts);
	const reached = share === undefined ? '' : ` at ${percent(share)}`;
	const age = updatedAt === undefined || now - updatedAt < 10_000 ? '' : ` (as of ${duration(now - updatedAt)} ago)`;
	return say`${operation.status}${reached}, ${plural(inFlight(counts), 'email')} still under way; ${trouble}${age}.`;
}

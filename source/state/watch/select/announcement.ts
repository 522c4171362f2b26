import {type Counts, endedShare, failureCount} from '../../../core/operation/counts.ts';
import {hasStatus} from '../../../core/operation/operation.ts';
import {count, percent, plural} from '../../../core/text/format.ts';
import {type SafeText, say} from '../../../core/text/text.ts';
import type {Overview} from './overview.ts';

/** What the window is called: how far the send is, how many emails went wrong, and which send it is. */
export function titleOf({operationId, watch}: Pick<Overview, 'operationId' | 'watch'>): SafeText {
	const {counts, isSettled} = watch;
	const share = counts === undefined ? undefined : endedShare(counts);
	const parts = [
		...(isSettled ? ['settled'] : share === undefined ? [] : [percent(share)]),
		...(badCount(counts) === 0 ? [] : [`${count(badCount(counts))} failed`]),
		`sendwatch …${operationId.slice(-4)}`,
	];
	return say`${parts.join(' · ')}`;
}

/** The sentence that tells the end, once this watch has seen it come; undefined before, and where it had ended already. */
export function endNews({operationId, watch}: Pick<Overview, 'operationId' | 'watch'>): SafeText | undefined {
	const {operation, counts, settledAt} = watch;
	if (operation === undefined || counts === undefined || settledAt === undefined) return undefined;
	const bad = badCount(counts);
	const good = counts.delivered + counts.opened;
	const ended = hasStatus(operation, 'CANCELED') ? 'was canceled' : 'has settled';
	const trouble = bad === 0 ? 'none failed' : `${count(bad)} failed or undelivered`;
	return say`The send …${operationId.slice(-4)} ${ended}: ${plural(good, 'email')} delivered, ${trouble}.`;
}

function badCount(counts: Counts | undefined): number {
	return counts === undefined ? 0 : failureCount(counts);
}

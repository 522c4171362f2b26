import {endedShare, failureCount} from '../../../core/operation/counts.ts';
import {hasStatus} from '../../../core/operation/operation.ts';
import {count, percent} from '../../../core/text/format.ts';
import {type SafeText, say} from '../../../core/text/text.ts';
import type {Overview} from './overview.ts';
import {endingText} from './summary.ts';

/** The window's title: how far the send is, how many emails failed, and which send it is. */
export function titleOf({operationId, watch}: Pick<Overview, 'operationId' | 'watch'>): SafeText {
	const {counts, isSettled} = watch;
	const share = counts === undefined ? undefined : endedShare(counts);
	const failures = counts === undefined ? 0 : failureCount(counts);
	const parts = [
		...(isSettled ? ['settled'] : share === undefined ? [] : [percent(share)]),
		...(failures === 0 ? [] : [`${count(failures)} failed`]),
		`sendwatch …${operationId.slice(-4)}`,
	];
	return say`${parts.join(' · ')}`;
}

/** The notification that the send has ended, once this watch has seen it; undefined before, and where it had ended already. */
export function endNews({operationId, watch}: Pick<Overview, 'operationId' | 'watch'>): SafeText | undefined {
	const {operation, settledAt, updatedAt} = watch;
	const ending = endingText(watch, updatedAt ?? 0);
	if (operation === undefined || settledAt === undefined || ending === undefined) return undefined;
	const verb = hasStatus(operation, 'CANCELED') ? 'was ' : 'has ';
	return say`The send …${operationId.slice(-4)} ${verb}${ending}.`;
}

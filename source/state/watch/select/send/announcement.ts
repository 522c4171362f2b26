import {endedShare, failureCount} from '../../../../core/operation/counts.ts';
import {hasStatus} from '../../../../core/operation/operation.ts';
import {percent, plural} from '../../../../core/text/format.ts';
import {type SafeText, say} from '../../../../core/text/text.ts';
import {endedDuring, hasEnded} from './ending.ts';
import type {Overview} from './overview.ts';
import {endedText} from './pace.ts';
import {endingText} from './summary.ts';

/** The window's title: how far the send is, how many failures there are, and which send it is. */
export function titleOf({operationId, watch}: Pick<Overview, 'operationId' | 'watch'>): SafeText {
	const {counts, isSettled, updatedAt} = watch;
	const share = counts === undefined ? undefined : endedShare(counts);
	const failures = counts === undefined ? 0 : failureCount(counts);
	const ending = isSettled ? 'settled' : 'ended';
	const parts = [
		...(hasEnded(watch, updatedAt ?? 0)
			? [ending]
			: counts === undefined
				? []
				: [share === undefined ? endedText(counts) : percent(share)]),
		...(failures === 0 ? [] : [plural(failures, 'failure')]),
		`sendwatch …${operationId.slice(-4)}`,
	];
	return say`${parts.join(' · ')}`;
}

/** The notification that the send has ended, once this watch has seen it; undefined before, and where it had ended already. */
export function endNews(state: Pick<Overview, 'operationId' | 'startedAt' | 'watch'>): SafeText | undefined {
	const {operationId, watch} = state;
	const {operation, updatedAt = 0} = watch;
	const ending = endingText(watch, updatedAt);
	if (operation === undefined || ending === undefined || endedDuring(state, updatedAt) === undefined) return undefined;
	const verb = hasStatus(operation, 'CANCELED') ? 'was ' : 'has ';
	return say`The send …${operationId.slice(-4)} ${verb}${ending}.`;
}

import {endedShare, type Standing} from '../../../core/operation/counts.ts';
import {hasStatus} from '../../../core/operation/operation.ts';
import {count, percent, plural} from '../../../core/text/format.ts';
import {type SafeText, say} from '../../../core/text/text.ts';
import type {State} from '../state.ts';

/** What the window is called: how far the send is, how many emails went wrong, and which send it is. */
export function titleOf({operationId, watch}: State): SafeText {
	const {standing, isSettled} = watch;
	const share = standing === undefined ? undefined : endedShare(standing);
	const parts = [
		...(isSettled ? ['settled'] : share === undefined ? [] : [percent(share)]),
		...(badCount(standing) === 0 ? [] : [`${count(badCount(standing))} failed`]),
		`sendwatch …${operationId.slice(-4)}`,
	];
	return say`${parts.join(' · ')}`;
}

/** The sentence that tells the end, once this watch has seen it come; undefined before, and where it had ended already. */
export function endNews({operationId, watch}: State): SafeText | undefined {
	const {operation, standing, settledAt} = watch;
	if (operation === undefined || standing === undefined || settledAt === undefined) return undefined;
	const bad = badCount(standing);
	const good = standing.delivered + standing.opened;
	const ended = hasStatus(operation, 'CANCELED') ? 'was canceled' : 'has settled';
	const trouble = bad === 0 ? 'none failed' : `${count(bad)} failed or undelivered`;
	return say`The send …${operationId.slice(-4)} ${ended}: ${plural(good, 'email')} delivered, ${trouble}.`;
}

function badCount(standing: Standing | undefined): number {
	return standing === undefined ? 0 : standing.failed + standing.undelivered;
}

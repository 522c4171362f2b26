import {type Counts, endedShare, failureCount, inFlight} from '../../../core/operation/counts.ts';
import {hasStatus} from '../../../core/operation/operation.ts';
import {count, duration, percent, plural} from '../../../core/text/format.ts';
import {type SafeText, say} from '../../../core/text/text.ts';
import type {Watch} from '../operation.ts';
import type {Overview} from './overview.ts';

/** How the send ended, in words: `settled after 5 min: 990 emails delivered, 2 failed, 8 undelivered (1 %)`; undefined while it goes on. */
export function endingText({operation, counts, isSettled, settledAt}: Watch): SafeText | undefined {
	if (operation === undefined || counts === undefined || !isSettled) return undefined;
	if (counts.total === 0) return say`settled: there was nobody to send to`;
	const took =
		settledAt === undefined || operation.createdAt === undefined
			? ''
			: ` after ${duration(settledAt - operation.createdAt)}`;
	const failures = failureCount(counts);
	const share = failures > 0 && counts.total !== undefined ? ` (${percent(failures / counts.total)})` : '';
	const delivered = `${plural(counts.delivered + counts.opened, 'email')} delivered`;
	return hasStatus(operation, 'CANCELED')
		? say`canceled${took}: ${delivered}, ${count(counts.canceled)} canceled, ${failuresText(counts)}${share}`
		: say`settled${took}: ${delivered}, ${failuresText(counts)}${share}`;
}

function failuresText(counts: Counts): string {
	const {failed, undelivered} = counts;
	if (failureCount(counts) === 0) return 'none failed';
	return [
		...(failed === 0 ? [] : [`${count(failed)} failed`]),
		...(undelivered === 0 ? [] : [`${count(undelivered)} undelivered`]),
	].join(', ');
}

/** One sentence on how the operation stood when the watch ended. `now` in epoch ms. */
export function summarySentence({watch}: Pick<Overview, 'watch'>, now: number): SafeText {
	const {operation, counts, updatedAt} = watch;
	if (operation === undefined || counts === undefined) return say`Nothing was heard of this operation.`;
	const ending = endingText(watch);
	if (ending !== undefined) return say`${ending.charAt(0).toUpperCase()}${ending.slice(1)}.`;
	const share = endedShare(counts);
	const reached = share === undefined ? '' : ` at ${percent(share)}`;
	const age = updatedAt === undefined || now - updatedAt < 10_000 ? '' : ` (as of ${duration(now - updatedAt)} ago)`;
	return say`${operation.status}${reached}, ${plural(inFlight(counts), 'email')} still under way; ${failuresText(counts)}${age}.`;
}

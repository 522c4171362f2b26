import {sumCounts} from '../core/operation/campaign.ts';
import {endedShare, failureCount, failureShare} from '../core/operation/counts.ts';
import {percent, percentBeside, plural} from '../core/text/format.ts';
import {type SafeText, say} from '../core/text/text.ts';
import type {Overview} from '../state/watch/select/send/overview.ts';
import {endedText} from '../state/watch/select/send/pace.ts';

/**
 * How several sends stand together, as one line: how many have ended, and the sums over all that have answered. `thresholds` are the
 * percentages that they are judged by.
 */
export function severalLine(states: readonly Overview[], ended: number, thresholds: readonly number[] = []): SafeText {
	const heard = states.flatMap(({watch}) => (watch.counts === undefined ? [] : [watch.counts]));
	// A send may have ended before its wait has said so.
	const settled = states.filter(({watch}) => watch.isSettled).length;
	const head = say`${Math.max(ended, settled)} of ${plural(states.length, 'send')} ended`;
	if (heard.length < states.length) return say`${head}, ${states.length - heard.length} without an answer yet`;
	const sums = sumCounts(heard);
	const share = endedShare(sums);
	const failures = failureCount(sums);
	const failed = failureShare(sums);
	const reached = share === undefined ? '' : `${percent(share)}, `;
	const trouble = failures === 0 ? '' : `, ${plural(failures, 'failure')}`;
	const ofEnded = failures === 0 || failed === undefined ? '' : ` (${percentBeside(failed, thresholds)})`;
	return say`${head}: ${reached}emails ${endedText(sums)}${trouble}${ofEnded}`;
}

import {COUNTERS} from '../../../../core/operation/counters.ts';
import {type Counts, isOverfull, unaccountedOf, unknownCounters} from '../../../../core/operation/counts.ts';
import {isOver} from '../../../../core/operation/operation.ts';
import {plural} from '../../../../core/text/format.ts';
import {type SafeText, say} from '../../../../core/text/text.ts';
import type {Watch} from '../../operation.ts';
import {hasEnded} from './ending.ts';

/**
 * The one sentence on what the last answer leaves in doubt: unknown counters; until the send has ended, whose end says it too, also how many
 * emails there are, counters that do not add up and, once Twilio has processed it, emails in no counter. `now` in epoch ms.
 */
export function doubtText(watch: Watch, now: number): SafeText | undefined {
	const {operation, counts} = watch;
	if (operation === undefined || counts === undefined) return undefined;
	const isOpen = !hasEnded(watch, now);
	const doubts = [
		...(isOpen && counts.denominator === undefined ? ['the number of emails is unknown'] : []),
		...unknownTexts(counts),
		...(isOpen && isOverfull(counts)
			? ['the counters add up to more emails than the send has, so shares are scaled']
			: []),
		...(isOpen && isOver(operation) ? unaccountedTexts(counts) : []),
	];
	return doubts.length === 0 ? undefined : say`${doubts.join('; ')}`;
}

/** Which counters cannot be read. */
function unknownTexts(counts: Counts): readonly string[] {
	const unread = unknownCounters(counts);
	if (unread.length === COUNTERS.length) return ['no counter can be read'];
	const names = [...(counts.isDenominatorOld ? ['recipients'] : []), ...unread];
	const verb = names.length === 1 ? 'is' : 'are';
	return names.length === 0 ? [] : [`${names.join(', ')} ${verb} unknown: the server gave no usable number`];
}

/** How many emails are in no counter. */
function unaccountedTexts(counts: Counts): readonly string[] {
	const unaccounted = unaccountedOf(counts) ?? 0;
	return unaccounted === 0 ? [] : [`${plural(unaccounted, 'email')} in no counter`];
}

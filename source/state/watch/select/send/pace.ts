import {boundedCount, type Counts, endedRange} from '../../../../core/operation/counts.ts';
import {type Rates, ratesOf, type TimeLeft, timeLeft} from '../../../../core/operation/rate.ts';
import {textBetween} from '../../../../core/text/drawing/width.ts';
import {count, roughly} from '../../../../core/text/format.ts';
import {type SafeText, safe} from '../../../../core/text/text.ts';
import type {Watch} from '../../operation.ts';

/** A range this narrow is as good as one figure. */
const NARROW = 1.5;

/** How many emails a second end now; undefined if the last answer does not tell. */
export function currentRates(watch: Watch): Rates | undefined {
	return isCurrent(watch) ? ratesOf(watch.history) : undefined;
}

/** The time left; undefined if it would be a guess, as while more emails may come, or some wait for a time that nobody gives. */
export function timeLeftOf(watch: Watch): TimeLeft | undefined {
	const {counts, history} = watch;
	if (counts === undefined || counts.isProvisional || !isCurrent(watch)) return undefined;
	return boundedCount(counts, 'scheduled') === 0 ? timeLeft(history) : undefined;
}

/** An answer whose counters are not all known leaves no sample. */
function isCurrent({history, updatedAt}: Watch): boolean {
	return updatedAt !== undefined && history.at(-1)?.at === updatedAt;
}

/** The time left in words: one figure where the range is narrow, else from how long to how long. */
export function timeLeftText({leastMs, mostMs}: TimeLeft): SafeText {
	const [least, most] = [roughly(leastMs), roughly(mostMs)];
	if (mostMs <= leastMs * NARROW || least === most) return safe`${most} left`;
	return safe`${least} to ${most} left`;
}

/** The time left if there is little room: `10 s left`, `10 s–2 min left`. */
export function shortTimeLeftText({leastMs, mostMs}: TimeLeft): SafeText {
	const [least, most] = [briefly(leastMs), briefly(mostMs)];
	if (mostMs <= leastMs * NARROW || least === most) return safe`${most} left`;
	return safe`${least}–${most} left`;
}

function briefly(ms: number): SafeText {
	const text = roughly(ms);
	return text.startsWith('about ') ? textBetween(text, 'about '.length, text.length) : safe`<10 s`;
}

/** How many emails have ended of how many: `97 of 100`, `97 of 100 so far` while more may come, a dash for what is unknown. */
export function endedText(counts: Counts, dash: SafeText = safe`–`): SafeText {
	const {denominator, isProvisional, isDenominatorOld} = counts;
	const {least, most} = endedRange(counts);
	const ended = least === most ? count(least) : dash;
	const doubt = isDenominatorOld ? safe`?` : safe``;
	const all = denominator === undefined ? dash : safe`${count(denominator)}${doubt}`;
	return safe`${ended} of ${all}${isProvisional ? safe` so far` : safe``}`;
}

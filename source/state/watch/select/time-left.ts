import type {TimeLeft} from '../../../core/operation/rate.ts';
import {roughly} from '../../../core/text/format.ts';
import {type SafeText, safe} from '../../../core/text/text.ts';

/** A range this narrow is as good as one figure. */
const NARROW = 1.5;

/** The time left in words: one figure where the range is narrow, else from how long to how long. */
export function timeLeftText({leastMs, mostMs}: TimeLeft): SafeText {
	const [least, most] = [roughly(leastMs), roughly(mostMs)];
	if (mostMs <= leastMs * NARROW || least === most) return safe`${most} left`;
	return safe`${least} to ${most} left`;
}

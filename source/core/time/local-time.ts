import type {LocalClock} from './moments.ts';

/** The clock of the machine's own time zone, at a moment (epoch ms). */
export function localClock(now: number): LocalClock {
	return {now, offsetAt: (at) => -new Date(at).getTimezoneOffset()};
}

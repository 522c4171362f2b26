import type {Email} from '../../core/emails/email.ts';

/** The time from the first to the last failure (epoch ms). */
export type TimeSpan = {readonly from: number; readonly to: number};

/** When the first and the last of some failures came; undefined if none has a time. */
export function timeSpanOf(emails: readonly Email[]): TimeSpan | undefined {
	let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	for (const {updatedAt} of emails) {
		if (updatedAt === undefined) continue;
		from = Math.min(from, updatedAt);
		to = Math.max(to, updatedAt);
	}
	return to < from ? undefined : {from, to};
}

/** How many of some failures came in each of so many equal parts of a time, oldest first; those without a time are in none. */
export function failuresOverTime(emails: readonly Email[], {from, to}: TimeSpan, parts: number): readonly number[] {
	const counts = new Array<number>(parts).fill(0);
	for (const {updatedAt} of emails) {
		if (updatedAt === undefined) continue;
		const share = to === from ? 1 : (updatedAt - from) / (to - from);
		const part = Math.max(0, Math.min(parts - 1, Math.floor(share * parts)));
		counts[part] = (counts[part] ?? 0) + 1;
	}
	return counts;
}

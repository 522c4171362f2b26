import type {Email} from '../../../core/emails/email.ts';
import type {Untrusted} from '../../../core/text/text.ts';

/** A status an email was seen with, and when that was first seen in this watch (epoch ms). */
export type SeenStatus = {readonly status: Untrusted; readonly at: number};

/**
 * What the watch has seen of each email, by its id, the one seen first first. Only what an answer showed counts: a status
 * that came and went between two answers is not in it.
 */
export type StatusHistory = ReadonlyMap<string, readonly SeenStatus[]>;

/** Nothing seen yet. */
export const NO_STATUS_HISTORY: StatusHistory = new Map();

const MOST_EMAILS = 5000;
const MOST_STATUSES = 12;

/** Adds what one answer showed of some emails. The same object comes back where that is nothing new. */
export function recordStatuses(seen: StatusHistory, emails: readonly Email[], at: number): StatusHistory {
	const firsts = new Map<string, readonly SeenStatus[]>();
	const news = emails.flatMap(({id, status}) => {
		const before = seen.get(id.raw);
		if (before?.at(-1)?.status.raw === status.raw) return [];
		const seenStatus = firsts.get(status.raw)?.[0] ?? {status, at};
		// Emails first seen together with the same status share one list.
		if (!firsts.has(status.raw)) firsts.set(status.raw, [seenStatus]);
		return [[id.raw, before === undefined ? (firsts.get(status.raw) ?? []) : added(before, seenStatus)] as const];
	});
	if (news.length === 0) return seen;
	const all = new Map(seen);
	for (const [id, statusHistory] of news) all.set(id, statusHistory);
	return all.size <= MOST_EMAILS ? all : new Map([...all].slice(-MOST_EMAILS));
}

/** The first one stays: it says how the email was found. Of many, those after it are forgotten. */
function added(before: readonly SeenStatus[], seenStatus: SeenStatus): readonly SeenStatus[] {
	const all = [...before, seenStatus];
	return all.length <= MOST_STATUSES ? all : [...all.slice(0, 1), ...all.slice(2)];
}

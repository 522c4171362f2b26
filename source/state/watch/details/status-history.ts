import type {Email} from '../../../core/emails/email.ts';
import type {Untrusted} from '../../../core/text/text.ts';

/** A status that an answer gave for an email, and when it was first seen in this watch (epoch ms). */
export type SeenStatus = {readonly status: Untrusted; readonly at: number};

/**
 * The statuses that the watch has seen of each email, by its id, oldest first. A status between two answers is not among them.
 */
export type StatusHistory = ReadonlyMap<string, readonly SeenStatus[]>;

/** No email seen yet. */
export const NO_STATUS_HISTORY: StatusHistory = new Map();

const MAX_EMAILS = 5000;
const MAX_STATUSES = 12;

/** Adds the statuses of one answer. Returns the same object where they are nothing new. */
export function recordStatuses(seen: StatusHistory, emails: readonly Email[], at: number): StatusHistory {
	const seenNow = new Map<string, readonly SeenStatus[]>();
	const changed = emails.flatMap(({id, status}) => {
		const before = seen.get(id.raw);
		if (before?.at(-1)?.status.raw === status.raw) return [];
		const seenStatus = seenNow.get(status.raw)?.[0] ?? {status, at};
		// Emails first seen in the same answer with the same status share one list.
		if (!seenNow.has(status.raw)) seenNow.set(status.raw, [seenStatus]);
		return [[id.raw, before === undefined ? (seenNow.get(status.raw) ?? []) : added(before, seenStatus)] as const];
	});
	if (changed.length === 0) return seen;
	const all = new Map(seen);
	for (const [id, statusHistory] of changed) all.set(id, statusHistory);
	return withoutOldest(all);
}

/** Removes the oldest emails of the map until it is small enough. */
function withoutOldest(all: Map<string, readonly SeenStatus[]>): StatusHistory {
	for (const id of all.keys()) {
		if (all.size <= MAX_EMAILS) break;
		all.delete(id);
	}
	return all;
}

/** Keeps the first status, with which the email was found; of too many, those after it are dropped. */
function added(before: readonly SeenStatus[], seenStatus: SeenStatus): readonly SeenStatus[] {
	const all = [...before, seenStatus];
	return all.length <= MAX_STATUSES ? all : [...all.slice(0, 1), ...all.slice(2)];
}

import type {Email} from '../../../core/emails/email.ts';

/**
 * How the server sorts emails, as shown by those it has sent: by time of creation (`times`) and, among equal times, by id (`ids`),
 * each above 0 for ascending and below 0 for descending.
 */
export type Direction = {readonly times: number; readonly ids: number};

/** Nothing seen yet: taken for newest first, and for ascending ids among equal times. */
export const UNKNOWN_DIRECTION: Direction = {times: 0, ids: 0};

/** What is known of the direction after more emails, in the order the server sent them. */
export function learnDirection(known: Direction, emails: readonly Email[]): Direction {
	let {times, ids} = known;
	for (const [index, email] of emails.entries()) {
		const before = emails[index - 1];
		if (before === undefined) continue;
		const step = timeStep(before, email);
		times += step;
		if (step === 0) ids += Math.sign(compareIds(before, email));
	}
	return {times, ids};
}

/** Compares two emails for sorting: below 0 if the server has `a` before `b`. */
export function compareEmails(a: Email, b: Email, {times, ids}: Direction): number {
	const step = timeStep(b, a);
	return step === 0 ? compareIds(b, a) * (ids < 0 ? -1 : 1) : step * (times > 0 ? 1 : -1);
}

function timeStep(before: Email, after: Email): number {
	if (before.createdAt === undefined || after.createdAt === undefined) return 0;
	return Math.sign(after.createdAt - before.createdAt);
}

function compareIds(before: Email, after: Email): number {
	if (before.id.raw === after.id.raw) return 0;
	return before.id.raw < after.id.raw ? 1 : -1;
}

/** A list of emails in the server's order, from its first to the last that is loaded. */
export type Run = {readonly emails: readonly Email[]; readonly isComplete: boolean};

/**
 * Merges lists into one, with each email once. The result ends where an incomplete list runs out, because what follows there is
 * unknown, but not before it has all of `shown`: no visible row disappears, and later emails are inserted between them.
 */
export function mergeRuns(
	runs: readonly Run[],
	compare: (a: Email, b: Email) => number,
	shown: ReadonlySet<string> = new Set(),
): readonly Email[] {
	const places = runs.map(() => 0);
	const taken = new Set<string>();
	const merged: Email[] = [];
	let missing = shown.size;
	let isHeld = runs.some(({emails, isComplete}) => !isComplete && emails.length === 0);
	while (missing > 0 || !isHeld) {
		const first = firstOf(runs, places, compare);
		if (first === undefined) break;
		const {emails, isComplete} = runs[first] as Run;
		const place = places[first] ?? 0;
		const email = emails[place] as Email;
		places[first] = place + 1;
		isHeld ||= !isComplete && place + 1 === emails.length;
		if (taken.has(email.id.raw)) continue;
		taken.add(email.id.raw);
		merged.push(email);
		if (shown.has(email.id.raw)) missing -= 1;
	}
	return merged;
}

/** The run whose next email comes first; undefined when all have run out. */
function firstOf(
	runs: readonly Run[],
	places: readonly number[],
	compare: (a: Email, b: Email) => number,
): number | undefined {
	let first: number | undefined;
	let best: Email | undefined;
	for (let run = 0; run < runs.length; run += 1) {
		const email = runs[run]?.emails[places[run] ?? 0];
		if (email === undefined || (best !== undefined && compare(email, best) >= 0)) continue;
		first = run;
		best = email;
	}
	return first;
}

import type {Email} from '../../../core/emails/email.ts';

/**
 * The direction of the server's order, as the emails it sent in a row show it: above 0 for rising, below 0 for falling, for the
 * times of creation and, among equal times, for the ids.
 */
export type Direction = {readonly times: number; readonly ids: number};

/** Nothing seen yet: newest first, and of one moment in the order of the ids. */
export const UNKNOWN_DIRECTION: Direction = {times: 0, ids: 0};

/** What is known of the direction after some more emails, in the order the server sent them. */
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

/** Below 0 where the server has `a` before `b`. */
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

/** A list of emails in the server's order, from its beginning to as far as it is loaded. */
export type Run = {readonly emails: readonly Email[]; readonly isComplete: boolean};

/**
 * Merges lists into one, each email once. It ends where an unfinished list has run out, because what comes next is not known; but
 * never before all of `shown`: what was visible once stays, and what comes later goes between.
 */
export function mergeRuns(
	runs: readonly Run[],
	compare: (a: Email, b: Email) => number,
	shown: ReadonlySet<string> = new Set(),
): readonly Email[] {
	const places = runs.map(() => 0);
	const taken = new Set<string>();
	const merged: Email[] = [];
	let owed = shown.size;
	let isHeld = runs.some(({emails, isComplete}) => !isComplete && emails.length === 0);
	while (owed > 0 || !isHeld) {
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
		if (shown.has(email.id.raw)) owed -= 1;
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

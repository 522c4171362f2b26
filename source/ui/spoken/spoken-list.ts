import type {Email} from '../../core/emails/email.ts';
import {joined, NO_TEXT} from '../../core/text/compose.ts';
import {clockTime, count, plural} from '../../core/text/format.ts';
import {withKeys} from '../../core/text/hints.ts';
import {type SafeText, safe, safeLine, say} from '../../core/text/text.ts';
import {localClock} from '../../core/time/moments.ts';
import {countMatches, matchesText} from '../../state/watch/find/find.ts';
import {cursorRow} from '../../state/watch/list/cursor.ts';
import {emailUnderCursor} from '../../state/watch/list/list.ts';
import {isComplete, rowCount} from '../../state/watch/list/pages.ts';
import {markCount} from '../../state/watch/marks.ts';
import {countedRows} from '../../state/watch/select/lag.ts';
import {oldCursorReadAt} from '../../state/watch/select/rows-age.ts';
import type {State} from '../../state/watch/state.ts';
import {situationBeneath} from '../keys/context.ts';
import {keysIn} from '../keys/shown-keys.ts';
import {emptyReason} from '../watch/list/empty-reason.ts';
import {filterWords} from '../watch/list/filter-words.ts';
import {recipientText, timeText} from '../watch/list/list-columns.ts';
import type {Speak, SpokenFacts} from './facts.ts';

/** What has changed in the list: which emails it has, the email under the cursor, the marks, what is found. */
export const newsOfList: Speak = (before, after, facts) => [
	...(isNewList(before, after) ? [listLine(after, facts)] : []),
	...findNews(before, after, facts),
	...cursorNews(before, after, facts),
	...marksNews(before, after),
];

/** Another list, or one of which only now is known how many emails it has. */
function isNewList(before: State, after: State): boolean {
	const {list} = after;
	// Of a list by several statuses nothing is known before each of them has answered.
	if (!isBegun(after)) return false;
	if (isAnother(before, after)) return true;
	return list.filterOrder.length > 0 && knownRows(before) === undefined && isComplete(list.pages);
}

function isAnother(before: State, after: State): boolean {
	return !isBegun(before) || before.list.generation !== after.list.generation;
}

function isBegun({list}: State): boolean {
	return list.updatedAt !== undefined && list.pages.loaded.length > 0;
}

/** How many emails the list has, and what narrows it. */
function listLine(state: State, {now, keys}: SpokenFacts): SafeText {
	const {list} = state;
	const keyOf = keysIn(keys, situationBeneath(state));
	const words = filterWords(list, localClock(now), keyOf);
	const named = words.flatMap(({name, value}) => (name === '' ? [] : [`${name} ${value}`]));
	const dates = words.flatMap(({name, value}) => (name === '' ? [`created ${value}`] : []));
	const selected = [...(named.length === 0 ? [] : [`with ${named.join(', ')}`]), ...dates].join(', ');
	const filters = selected === '' ? NO_TEXT : safe` ${safeLine(selected)}`;
	const loaded = rowCount(list.pages);
	if (loaded === 0) return safeLine(emptyReason(state, false, localClock(now), keyOf));
	const all = knownRows(state);
	const emails = say`${plural(all ?? loaded, 'email')}`;
	return all === undefined ? safe`${emails}${filters} loaded so far.` : safe`${emails}${filters}.`;
}

/** How many emails the list has once all are loaded; undefined if that is not known. */
function knownRows(state: State): number | undefined {
	const {pages} = state.list;
	const loaded = rowCount(pages);
	if (isComplete(pages)) return Math.max(loaded, state.list.filterOrder.length > 0 ? 0 : (countedRows(state) ?? 0));
	const counted = countedRows(state);
	// Counters may lag behind the list.
	return counted === undefined || counted < loaded ? undefined : counted;
}

/** What has changed in a find. */
function findNews(before: State, after: State, {keys}: SpokenFacts): readonly SafeText[] {
	const {find} = after.view;
	if (find === before.view.find && after.view.awaitsMatch === before.view.awaitsMatch) return [];
	if (find === undefined) return [];
	const text = after.matches === undefined ? undefined : matchesText(countMatches(after.matches, after), ',', false);
	return text === undefined ? [] : [safe`Find: ${withKeys(text, keysIn(keys, situationBeneath(after)))}.`];
}

/** The email under the cursor, spoken. */
function cursorNews(before: State, after: State, facts: SpokenFacts): readonly SafeText[] {
	const {id} = after.list.selection;
	const email = emailUnderCursor(after.list);
	if (id === null || email === undefined) return [];
	// An open email is read in full.
	const isRead = after.details.isOpen && after.details.isFocused;
	if (before.list.selection.id !== id || isAnother(before, after)) return isRead ? [] : [emailLine(after, facts)];
	const old = emailUnderCursor(before.list);
	if (old === undefined || old.status.safe === email.status.safe) return [];
	return [safe`Now ${email.status.safe}: ${recipientText(email)}.`];
}

/** The email under the cursor of the list. */
export function emailLine(state: State, {now}: Pick<SpokenFacts, 'now'>): SafeText {
	const email = emailUnderCursor(state.list);
	const {id} = state.list.selection;
	if (email === undefined || id === null) return NO_TEXT;
	const readAt = oldCursorReadAt(state);
	const age = readAt === undefined ? {} : {asOf: clockTime(readAt, now)};
	return emailText(state, {email, id, place: placeOf(state), ...age}, now);
}

/** An email and where it is. */
export type PlacedEmail = {
	readonly email: Email;
	readonly id: string;
	readonly place: SafeText;
	/** When its status was read, if that may be another one by now. */
	readonly asOf?: SafeText;
};

/** An email: where it is, what became of it, to whom it went, what it says. `now` in epoch ms. */
export function emailText(
	{list, marks, failures}: State,
	{email, id, place, asOf}: PlacedEmail,
	now: number,
): SafeText {
	const reason = failures.reasons.byEmail.get(id);
	const parts = [
		asOf === undefined ? email.status.safe : safe`${email.status.safe} as of ${asOf}`,
		recipientText(email),
		email.subject?.safe ?? NO_TEXT,
		reason === undefined ? NO_TEXT : reason.message.safe,
		timeText(email, now),
		marks.emails.has(id) ? safe`marked` : NO_TEXT,
		list.pages.missing.has(id) ? safe`no longer in this list` : NO_TEXT,
		email.isSuspicious === true ? safe`it tries to deceive the terminal` : NO_TEXT,
	];
	return safe`${place}: ${joined(
		parts.filter((part) => part !== ''),
		safe`, `,
	)}`;
}

/** Which email of how many is under the cursor: `3 of 60`, or `3 of 51 loaded` where it is not known how many there are. */
export function placeOf(state: State): SafeText {
	const {pages, selection} = state.list;
	const all = knownRows(state);
	const of = all === undefined ? safe`${count(rowCount(pages))} loaded` : count(all);
	return safe`${count(cursorRow(pages, selection) + 1)} of ${of}`;
}

/** What has changed in the marks, unless a notice says that. */
function marksNews(before: State, after: State): readonly SafeText[] {
	const {notice} = after.view;
	if (notice !== before.view.notice && /\bmarked\b/u.test(JSON.stringify(notice?.text ?? ''))) return [];
	const marked = markCount(after.marks, after.list);
	return marked === markCount(before.marks, before.list) ? [] : [safe`${count(marked)} marked.`];
}

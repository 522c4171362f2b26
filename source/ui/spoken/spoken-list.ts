import type {Email} from '../../core/emails/email.ts';
import {joined, NO_TEXT} from '../../core/text/compose.ts';
import {count, plural} from '../../core/text/format.ts';
import {withKeys} from '../../core/text/hints.ts';
import {type SafeText, safe, safeLine, say} from '../../core/text/text.ts';
import {localClock} from '../../core/time/moments.ts';
import {countMatches, matchesText} from '../../state/watch/find/find.ts';
import {cursorRow} from '../../state/watch/list/cursor.ts';
import {emailUnderCursor} from '../../state/watch/list/list.ts';
import {rowCount} from '../../state/watch/list/pages.ts';
import {markCount} from '../../state/watch/marks.ts';
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

function isNewList(before: State, after: State): boolean {
	const {list} = after;
	if (list.updatedAt === undefined) return false;
	return before.list.updatedAt === undefined || before.list.generation !== list.generation;
}

/** How many emails the list has, and what narrows it. */
function listLine(state: State, {now, keys}: SpokenFacts): SafeText {
	const {list} = state;
	const keyOf = keysIn(keys, situationBeneath(state));
	const words = filterWords(list, localClock(now), keyOf).map(({name, value}) => `${name} ${value}`.trim());
	const filters = words.length === 0 ? NO_TEXT : safe` with ${safeLine(words.join(', '))}`;
	const loaded = rowCount(list.pages);
	if (loaded === 0) return safeLine(emptyReason(state, false, localClock(now), keyOf));
	return safe`${say`${plural(knownRows(state), 'email')}`}${filters}.`;
}

function knownRows({list, watch}: State): number {
	const loaded = rowCount(list.pages);
	return list.filterOrder.length > 0 ? loaded : Math.max(loaded, watch.operation?.stats.total ?? 0);
}

/** What has changed in a find. */
function findNews(before: State, after: State, {keys}: SpokenFacts): readonly SafeText[] {
	const {find} = after.view;
	if (find === before.view.find && after.view.awaitsMatch === before.view.awaitsMatch) return [];
	if (find === undefined) return [];
	const text = after.matches === undefined ? undefined : matchesText(countMatches(after.matches, after), '·', false);
	return text === undefined ? [] : [safe`Find: ${withKeys(text, keysIn(keys, situationBeneath(after)))}.`];
}

/** The email under the cursor, spoken. */
function cursorNews(before: State, after: State, facts: SpokenFacts): readonly SafeText[] {
	const {id} = after.list.selection;
	const email = emailUnderCursor(after.list);
	if (id === null || email === undefined) return [];
	// An open email is read in full.
	const isRead = after.details.isOpen && after.details.isFocused;
	if (before.list.selection.id !== id) return isRead ? [] : [emailLine(after, facts)];
	const old = emailUnderCursor(before.list);
	if (old === undefined || old.status.safe === email.status.safe) return [];
	return [safe`Now ${email.status.safe}: ${recipientText(email)}.`];
}

/** The email under the cursor of the list. */
export function emailLine(state: State, {now}: Pick<SpokenFacts, 'now'>): SafeText {
	const email = emailUnderCursor(state.list);
	const {id} = state.list.selection;
	return email === undefined || id === null ? NO_TEXT : emailText(state, {email, id, place: placeOf(state)}, now);
}

/** An email and where it is. */
export type PlacedEmail = {readonly email: Email; readonly id: string; readonly place: SafeText};

/** An email: where it is, what became of it, to whom it went, what it says. `now` in epoch ms. */
export function emailText({list, marks, failures}: State, {email, id, place}: PlacedEmail, now: number): SafeText {
	const reason = failures.reasons.byEmail.get(id);
	const parts = [
		safe`${email.status.safe}`,
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

/** Which email of how many is under the cursor: `3 of 60`. */
export function placeOf(state: State): SafeText {
	const {list} = state;
	return safe`${count(cursorRow(list.pages, list.selection) + 1)} of ${count(knownRows(state))}`;
}

/** What has changed in the marks. */
function marksNews(before: State, after: State): readonly SafeText[] {
	const marked = markCount(after.marks, after.list);
	return marked === markCount(before.marks, before.list) ? [] : [safe`${count(marked)} marked.`];
}

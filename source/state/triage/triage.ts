import type {KnownGroup} from '../failures/failures.ts';
import {AT_TOP, type Cursor, moved, pinned, pointed, rowOfCursor, scrolled} from './cursor.ts';

/** The panes, each about what is under the cursor of the one before: the groups, the emails of a group, one email. */
export const TRIAGE_PANES = ['groups', 'emails', 'email'] as const;

/** One of the panes. */
export type TriagePane = (typeof TRIAGE_PANES)[number];

/** The triage: why emails fail. It has its own cursors: the list keeps its cursor and filter. */
export type Triage = {
	/** The pane in which the keys that move act. */
	readonly focus: TriagePane;
	/** The email has the whole screen. */
	readonly isFull?: true;
	readonly groups: Cursor;
	/** Among the emails of the group under the cursor. */
	readonly emails: Cursor;
};

/** Opened: in the first pane, on the first group. */
export const NEW_TRIAGE: Triage = {focus: 'groups', groups: AT_TOP, emails: AT_TOP};

/** The group under the cursor, if any. */
export function groupAt({groups: cursor}: Triage, groups: readonly KnownGroup[]): KnownGroup | undefined {
	return groups[rowOfCursor(cursor, idsOf(groups))];
}

/** The ids of the emails of a group, in its order. */
export function emailIds(group: KnownGroup | undefined): readonly string[] {
	return group?.emails.map(({id}) => id.raw) ?? [];
}

/** Moves the cursor of the focused pane by rows; in another group the emails begin at the first. */
export function moveIn(triage: Triage, groups: readonly KnownGroup[], by: number, height: number): Triage {
	return withCursor(triage, groups, triage.focus, (cursor, ids) => {
		const next = moved(cursor, ids, by, height);
		return next.id === cursor.id ? cursor : next;
	});
}

/** Scrolls a pane of `height` lines, whichever has the focus. */
export function scrollIn(
	triage: Triage,
	groups: readonly KnownGroup[],
	pane: TriagePane,
	by: number,
	height: number,
): Triage {
	return withCursor(triage, groups, pane, (cursor, ids) => scrolled(cursor, ids, by, height));
}

/** Into a pane of `height` lines, onto one of its rows if there is one. */
export function pointAt(
	triage: Triage,
	groups: readonly KnownGroup[],
	{pane, row, height}: {readonly pane: TriagePane; readonly row?: number; readonly height: number},
): Triage {
	if (groups.length === 0) return triage;
	const held = hold(triage, groups);
	const at =
		row === undefined ? held : withCursor(held, groups, pane, (cursor, ids) => pointed(cursor, ids, row, height));
	return pane === at.focus ? at : {...withoutFull(at), focus: pane};
}

/** The triage with another cursor in a pane; in another group the emails begin at the first, and an email has none. */
function withCursor(
	triage: Triage,
	groups: readonly KnownGroup[],
	pane: TriagePane,
	next: (cursor: Cursor, ids: readonly string[]) => Cursor,
): Triage {
	if (pane === 'email') return triage;
	const ids = pane === 'groups' ? idsOf(groups) : emailIds(groupAt(triage, groups));
	const cursor = next(triage[pane], ids);
	if (cursor === triage[pane]) return triage;
	const isOther = pane === 'groups' && rowOfCursor(cursor, ids) !== rowOfCursor(triage.groups, ids);
	return {...triage, [pane]: cursor, ...(isOther ? {emails: firstOf(groups, cursor)} : {})};
}

/** Into the next pane, if there is anything in it; from the last one on the whole screen. */
export function enter(triage: Triage, groups: readonly KnownGroup[]): Triage {
	if (groups.length === 0 || triage.isFull) return triage;
	const held = hold(triage, groups);
	const next = TRIAGE_PANES[TRIAGE_PANES.indexOf(held.focus) + 1];
	return next === undefined ? {...held, isFull: true} : {...held, focus: next};
}

/** Back from the whole screen, then into the pane before; undefined from the first, which closes the triage. */
export function leave(triage: Triage): Triage | undefined {
	if (triage.isFull) return withoutFull(triage);
	const before = TRIAGE_PANES[TRIAGE_PANES.indexOf(triage.focus) - 1];
	return before === undefined ? undefined : {...triage, focus: before};
}

/** From now on the cursors stay on their items; if its group is gone, the first pane has the keys again. */
export function hold(triage: Triage, groups: readonly KnownGroup[]): Triage {
	const cursor = pinned(triage.groups, idsOf(groups));
	const isOther = triage.groups.id !== undefined && cursor.id !== triage.groups.id;
	// Seen from the groups, the first of the emails is the first, whichever that is now.
	const isFirst = isOther || (triage.focus === 'groups' && triage.emails.row === 0);
	const emails = isFirst ? firstOf(groups, cursor) : pinned(triage.emails, emailIds(groups[cursor.row]));
	const focus = groups.length === 0 || isOther ? 'groups' : triage.focus;
	const isSame = cursor === triage.groups && emails === triage.emails && focus === triage.focus;
	if (isSame) return triage;
	const next = {...triage, focus, groups: cursor, emails};
	return focus === 'email' ? next : withoutFull(next);
}

function withoutFull({isFull: _, ...triage}: Triage): Triage {
	return triage;
}

function firstOf(groups: readonly KnownGroup[], {row}: Cursor): Cursor {
	return pinned(AT_TOP, emailIds(groups[row]));
}

function idsOf(groups: readonly KnownGroup[]): readonly string[] {
	return groups.map(({id}) => id);
}

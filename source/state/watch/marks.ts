import type {Email} from '../../core/emails/email.ts';
import {cursorRow} from './list/cursor.ts';
import {emailUnderCursor, type List, type Row} from './list/list.ts';
import {rowOf, rowsFrom} from './list/pages.ts';

/**
 * The marked emails by id, which are what is copied and exported: neither a refresh nor another filter loses one. While `anchor` is
 * the id of an email, a range extends from it to the cursor; its emails count as marked, and stay marked when the range ends.
 */
export type Marks = {
	readonly emails: ReadonlyMap<string, Email>;
	readonly anchor?: string;
};

/** Nothing marked. */
export const NO_MARKS: Marks = {emails: new Map()};

/** Marks or unmarks the email under the cursor. If a range is under way, only ends that. */
export function toggleMark(marks: Marks, list: List): Marks {
	const settled = settleRange(marks, list);
	const email = emailUnderCursor(list);
	if (email === undefined || marks.anchor !== undefined) return settled;
	const emails = new Map(settled.emails);
	if (!emails.delete(email.id.raw)) emails.set(email.id.raw, email);
	return {emails};
}

/** Starts a range at the cursor, or ends the one under way. */
export function toggleRange(marks: Marks, list: List): Marks {
	if (marks.anchor !== undefined) return settleRange(marks, list);
	return list.selection.id === null ? marks : {...marks, anchor: list.selection.id};
}

/** Ends the range. The emails in it stay marked. */
export function settleRange(marks: Marks, list: List): Marks {
	if (marks.anchor === undefined) return marks;
	const covered = rangeEmails(marks, list).map((email) => [email.id.raw, email] as const);
	return {emails: new Map([...marks.emails, ...covered])};
}

/** Ends the range under way; without one removes all marks. */
export function stepBack(marks: Marks, list: List): Marks {
	return marks.anchor === undefined ? NO_MARKS : settleRange(marks, list);
}

/** Whether anything is marked or a range is under way. */
export function hasMarks({emails, anchor}: Marks): boolean {
	return emails.size > 0 || anchor !== undefined;
}

/** How many emails are marked. */
export function markCount(marks: Marks, list: List): number {
	const covered = rangeEmails(marks, list).filter(({id}) => !marks.emails.has(id.raw));
	return marks.emails.size + covered.length;
}

/** The keys of the marked ones among consecutive rows, `top` being the row number of the first. */
export function markedAmong(marks: Marks, list: List, rows: readonly Row[], top: number): ReadonlySet<string> {
	const {from, count} = rangeRows(marks, list);
	const isCovered = (index: number) => top + index >= from && top + index < from + count;
	return new Set(rows.filter(({key}, index) => marks.emails.has(key) || isCovered(index)).map(({key}) => key));
}

/** The marked emails in their latest known form: first those in the list, in its order, then those marked under other filters. */
export function markedEmails(marks: Marks, list: List): readonly Email[] {
	const {emails} = settleRange(marks, list);
	if (emails.size === 0) return [];
	const listed = list.pages.loaded.flatMap((page) => page.emails.filter(({id}) => emails.has(id.raw)));
	const known = new Set(listed.map(({id}) => id.raw));
	return [...listed, ...[...emails.values()].filter(({id}) => !known.has(id.raw))];
}

function rangeEmails(marks: Marks, list: List): readonly Email[] {
	const {from, count} = rangeRows(marks, list);
	return count === 0 ? [] : rowsFrom(list.pages, from, count);
}

/** The rows in the range, whether the cursor is above or below the anchor. */
function rangeRows({anchor}: Marks, {pages, selection}: List): {readonly from: number; readonly count: number} {
	const start = anchor === undefined ? undefined : rowOf(pages, anchor);
	if (start === undefined) return {from: 0, count: 0};
	const end = cursorRow(pages, selection);
	return {from: Math.min(start, end), count: Math.abs(start - end) + 1};
}

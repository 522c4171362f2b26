import type {Email} from '../../core/emails/email.ts';
import {GROUPINGS, type Grouping, groupFailures} from '../../core/emails/failure-groups.ts';
import type {KnownGroup} from '../failures/failures.ts';
import {groupingOf} from '../failures/groups.ts';
import type {Row} from '../watch/list/list.ts';
import type {State} from '../watch/state.ts';
import {rowOfCursor, windowTop} from './cursor.ts';
import {emailIds, groupAt} from './triage.ts';

type TriageFacts = Pick<State, 'triage' | 'failures'>;

/** The group under the cursor of the triage; undefined if it is not open, or while there are none. */
export function triageGroup({triage, failures}: TriageFacts): KnownGroup | undefined {
	return triage && groupAt(triage, failures.groups);
}

/** The email under the cursor of the triage, its id, and its row in its group (0-based). */
export function triageEmail(
	state: TriageFacts,
): {readonly id: string; readonly email: Email; readonly row: number} | undefined {
	const group = triageGroup(state);
	if (state.triage === undefined || group === undefined) return undefined;
	const {emails: cursor} = state.triage;
	// Asked for with every event: only a cursor whose email has moved is looked for.
	const isThere = group.emails[cursor.row]?.id.raw === cursor.id;
	const row = isThere ? cursor.row : rowOfCursor(cursor, emailIds(group));
	const email = group.emails[row];
	return email === undefined ? undefined : {id: email.id.raw, email, row};
}

/** The emails of the group under the cursor that are visible in a window of `height` lines, and the row of the first of them. */
export function triageRows(
	state: TriageFacts,
	height: number,
): {readonly top: number; readonly all: number; readonly rows: readonly Row[]} {
	const shown = triageEmail(state);
	const emails = triageGroup(state)?.emails ?? [];
	if (state.triage === undefined || shown === undefined) return {top: 0, all: 0, rows: []};
	const {focus, emails: cursor} = state.triage;
	const top = windowTop(cursor, shown.row, height, emails.length);
	// In the first pane the cursor is on the group, and its first email is only shown.
	const isMarked = focus !== 'groups' || shown.row > 0;
	const rows = emails.slice(top, top + height).map((email, index) => ({
		...{key: email.id.raw, email, isMissing: false, isChanged: false},
		isSelected: isMarked && top + index === shown.row,
	}));
	return {top, all: emails.length, rows};
}

/** What the keys copy, export and write: the line under the cursor, which is a whole group in the first pane, in the others one email. */
export type TriageLine = {readonly group: KnownGroup; readonly isGroup: boolean; readonly emails: readonly Email[]};

/** The line under the cursor of the focused pane; undefined if the triage is not open, or while there are none. */
export function triageLine(state: TriageFacts): TriageLine | undefined {
	const group = triageGroup(state);
	const shown = triageEmail(state);
	if (state.triage === undefined || group === undefined || shown === undefined) return undefined;
	const isGroup = state.triage.focus === 'groups';
	return {group, isGroup, emails: isGroup ? group.emails : [shown.email]};
}

/** The line as it is in a later state: its group, made in the same way, may have more emails by then. */
export function lineLater(line: TriageLine, grouping: Grouping, {failures}: Pick<State, 'failures'>): TriageLine {
	if (!line.isGroup) return line;
	const groups = groupFailures(failures.known.emails, grouping, failures.reasons.byEmail);
	const group = groups.find(({id}) => id === line.group.id);
	return group === undefined ? line : {...line, group, emails: group.emails};
}

/** The id of the email that is open: the one under the cursor of the triage, else of the list; null if there is none. */
export function openEmailId(state: Pick<State, 'triage' | 'failures' | 'list'>): string | null {
	if (state.triage === undefined) return state.list.selection.id;
	return triageEmail(state)?.id ?? null;
}

/** The groupings after the one in force, in the order in which they come; by reason only if any email has one. */
export function nextGroupings(failures: State['failures']): readonly Grouping[] {
	const now = GROUPINGS.indexOf(groupingOf(failures));
	const inTurn = [...GROUPINGS.slice(now + 1), ...GROUPINGS.slice(0, now)];
	return inTurn.filter((grouping) => grouping !== 'reason' || failures.reasons.byEmail.size > 0);
}

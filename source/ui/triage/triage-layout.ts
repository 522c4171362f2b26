import type {TriagePane} from '../../state/triage/triage.ts';
import type {State} from '../../state/watch/state.ts';
import {bodyRows, type Layout} from '../layout.ts';
import {triageNotes} from './triage-words.ts';

/** How large a pane is with its title, in cells. */
export type PaneSize = {readonly columns: number; readonly rows: number};

/** Where the panes of the triage stand; those that there is no room for are absent. */
export type TriageLayout = {
	/** Groups and *When* side by side, below them the emails and one of them; else all below each other. */
	readonly isBeside: boolean;
	readonly groups?: PaneSize & {
		readonly hasHeads: boolean;
		/** How many groups are visible, and how many lines are below them. */
		readonly lines: number;
		readonly notes: number;
	};
	readonly when?: PaneSize;
	readonly emails: PaneSize;
	readonly email?: PaneSize;
};

/** Between panes side by side. */
export const PANE_GAP = 1;
/** The groups have room for their columns, an email for its id. */
const LEFT_SHARE = 0.66;
/** More would be gaps between their columns. */
const WIDEST_LEFT = 160;
const MOST_GROUPS_SHARE = 0.4;
/** Room for this many groups is kept, so that little moves as they come. */
const FEWEST_GROUPS = 5;
const HEADS_ROWS = 20;
/** With at least this many rows, three panes have room below each other, and the graph besides. */
const THREE_ROWS = 22;
const WHEN_ROWS = 36;
const WHEN_HEIGHT = 6;
const TITLE = 1;

/** Hands out the place of the list: as many panes as fit, the focused one always among them. */
export function layOut(layout: Layout, focus: TriagePane, groups: number, notes: number): TriageLayout {
	const {columns, hasPreview} = layout;
	const rows = bodyRows(layout);
	if (layout.isFull) return {isBeside: false, emails: {columns, rows: 0}, email: {columns, rows}};
	const hasHeads = rows >= HEADS_ROWS;
	const wanted = TITLE + Number(hasHeads) + Math.max(FEWEST_GROUPS, groups) + notes;
	const top = Math.min(wanted, Math.floor(rows * MOST_GROUPS_SHARE));
	const free = top - TITLE - Number(hasHeads);
	const own = {hasHeads, notes: Math.min(notes, free - 1), lines: free - Math.max(0, Math.min(notes, free - 1))};
	if (hasPreview) {
		const left = Math.min(Math.floor(columns * LEFT_SHARE), WIDEST_LEFT);
		const right = columns - left - PANE_GAP;
		return {
			isBeside: true,
			groups: {columns: left, rows: top, ...own},
			when: {columns: right, rows: top},
			emails: {columns: left, rows: rows - top},
			email: {columns: right, rows: rows - top},
		};
	}
	const when = rows < WHEN_ROWS ? 0 : WHEN_HEIGHT;
	const rest = rows - top - when;
	if (rows < THREE_ROWS && focus === 'email')
		return {isBeside: false, emails: {columns, rows: top}, email: {columns, rows: rows - top}};
	const emails = rows < THREE_ROWS ? rest : Math.ceil(rest / 2);
	return {
		isBeside: false,
		groups: {columns, rows: top, ...own},
		...(when === 0 ? {} : {when: {columns, rows: when}}),
		emails: {columns, rows: emails},
		...(emails === rest ? {} : {email: {columns, rows: rest - emails}}),
	};
}

/** Where the panes stand now. */
export function triageLayout({triage, failures}: Pick<State, 'triage' | 'failures'>, layout: Layout): TriageLayout {
	const notes = Math.min(1, triageNotes({failures}).length);
	return layOut(layout, triage?.focus ?? 'groups', failures.groups.length, notes);
}

/** How many lines the focused pane has below its title. */
export function focusedLines(state: Pick<State, 'triage' | 'failures'>, layout: Layout): number {
	const {groups, emails, email} = triageLayout(state, layout);
	if (state.triage?.focus === 'groups') return Math.max(1, groups?.lines ?? 1);
	const pane = state.triage?.focus === 'email' ? email : emails;
	return Math.max(1, (pane?.rows ?? 0) - TITLE);
}

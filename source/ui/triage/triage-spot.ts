import {rowOfCursor, windowTop} from '../../state/triage/cursor.ts';
import {triageRows} from '../../state/triage/select.ts';
import type {Triage, TriagePane} from '../../state/triage/triage.ts';
import type {State} from '../../state/watch/state.ts';
import type {Actions} from '../actions.ts';
import {type Place, placeIn, type Spot, WHEEL_LINES} from '../mouse/spot.ts';
import {scrollByLine} from '../watch/details/details-keys.ts';
import {PANE_GAP, type PaneSize, type TriageLayout, triageLayout} from './triage-layout.ts';

const TITLE = 1;

type Found = {readonly pane: keyof typeof PANES; readonly size: PaneSize; readonly place: Place};

const PANES = {groups: true, when: true, emails: true, email: true} as const;

/** What is at a place of the triage: a group, an email of a group, the one that is open. */
export function triageSpot(actions: Actions, place: Place): Spot | undefined {
	const state = actions.getState();
	const {triage} = state;
	const places = triageLayout(state, actions.layout);
	const found = paneAt(places, place);
	if (triage === undefined || found === undefined || found.pane === 'when') return undefined;
	if (found.pane === 'email') return emailSpot(actions);
	const {hasHeads = false, lines = 1} = places.groups ?? {};
	const isGroups = found.pane === 'groups';
	const above = TITLE + Number(isGroups && hasHeads);
	const height = isGroups ? lines : found.size.rows - TITLE;
	const line = found.place.row - above;
	const row = line < 0 || line >= height ? undefined : rowAt(found.pane, line, height, state, triage);
	return linesSpot(actions, found.pane, row, height);
}

type RowAt = {readonly id: string; readonly row: number};

function rowAt(
	pane: 'groups' | 'emails',
	line: number,
	height: number,
	state: Pick<State, 'triage' | 'failures'>,
	triage: Triage,
): RowAt | undefined {
	if (pane === 'emails') {
		const {top, rows} = triageRows(state, height);
		const id = rows[line]?.key;
		return id === undefined ? undefined : {id, row: top + line};
	}
	const ids = state.failures.groups.map(({id}) => id);
	const row = windowTop(triage.groups, rowOfCursor(triage.groups, ids), height, ids.length) + line;
	const id = ids[row];
	return id === undefined ? undefined : {id, row};
}

function linesSpot({dispatch, perform}: Actions, pane: TriagePane, at: RowAt | undefined, height: number): Spot {
	return {
		...(at === undefined ? {} : {item: `${pane} ${at.id}`}),
		select: () => dispatch({type: 'pointed-in-triage', pane, height, ...(at === undefined ? {} : {row: at.row})}),
		open: () => perform('enter-pane'),
		scroll: (by) => dispatch({type: 'scrolled-triage', pane, by: by * WHEEL_LINES, height}),
	};
}

function emailSpot(actions: Actions): Spot {
	return {
		select: () => actions.dispatch({type: 'pointed-in-triage', pane: 'email', height: 1}),
		scroll: (by) => scrollByLine(actions, by * WHEEL_LINES),
	};
}

/** The pane that a place is in, and the place as that counts it. */
function paneAt(places: TriageLayout, place: Place): Found | undefined {
	const {isBeside, groups, when, emails, email} = places;
	const right = emails.columns + PANE_GAP;
	const below = groups?.rows ?? 0;
	const all: readonly Found[] = isBeside
		? [
				...found('groups', groups, placeIn(place, 0, 0)),
				...found('when', when, placeIn(place, right, 0)),
				...found('emails', emails, placeIn(place, 0, below)),
				...found('email', email, placeIn(place, right, below)),
			]
		: [
				...found('groups', groups, place),
				...found('when', when, placeIn(place, 0, below)),
				...found('emails', emails, placeIn(place, 0, below + (when?.rows ?? 0))),
				...found('email', email, placeIn(place, 0, below + (when?.rows ?? 0) + emails.rows)),
			];
	return all.find(
		({size, place: {column, row}}) => column >= 0 && row >= 0 && column < size.columns && row < size.rows,
	);
}

function found(pane: Found['pane'], size: PaneSize | undefined, place: Place): readonly Found[] {
	return size === undefined ? [] : [{pane, size, place}];
}

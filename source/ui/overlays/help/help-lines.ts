import {inShort} from '../../../core/text/hints.ts';
import {type SafeText, say} from '../../../core/text/text.ts';
import {notice} from '../../../state/watch/event.ts';
import type {State} from '../../../state/watch/state.ts';
import type {Actions} from '../../actions.ts';
import {type Situation, situationBeneath} from '../../keys/context.ts';
import type {KeyEntry, KeyTable} from '../../keys/key-entry.ts';
import {worksHere} from '../../keys/lookup.ts';
import type {Group} from '../../keys/names.ts';
import {allKeys, labelOf, labelOnBoard} from '../../keys/shown-keys.ts';

/** What the help groups the keys by, in its order. */
export const SECTIONS = [
	'Move',
	'Failures',
	'Triage',
	'Narrow',
	'Read',
	'Hand over',
	'App',
	'Lines and menus',
] as const;

/** One heading of the help. */
export type Section = (typeof SECTIONS)[number];

/** The section of a command in the help. */
const SECTION_OF: Readonly<Record<Group, Section>> = {
	moving: 'Move',
	failures: 'Failures',
	triage: 'Triage',
	filtering: 'Narrow',
	reading: 'Read',
	details: 'Read',
	'handing-over': 'Hand over',
	'whole-app': 'App',
	polling: 'App',
	board: 'App',
	replay: 'App',
	'lines-and-menus': 'Lines and menus',
	editing: 'Lines and menus',
};

/** One line of the help: a key, what it does, under which heading it stands, and whether it works where the help was opened. */
export type HelpLine = {
	readonly entry: KeyEntry;
	/** What it does where the help was opened. */
	readonly label: SafeText;
	readonly section: Section;
	readonly isHere: boolean;
};

/**
 * Every key there is, on the board those that work there, section by section; with a filter those whose keys or label have all of its
 * words, in upper or lower case.
 */
export function helpLines(situation: Situation, table: KeyTable, filter = ''): readonly HelpLine[] {
	const words = filter.toLowerCase().split(/\s+/u).filter(Boolean);
	const isOnBoard = situation.context === 'board' || situation.context === 'spoken-board';
	const isWanted = ({entry, label, isHere}: HelpLine) => {
		const text = `${allKeys(entry)} ${label}`.toLowerCase();
		return (isHere || !isOnBoard) && words.every((word) => text.includes(word));
	};
	const lines = table
		.map((entry) => ({
			entry,
			label: isOnBoard ? labelOnBoard(entry, table) : labelOf(entry, table),
			section: SECTION_OF[entry.group],
			isHere: worksHere(entry, situation, table),
		}))
		.filter(isWanted);
	return SECTIONS.flatMap((section) => lines.filter((line) => line.section === section));
}

/** The lines of the help that is open, as it is filtered; none if it is not. */
export function openHelpLines(state: State, table: KeyTable): readonly HelpLine[] {
	const {overlay} = state.view;
	return overlay.kind === 'help' ? helpLines(situationBeneath(state), table, overlay.filter?.text) : [];
}

/** Leaves the help and runs the key under the cursor, where that works. */
export function runHelpLine({getState, dispatch, now, keys, perform}: Actions): void {
	const state = getState();
	const {overlay} = state.view;
	if (overlay.kind !== 'help') return;
	const line = openHelpLines(state, keys)[overlay.top];
	if (line === undefined) return;
	const {entry, isHere} = line;
	if (!isHere) {
		const reason = entry.disabledReason?.(state) ?? [
			say`This key works elsewhere; its line says where.`,
			inShort(say`It works elsewhere.`),
		];
		dispatch(notice(now(), reason));
		return;
	}
	dispatch({type: 'closed-overlay'});
	perform(entry.command);
}

import {notice} from '../../../state/watch/event.ts';
import type {Actions} from '../../actions.ts';
import {type Situation, situationBeneath} from '../../keys/context.ts';
import type {KeyEntry, KeyTable} from '../../keys/key-entry.ts';
import {worksHere} from '../../keys/lookup.ts';

/** One line of the help: a key, and whether it works where the help was opened. */
export type HelpLine = {readonly entry: KeyEntry; readonly isHere: boolean};

/** Every key there is: those that work where the help was opened come first. */
export function helpLines(situation: Situation, table: KeyTable): readonly HelpLine[] {
	const lines = table.map((entry) => ({entry, isHere: worksHere(entry, situation, table)}));
	return [...lines.filter(({isHere}) => isHere), ...lines.filter(({isHere}) => !isHere)];
}

/** Leaves the help and does what the line under the cursor says, where that works. */
export function runHelpLine({getState, dispatch, now, keys, perform}: Actions): void {
	const state = getState();
	const {overlay} = state.view;
	if (overlay.kind !== 'help') return;
	const line = helpLines(situationBeneath(state), keys)[overlay.top];
	if (line === undefined) return;
	const {entry, isHere} = line;
	if (!isHere) {
		const reason = entry.disabledReason?.(state) ?? 'That key works elsewhere: its line says where.';
		dispatch(notice(now(), reason));
		return;
	}
	dispatch({type: 'closed-overlay'});
	perform(entry.command);
}

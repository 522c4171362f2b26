import {notice} from '../../../state/watch/event.ts';
import {contextBeneath} from '../../keys/context.ts';
import {type Binding, type CommandName, type Context, KEYMAP, worksIn} from '../../keys/keymap.ts';
import type {Actions} from '../../keys/perform.ts';

/** One line of the help: a key, and whether it works where the help was opened. */
export type HelpLine = {readonly binding: Binding; readonly isHere: boolean};

/** Every key there is: those that work where the help was opened come first. */
export function helpLines(context: Context, keymap: readonly Binding[] = KEYMAP): readonly HelpLine[] {
	const lines = keymap.map((binding) => ({binding, isHere: worksIn(binding, context, keymap)}));
	return [...lines.filter(({isHere}) => isHere), ...lines.filter(({isHere}) => !isHere)];
}

/** Leaves the help and does what the line under the cursor says, where that works. */
export function runHelpLine(actions: Actions, run: (command: CommandName) => void): void {
	const state = actions.getState();
	const {overlay} = state.view;
	if (overlay.kind !== 'help') return;
	const line = helpLines(contextBeneath(state))[overlay.top];
	if (line === undefined) return;
	if (!line.isHere) {
		actions.dispatch(notice(actions.now(), 'That key works elsewhere: its line says where.'));
		return;
	}
	actions.dispatch({type: 'closed-overlay'});
	run(line.binding.command);
}

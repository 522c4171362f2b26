import {notice} from '../../state/watch/event.ts';
import type {Actions} from '../actions.ts';
import type {Binding} from './bindings/binding.ts';
import type {CommandName} from './names.ts';
import type {Press} from './press.ts';

/** Carries a command out, or says why it can do nothing here. */
export function perform(command: CommandName, keymap: readonly Binding[], actions: Actions): void {
	const binding = keymap.find((one) => one.command === command);
	const reason = binding?.disabledReason?.(actions.getState());
	if (reason === undefined) binding?.run(actions);
	else actions.dispatch(notice(actions.now(), reason));
}

/** Inserts what a key that is no command types into the line being typed. */
export function typeInPrompt({text}: Press, {dispatch}: Pick<Actions, 'dispatch'>): void {
	if (text !== undefined) dispatch({type: 'edited-prompt', edit: {kind: 'insert', text}});
}

import type {LineEdit} from '../../core/text/line-edit.ts';
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

const EDITS: Readonly<Record<string, Exclude<LineEdit['kind'], 'insert'>>> = {
	backspace: 'back',
	delete: 'delete',
	left: 'left',
	right: 'right',
	home: 'start',
	end: 'end',
	'ctrl-a': 'start',
	'ctrl-e': 'end',
	'ctrl-u': 'clear',
	'ctrl-w': 'word-back',
};

/** Edits the line being typed with a key that is no command. */
export function typeInPrompt({name, text}: Press, {dispatch}: Pick<Actions, 'dispatch'>): void {
	const kind = EDITS[name];
	if (kind !== undefined) dispatch({type: 'edited-prompt', edit: {kind}});
	else if (text !== undefined) dispatch({type: 'edited-prompt', edit: {kind: 'insert', text}});
}

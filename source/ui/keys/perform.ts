import {hint} from '../../core/text/hints.ts';
import {say} from '../../core/text/text.ts';
import {notice} from '../../state/watch/event.ts';
import type {Actions} from '../actions.ts';
import type {Binding} from './bindings/binding.ts';
import type {Context} from './key-entry.ts';
import {keyWord} from './key-names.ts';
import type {CommandName} from './names.ts';
import type {Press} from './press.ts';
import {tellOnce} from './standstill.ts';

/** Carries a command out, or says why it can do nothing here. */
export function perform(command: CommandName, keymap: readonly Binding[], actions: Actions): void {
	const binding = keymap.find((one) => one.command === command);
	const reason = binding?.disabledReason?.(actions.getState());
	if (reason === undefined) binding?.run(actions);
	else actions.dispatch(notice(actions.now(), reason));
}

/** Says that a key does nothing here: of each key once in each place, which `told` keeps. */
export function sayMeaningless({name}: Press, context: Context, actions: Actions, told: Set<string>): void {
	const place = `${context} ${name}`;
	if (told.has(place)) return;
	told.add(place);
	const what = say`${keyWord(name)} does nothing here.`;
	tellOnce(actions, context === 'help' ? what : [what, hint('help', 'lists the keys.')]);
}

/** Inserts what a key that is no command types into the line being typed. */
export function typeInPrompt({text}: Press, {dispatch}: Pick<Actions, 'dispatch'>): void {
	if (text !== undefined) dispatch({type: 'edited-prompt', edit: {kind: 'insert', text}});
}

import {createContext, useContext, useMemo, useRef} from 'react';
import type {Paste, Press} from '../../core/input.ts';
import {hint, inShort} from '../../core/text/hints.ts';
import {say} from '../../core/text/text.ts';
import type {Store} from '../../state/store.ts';
import {notice} from '../../state/watch/event.ts';
import type {Actions} from '../actions.ts';
import {useSelector} from '../hooks.ts';
import {createPointer} from '../mouse/pointer.ts';
import {chooseLetter, menuLetters} from '../overlays/menu/menu-keys.ts';
import {spotAt} from '../watch/spot-at.ts';
import type {Binding} from './bindings/binding.ts';
import {contextOf, type Situation} from './context.ts';
import type {Context} from './key-entry.ts';
import {useInputs} from './keyboard-context.ts';
import {KEYMAP} from './keymap.ts';
import {entryOf, namesOf} from './lookup.ts';
import {insertText, perform, sayMeaningless} from './perform.ts';
import {type KeyOf, keysIn} from './shown-keys.ts';

/** The key table in force: the config file may put commands on other keys. */
export const KeymapContext = createContext<readonly Binding[]>(KEYMAP);

/** Where the user is now, which decides what the keys do. */
export function useSituation(store: Store): Situation {
	const context = useSelector(store, contextOf);
	const replay = useSelector(store, (state) => state.replay);
	const letters = useSelector(store, menuLetters);
	return useMemo(() => ({context, letters, ...(replay === undefined ? {} : {replay})}), [context, letters, replay]);
}

/** Names the keys in force, for sentences. */
export function useKeyOf(store: Store): KeyOf {
	const keymap = useContext(KeymapContext);
	const situation = useSituation(store);
	return useMemo(() => keysIn(keymap, situation), [keymap, situation]);
}

/**
 * Turns keys into commands and, if a line is being typed, into text; a paste elsewhere is refused, so that it fires no keys. `onKey` hears of
 * each key or paste before anything comes of it.
 */
export function useKeys(parts: Omit<Actions, 'keys' | 'perform'>, onKey: () => void = () => {}): void {
	const {getState, dispatch, now} = parts;
	const keymap = useContext(KeymapContext);
	const actions: Actions = {...parts, keys: keymap, perform: (command) => perform(command, keymap, actions)};
	const told = useRef(new Set<string>());
	const pointer = useRef(createPointer());
	const press = (one: Press) => {
		const state = getState();
		const context = contextOf(state);
		const letters = [...menuLetters(state)];
		const letter = namesOf(one).find((name) => letters.includes(name));
		if (letter !== undefined) return chooseLetter(letter, actions);
		const entry = entryOf(one, context, keymap);
		if (entry !== undefined) actions.perform(entry.command);
		else if (!isTyping(context)) sayMeaningless(one, context, actions, told.current);
		else if (one.text !== undefined) insertText(one.text, actions);
	};
	const paste = ({text, isCut}: Paste) => {
		if (isTyping(contextOf(getState()))) insertText(text.replaceAll(/\s+/gu, ' ').trim(), actions, isCut);
		else dispatch(notice(now(), NO_PASTE));
	};
	useInputs((input) => {
		if (input.kind === 'mouse') pointer.current.take(input, (place) => spotAt(actions, place));
		else {
			pointer.current.forget();
			onKey();
		}
		if (input.kind === 'press') press(input);
		else if (input.kind === 'paste') paste(input);
	});
}

function isTyping(context: Context): boolean {
	return context === 'prompt' || context === 'help-filter';
}

/** Pasted text where no prompt is open. */
const NO_PASTE = [
	say`Pasted text does nothing here.`,
	hint('tags', 'opens the tag filter, where it can be pasted.'),
	inShort(say`Cannot paste here.`),
] as const;

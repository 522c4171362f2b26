import {useInput, usePaste} from 'ink';
import {createContext, useContext, useMemo, useRef} from 'react';
import {hint} from '../../core/text/hints.ts';
import {say} from '../../core/text/text.ts';
import type {Store} from '../../state/store.ts';
import {notice} from '../../state/watch/event.ts';
import type {Actions} from '../actions.ts';
import {useSelector} from '../hooks.ts';
import {chooseLetter, menuLetters} from '../overlays/menu/menu-keys.ts';
import type {Binding} from './bindings/binding.ts';
import {contextOf, type Situation} from './context.ts';
import {KEYMAP} from './keymap.ts';
import {entryFor} from './lookup.ts';
import {perform, sayMeaningless, typeInPrompt} from './perform.ts';
import {pressesOf} from './press.ts';
import {type KeyOf, keysIn} from './shown-keys.ts';

/** The key table in force: the config file may put commands on other keys. */
export const KeymapContext = createContext<readonly Binding[]>(KEYMAP);

/** Where somebody is now, which decides what the keys do. */
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

/** Turns keys into commands and, where a line is being typed, into text; a paste elsewhere is refused, so that it fires no keys. */
export function useKeys(parts: Omit<Actions, 'keys' | 'perform'>): void {
	const {getState, dispatch, now} = parts;
	const keymap = useContext(KeymapContext);
	const actions: Actions = {...parts, keys: keymap, perform: (command) => perform(command, keymap, actions)};
	const told = useRef(new Set<string>());
	useInput((input, key) => {
		for (const press of pressesOf(input, key)) {
			const state = getState();
			const context = contextOf(state);
			if ([...menuLetters(state)].includes(press.name)) {
				chooseLetter(press.name, actions);
				continue;
			}
			const entry = entryFor(press.name, context, keymap);
			if (entry !== undefined) actions.perform(entry.command);
			else if (context === 'prompt' || context === 'help-filter') typeInPrompt(press, actions);
			else sayMeaningless(press, context, actions, told.current);
		}
	});
	usePaste((text) => {
		const context = contextOf(getState());
		if (context === 'prompt' || context === 'help-filter')
			dispatch({type: 'edited-prompt', edit: {kind: 'insert', text: text.replaceAll(/\s+/gu, ' ').trim()}});
		else dispatch(notice(now(), NO_PASTE));
	});
}

const NO_PASTE = [say`Pasted text does nothing here.`, hint('tags', 'opens the tag filter, which takes it.')] as const;

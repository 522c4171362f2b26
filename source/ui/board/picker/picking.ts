import type {SafeText} from '../../../core/text/text.ts';
import type {Choice} from '../../../state/board/choice.ts';
import type {KeyTable} from '../../keys/key-entry.ts';
import type {CommandName} from '../../keys/names.ts';

/** What can be picked, if the cursor is, and what has been picked or that nobody wants to. */
export type Picking = {
	readonly choices: readonly Choice[];
	readonly row: number;
	/** The line below the list. */
	readonly says: SafeText;
	readonly picked?: Choice;
	readonly left?: 'quit' | 'interrupt';
};

/** What can happen to it: a key, the letter of a line, or the account's operations coming in. */
export type PickingEvent =
	| {readonly type: 'pressed'; readonly command: CommandName; readonly height: number}
	| {readonly type: 'took'; readonly row: number}
	| {readonly type: 'moved'; readonly by: number}
	| {readonly type: 'found'; readonly choices: readonly Choice[]; readonly says: SafeText};

/** Nothing picked yet. */
export function beginPicking(choices: readonly Choice[], says: SafeText): Picking {
	return {choices, row: 0, says};
}

/** What it is after a key, or after more has come in behind what there was. */
export function pick(state: Picking, event: PickingEvent): Picking {
	switch (event.type) {
		case 'pressed':
			return press(state, event.command, event.height);
		case 'took':
			return choose({...state, row: event.row});
		case 'moved':
			return move(state, event.by);
		case 'found':
			return {...state, choices: [...state.choices, ...event.choices], says: event.says};
	}
}

const SIGNS = '123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The signs that take a line at once, in the order of the lines: all but those that the keys move or leave with. */
export function lineSigns(keymap: KeyTable): string {
	const taken = new Set(keymap.flatMap(({contexts, keys}) => (contexts.includes('menu') ? keys : [])));
	return [...SIGNS].filter((sign) => !taken.has(sign)).join('');
}

/** Most commands mean nothing here. */
function press(state: Picking, command: CommandName, height: number): Picking {
	return PRESSED[command]?.(state, height) ?? state;
}

const PRESSED: Readonly<Partial<Record<CommandName, (state: Picking, height: number) => Picking>>> = {
	choose,
	quit: (state) => ({...state, left: 'quit'}),
	back: (state) => ({...state, left: 'quit'}),
	interrupt: (state) => ({...state, left: 'interrupt'}),
	'move-up': (state) => move(state, -1),
	'move-down': (state) => move(state, 1),
	'screen-up': (state, height) => move(state, -height),
	'screen-down': (state, height) => move(state, height),
};

function choose(state: Picking): Picking {
	const picked = state.choices[state.row];
	return picked === undefined ? state : {...state, picked};
}

function move(state: Picking, by: number): Picking {
	return {...state, row: Math.max(0, Math.min(state.choices.length - 1, state.row + by))};
}

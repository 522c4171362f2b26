import type {SafeText} from '../../core/text/text.ts';
import type {Choice} from '../../state/board/choice.ts';
import type {CommandName} from '../keys/names.ts';

/** What can be picked, where the cursor stands, and what has been picked or that nobody wants to. */
export type Picking = {
	readonly choices: readonly Choice[];
	readonly row: number;
	/** What is said below the list. */
	readonly says: SafeText;
	readonly picked?: Choice;
	readonly left?: 'quit' | 'interrupt';
};

/** What can happen to it: a key, or the account's operations coming in. */
export type PickingEvent =
	| {readonly type: 'pressed'; readonly command: CommandName; readonly height: number}
	| {readonly type: 'found'; readonly choices: readonly Choice[]; readonly says: SafeText};

/** Nothing picked yet. */
export function beginPicking(choices: readonly Choice[], says: SafeText): Picking {
	return {choices, row: 0, says};
}

/** What it is after a key, or after more has come in behind what there was. */
export function pick(state: Picking, event: PickingEvent): Picking {
	if (event.type === 'found') return {...state, choices: [...state.choices, ...event.choices], says: event.says};
	const {command, height} = event;
	const picked = state.choices[state.row];
	switch (command) {
		case 'choose':
			return picked === undefined ? state : {...state, picked};
		case 'quit':
		case 'back':
			return {...state, left: 'quit'};
		case 'interrupt':
			return {...state, left: 'interrupt'};
		default: {
			const row = state.row + (STEPS[command]?.(height) ?? 0);
			return {...state, row: Math.max(0, Math.min(state.choices.length - 1, row))};
		}
	}
}

const STEPS: Readonly<Partial<Record<CommandName, (height: number) => number>>> = {
	'move-up': () => -1,
	'move-down': () => 1,
	'screen-up': (height) => -height,
	'screen-down': (height) => height,
};

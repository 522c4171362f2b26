import {useContext, useRef} from 'react';
import type {Paste, Press} from '../../core/input.ts';
import {hint, inShort} from '../../core/text/hints.ts';
import {say} from '../../core/text/text.ts';
import {useInputs} from '../keys/keyboard-context.ts';
import {entryOf, namesOf} from '../keys/lookup.ts';
import {meaninglessText} from '../keys/perform.ts';
import {KeymapContext} from '../keys/use-keys.ts';
import {createPointer} from '../mouse/pointer.ts';
import type {Theme} from '../theme/theme.ts';
import {type BoardActions, tell} from './board-actions.ts';
import type {BoardLayout} from './board-layout.ts';
import {boardSpot} from './list/board-spot.ts';
import {boardMenuLetters, chooseOnBoard} from './overlays/board-menus.ts';
import {type BoardContext, boardContext, COMMANDS_ON_BOARD} from './overlays/board-overlay-commands.ts';

/** Pasted text where no prompt is open. */
const NO_PASTE = [
	say`Pasted text does nothing here.`,
	hint('find', 'finds a send by it.'),
	inShort(say`Cannot paste here.`),
] as const;

/** What the keys and the mouse work with. */
export type BoardKeysOptions = Omit<BoardActions, 'keys' | 'perform'> & {
	readonly layout: BoardLayout;
	/** Absent if nothing is drawn that a mouse could point at. */
	readonly theme?: Theme;
	/** Hears of each key or paste before anything comes of it. */
	readonly onKey?: () => void;
};

/** Turns keys into commands of the board and, if a line is being typed, into text, and hears the mouse. */
export function useBoardKeys({layout, theme, onKey = () => {}, ...parts}: BoardKeysOptions): void {
	const {getState, dispatch, spoken} = parts;
	const isSpoken = spoken !== undefined;
	const keys = useContext(KeymapContext);
	const told = useRef(new Set<string>());
	const actions: BoardActions = {
		...parts,
		keys,
		perform: (command) => COMMANDS_ON_BOARD[isSpoken ? 'spoken-board' : 'board'][command]?.(actions),
	};

	/** Whether there is a line that takes the text. */
	function insert(text: string): boolean {
		const context = boardContext(getState(), isSpoken);
		const edit = {kind: 'insert', text} as const;
		if (context === 'prompt') dispatch({type: 'edited-find', edit});
		else if (context === 'help-filter') dispatch({type: 'edited-board-filter', edit});
		else return false;
		return true;
	}

	function press(one: Press): void {
		const context = boardContext(getState(), isSpoken);
		const letters = [...boardMenuLetters(getState())];
		const letter = namesOf(one).find((name) => letters.includes(name));
		if (letter !== undefined) {
			chooseOnBoard(actions, letter);
			return;
		}
		const entry = entryOf(one, context, keys);
		const run = entry === undefined ? undefined : COMMANDS_ON_BOARD[context][entry.command];
		const isDigit = context === 'spoken-board' && entry === undefined && /^\d$/u.test(one.name);
		if (run !== undefined) run(actions);
		else if (isDigit) spoken?.typeDigit(Number(one.name));
		else if (entry === undefined && one.text !== undefined && insert(one.text)) return;
		else if (context !== 'prompt' && context !== 'help-filter') sayMeaningless(one, context);
	}

	function sayMeaningless(one: Press, context: BoardContext): void {
		const text = meaninglessText(one, context, keys, told.current);
		if (text !== undefined) tell(actions, text);
	}

	function paste({text}: Paste): void {
		if (!insert(text.replaceAll(/\s+/gu, ' ').trim())) tell(actions, NO_PASTE);
	}

	const pointer = useRef(createPointer());
	useInputs((input) => {
		if (input.kind !== 'mouse') {
			pointer.current.forget();
			onKey();
		} else if (theme !== undefined) pointer.current.take(input, (place) => boardSpot(actions, {layout, theme}, place));
		if (input.kind === 'press') press(input);
		else if (input.kind === 'paste') paste(input);
	});
}

import {useContext, useEffect, useReducer, useRef} from 'react';
import {SIGNAL_EXIT} from '../../core/exit-codes.ts';
import {NO_TEXT} from '../../core/text/compose.ts';
import {count, plural} from '../../core/text/format.ts';
import {type SafeText, safe, safeLine, say as sentence} from '../../core/text/text.ts';
import {BADGE_WORDS} from '../../state/watch/select/send/badge.ts';
import type {PickerProps} from '../board/picker/picker.tsx';
import {beginPicking, type Picking, pick} from '../board/picker/picking.ts';
import {useInputs} from '../keys/keyboard-context.ts';
import {entryOf} from '../keys/lookup.ts';
import {keysIn} from '../keys/shown-keys.ts';
import {KeymapContext} from '../keys/use-keys.ts';
import {howToChoose} from '../overlays/menu/menu-lines.ts';
import {sentenceOf} from './sentence.ts';

export type SpokenPickerProps = Omit<PickerProps, 'theme'> & {
	/** Called with each line. */
	readonly say: (line: SafeText) => void;
};

/** By how many operations a screen is moved, if there is none. */
const HEIGHT = 10;

/** The list of operations to pick one from, told in lines. */
export function SpokenPicker({choices, more, onEnd, say}: SpokenPickerProps) {
	const keymap = useContext(KeymapContext);
	const [state, dispatch] = useReducer(pick, beginPicking(choices, NO_TEXT));
	const told = useRef<Picking>(undefined);
	const {picked, left} = state;
	useEffect(() => {
		void more.then((found) => dispatch({type: 'found', ...found}));
	}, [more]);
	useEffect(() => {
		const how = howToChoose(keysIn(keymap, {context: 'menu'}));
		// Why there are recordings alone comes before them.
		if (told.current === undefined && state.says === NO_TEXT) return;
		for (const line of newsOf(told.current, state, how)) say(sentenceOf(line));
		told.current = state;
	}, [state, say, keymap]);
	useEffect(() => {
		if (picked !== undefined) onEnd(picked, 0);
		else if (left !== undefined) onEnd(undefined, left === 'quit' ? 0 : SIGNAL_EXIT.SIGINT);
	}, [picked, left, onEnd]);
	useInputs((input) => {
		const entry = input.kind === 'press' ? entryOf(input, 'menu', keymap) : undefined;
		if (entry === undefined && input.kind === 'press') say(sentenceOf(howToChoose(keysIn(keymap, {context: 'menu'}))));
		else if (entry !== undefined) dispatch({type: 'pressed', command: entry.command, height: HEIGHT});
	});
	return undefined;
}

/** What has changed, in lines: the choices, and the operation under the cursor. */
function newsOf(before: Picking | undefined, after: Picking, how: SafeText): readonly SafeText[] {
	const known = sentence`${plural(after.choices.length, 'operation')} known so far.`;
	if (before === undefined) return [after.says, safe`sendwatch. Which operation? ${how}`, known, ...choiceLines(after)];
	const hasMore = after.choices.length !== before.choices.length;
	const isMoved = after.row !== before.row || before.choices.length === 0;
	return [
		...(after.says !== before.says && after.says !== '' ? [after.says] : []),
		...(hasMore ? [known] : []),
		...(isMoved ? choiceLines(after) : []),
	];
}

function choiceLines({choices, row}: Picking): readonly SafeText[] {
	const choice = choices[row];
	if (choice === undefined) return [];
	const {operationId, badge, note} = choice;
	const words = BADGE_WORDS[badge] === '' ? NO_TEXT : safe` ${safeLine(BADGE_WORDS[badge])},`;
	return [safe`${count(row + 1)} of ${count(choices.length)}:${words} ${note}, ${safeLine(operationId)}`];
}

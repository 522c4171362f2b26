import type {Key} from 'ink';
import {graphemesOf} from '../../core/text/graphemes.ts';

/** One key press: its name for the key table, and the text it types where an input is open. */
export type Press = {readonly name: string; readonly text?: string};

const NAMED = [
	['upArrow', 'up'],
	['downArrow', 'down'],
	['leftArrow', 'left'],
	['rightArrow', 'right'],
	['pageUp', 'pageup'],
	['pageDown', 'pagedown'],
	['home', 'home'],
	['end', 'end'],
	['return', 'enter'],
	['escape', 'escape'],
	['tab', 'tab'],
	['backspace', 'backspace'],
	['delete', 'delete'],
] as const satisfies readonly (readonly [keyof Key, string])[];

/**
 * The key presses in one call of `useInput`. Ink hands over several typed characters at once (held keys, a fast typist),
 * a return among them: each grapheme is a press of its own.
 */
export function pressesOf(input: string, key: Key): readonly Press[] {
	const named = NAMED.find(([flag]) => key[flag] === true);
	if (named !== undefined) return [{name: named[1] === 'tab' && key.shift ? 'shift-tab' : named[1]}];
	if (key.ctrl) return input === '' ? [] : [{name: `ctrl-${input}`}];
	if (key.meta) return [];
	return [...graphemesOf(input)].map(({segment}) => pressOf(segment));
}

function pressOf(text: string): Press {
	if (text === '\r' || text === '\n' || text === '\r\n') return {name: 'enter'};
	if (text === '\t') return {name: 'tab'};
	if (text === '\u007F' || text === '\b') return {name: 'backspace'};
	return {name: text, text};
}

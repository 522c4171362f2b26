import type {Input, InputSource} from '../../source/core/input.ts';

/** What someone does now and then: the keys of one occasion, `:` before a text that is typed. */
export const DOINGS: readonly (readonly string[])[] = [
	['pagedown'],
	['j', 'j', 'j', 'j', 'j', 'j', 'j'],
	['enter'],
	['escape'],
	['t', ':campaign:spring', 'enter'],
	['?'],
	['escape'],
	['t', 'ctrl-u', 'enter'],
	// Why emails fail, with the whole list read behind it.
	['c'],
	['j', 'enter', 'j', 'enter'],
	['escape', 'escape', 'escape', 'escape'],
	// Only the failures, to the last of them and back.
	['f'],
	['G'],
	['f'],
	['G'],
	['g'],
	['e'],
	// The incident note.
	['w', 'enter'],
];

/** Someone at a keyboard. */
export type User = {
	readonly keyboard: InputSource;
	/** Presses keys, named as the key table has them. */
	readonly press: (keys: readonly string[]) => void;
};

/** Makes a user. */
export function createUser(): User {
	const listeners = new Set<(input: Input) => void>();
	const say = (input: Input) => {
		for (const listener of listeners) listener(input);
	};
	return {
		keyboard: {
			listen(listener) {
				listeners.add(listener);
				return () => listeners.delete(listener);
			},
		},
		press(keys) {
			for (const key of keys) {
				if (key.startsWith(':')) for (const char of key.slice(1)) say({kind: 'press', name: char, text: char});
				else say({kind: 'press', name: key});
			}
		},
	};
}

import type {Press} from '../../core/input.ts';

/** Sent by terminals as other keys, so they are that everywhere. */
const SENT_AS: Readonly<Record<string, string>> = {
	h: 'backspace',
	i: 'tab',
	j: 'enter',
	m: 'enter',
	'[': 'escape',
	'@': 'ctrl- ',
};

/** A key by its name. */
export function key(name: string): Press {
	return {kind: 'press', name};
}

/** A key that types a character. */
export function textKey(text: string): Press {
	return {kind: 'press', name: text, text};
}

/** The name of a character's key pressed with Ctrl. */
export function withCtrl(character: string): string {
	const lower = character.toLowerCase();
	return SENT_AS[lower] ?? `ctrl-${lower}`;
}

/** The key of a control character: U+0000 to U+001F but for ESC, and U+007F. */
export function controlKey(byte: number): Press {
	return key(byte === 0x7f ? 'backspace' : withCtrl(String.fromCharCode(byte + 0x40)));
}

/** The keys that `CSI number ~` stands for, on a VT220 and all that came after it. */
export const NUMBERED: Readonly<Record<number, string>> = {
	1: 'home',
	2: 'insert',
	3: 'delete',
	4: 'end',
	5: 'pageup',
	6: 'pagedown',
	7: 'home',
	8: 'end',
	...functionKeys(11, 1, 5),
	...functionKeys(17, 6, 10),
	...functionKeys(23, 11, 14),
	...functionKeys(28, 15, 16),
	...functionKeys(31, 17, 20),
};

/** The keys that a letter stands for, after CSI as well as after SS3. */
export const LETTERED: Readonly<Record<string, string>> = {
	A: 'up',
	B: 'down',
	C: 'right',
	D: 'left',
	H: 'home',
	F: 'end',
	P: 'f1',
	Q: 'f2',
	S: 'f4',
	// With Shift or Ctrl on rxvt.
	a: 'up',
	b: 'down',
	c: 'right',
	d: 'left',
};

/** What the keypad types in application mode, after SS3. */
export const KEYPAD: Readonly<Record<string, Press>> = {
	M: key('enter'),
	I: key('tab'),
	R: key('f3'),
	' ': textKey(' '),
	X: textKey('='),
	...Object.fromEntries(
		[...'*+,-./0123456789'].map((text, index) => [String.fromCharCode(0x6a + index), textKey(text)]),
	),
};

/** Keys of the kitty protocol that have a name of their own and type nothing. */
export const CODED: Readonly<Record<number, string>> = {
	8: 'backspace',
	9: 'tab',
	13: 'enter',
	27: 'escape',
	127: 'backspace',
	57414: 'enter',
	57417: 'left',
	57418: 'right',
	57419: 'up',
	57420: 'down',
	57421: 'pageup',
	57422: 'pagedown',
	57423: 'home',
	57424: 'end',
	57425: 'insert',
	57426: 'delete',
	...functionKeys(57376, 13, 35),
};

/** What the keypad types in the kitty protocol. */
export const CODED_KEYPAD: Readonly<Record<number, string>> = Object.fromEntries(
	[...'0123456789./*-+', undefined, '=', ','].flatMap((text, index) =>
		text === undefined ? [] : [[57399 + index, text]],
	),
);

function functionKeys(code: number, first: number, last: number): Readonly<Record<number, string>> {
	return Object.fromEntries(Array.from({length: last - first + 1}, (_, index) => [code + index, `f${first + index}`]));
}

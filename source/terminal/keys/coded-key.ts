import type {Press} from '../../core/input.ts';
import {CODED, CODED_KEYPAD, key, textKey, withCtrl} from './names.ts';

/** Keys of the kitty protocol that type nothing and have no name here: locks, media keys, the modifiers themselves. */
const isPrivate = (code: number) => code >= 0xe000 && code <= 0xf8ff;

const SHIFT = 1;
const ALT = 2;
const CTRL = 4;
const SUPER = 8 + 16 + 32;
const CAPS_LOCK = 64;
const RELEASE = 3;

/** A key with its modifiers, as the kitty protocol and modifyOtherKeys tell them. */
export type CodedKey = {
	/** The character of the key, or a number that stands for it. */
	readonly code: number | undefined;
	/** What it types with Shift. */
	readonly shifted?: number | undefined;
	/** What it types on a Latin keyboard. */
	readonly base?: number | undefined;
	readonly modifiers: Modifiers;
	/** What it has typed. */
	readonly text?: string;
};

/** Which modifiers are held, a bit each, and whether the key was let go. */
export type Modifiers = {readonly bits: number; readonly isRelease: boolean};

/** Reads `modifiers:event`; both count from 1. */
export function modifiersOf([modifiers = 1, event = 1]: readonly (number | undefined)[] = []): Modifiers {
	return {bits: Math.max(0, modifiers - 1), isRelease: event === RELEASE};
}

/** A key that has a name, whatever is held beside it; only of Tab it matters that Shift is. */
export function namedPress(name: string, {bits, isRelease}: Modifiers): readonly Press[] {
	if (isRelease) return [];
	return [key(name === 'tab' && (bits & SHIFT) !== 0 ? 'shift-tab' : name)];
}

/** What a key is in the key table; nothing if it was let go, or is none. */
export function codedPress({code = 0, shifted, base, modifiers, text = ''}: CodedKey): readonly Press[] {
	const {bits, isRelease} = modifiers;
	if (isRelease) return [];
	const name = CODED[code];
	if (name !== undefined) return namedPress(name, modifiers);
	const isHeld = (bits & (ALT | CTRL | SUPER)) !== 0;
	if (!isHeld && text !== '') return [...text].map((one) => placed(textKey(one), base, bits));
	const typed = CODED_KEYPAD[code] ?? characterOf(code, shifted, bits);
	if (typed === undefined) return [];
	return [isHeld ? placed(key(heldName(typed, bits)), base, bits) : placed(textKey(typed), base, bits)];
}

/** Adds the key at the same place of a Latin keyboard to one that types a letter of another script. */
function placed(press: Press, base: number | undefined, bits: number): Press {
	const letter = [...press.name].at(-1) ?? '';
	if (!/^(?!\p{Script=Latin})\p{L}$/u.test(letter)) return press;
	const latin = base === undefined ? undefined : characterOf(base, undefined, bits);
	if (latin === undefined) return press;
	return {...press, position: press.text === undefined ? heldName(latin, bits) : latin};
}

function heldName(character: string, bits: number): string {
	const prefix = `${(bits & ALT) === 0 ? '' : 'alt-'}${(bits & SUPER) === 0 ? '' : 'super-'}`;
	if ((bits & CTRL) === 0) return `${prefix}${character}`;
	return prefix === '' ? withCtrl(character) : `ctrl-${prefix}${character}`;
}

/** What a key types: the terminal tells what it does with Shift, or has taken it into account, unless it is a letter. */
function characterOf(code: number, shifted: number | undefined, bits: number): string | undefined {
	if (!isCharacter(code)) return undefined;
	const isShifted = (bits & SHIFT) !== 0;
	if (isShifted && isCharacter(shifted)) return String.fromCodePoint(shifted);
	const character = String.fromCodePoint(code);
	const isCapital = isShifted !== ((bits & CAPS_LOCK) !== 0);
	return isCapital && /^\p{Ll}$/u.test(character) ? character.toUpperCase() : character;
}

function isCharacter(code: number | undefined): code is number {
	if (code === undefined || code < 0x20 || code > 0x10ffff || (code >= 0x7f && code < 0xa0)) return false;
	return !isPrivate(code) && !(code >= 0xd800 && code <= 0xdfff);
}

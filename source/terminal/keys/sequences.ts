import {namedPress} from './coded-key.ts';
import {csiHeard, mouseAction} from './csi.ts';
import {KEYPAD, key, LETTERED} from './names.ts';
import {beginPaste} from './paste.ts';
import {brokenOff, ESCAPE_MS, type Heard, OVER, SEQUENCE_MS, type State, type Step} from './state.ts';

/** The longest sequence that is kept. */
const MOST_KEPT = 256;
const PASTE = '200';

/** The first value that the mouse in X10 cannot tell. */
const TOO_FAR = 0x100;

/** How a sequence was introduced: by these bytes, and whether they may as well be two keys. */
export type Introduced = {readonly bytes: readonly number[]; readonly keys: readonly Heard[]};

/** If nothing follows, ESC and a character are two keys, and a C1 control is nothing. */
export function begun({keys}: Introduced, take: State['take']): State {
	if (keys.length === 0) return {waitMs: SEQUENCE_MS, take, giveUp: () => OVER};
	return {waitMs: ESCAPE_MS, take, giveUp: () => ({heard: keys})};
}

/** What waits for the rest of a sequence, and forgets it when that does not come. */
export function unfinished(take: State['take']): State {
	return {waitMs: SEQUENCE_MS, take, giveUp: () => OVER};
}

/** After CSI. */
export function beginCsi(introduced: Introduced): State {
	return begun(introduced, (byte) => takeCsi('', byte, introduced));
}

function takeCsi(parameters: string, byte: number, introduced: Introduced): Step {
	if (byte < 0x20 || byte > 0x7e) return brokenOff(byte);
	const character = String.fromCharCode(byte);
	if (byte >= 0x40 || (character === '$' && /^\d+$/u.test(parameters)))
		return endCsi(parameters, character, introduced);
	const longer = parameters.length < MOST_KEPT ? parameters + character : parameters;
	return {state: unfinished((next) => takeCsi(longer, next, introduced))};
}

function endCsi(parameters: string, final: string, {bytes}: Introduced): Step {
	if (parameters === '' && final === '[') return {state: unfinished(takeConsole)};
	if (parameters === '' && final === 'M') return {state: unfinished((byte) => takeX10([], byte))};
	if (parameters === PASTE && final === '~') return {state: beginPaste(bytes)};
	return {heard: csiHeard(parameters, final)};
}

/** The first five function keys of the Linux console: `CSI [ A` to `CSI [ E`. */
function takeConsole(byte: number): Step {
	if (byte < 0x20 || byte > 0x7e) return brokenOff(byte);
	const index = byte - 0x41;
	return index >= 0 && index < 5 ? {heard: [key(`f${index + 1}`)]} : OVER;
}

/**
 * The three characters of the mouse in the X10 encoding, none of them a key: bytes from 32 up, or 0 if a place is too far away. The
 * oldest extension writes far places as UTF-8, in two bytes.
 */
function takeX10(values: readonly number[], byte: number): Step {
	if (byte < 0x20 && byte !== 0) return brokenOff(byte);
	const isLead = byte >= 0xc2 && byte <= 0xdf;
	if (isLead) return {state: unfinished((next) => takeX10Second(values, byte, next))};
	return addX10(values, byte === 0 ? TOO_FAR : byte);
}

function takeX10Second(values: readonly number[], lead: number, byte: number): Step {
	if (byte >= 0x80 && byte <= 0xbf) return addX10(values, ((lead & 0x1f) << 6) | (byte & 0x3f));
	const {heard, state} = addX10(values, lead);
	return state === undefined ? {...(heard && {heard}), left: [byte]} : state.take(byte);
}

function addX10(values: readonly number[], value: number): Step {
	const [code = 0, column = 0] = values;
	if (values.length === 2) return {heard: [mouseAction(code - 32, column - 32, value - 32, false)]};
	return {state: unfinished((byte) => takeX10([...values, value], byte))};
}

/** After SS3. */
export function beginSs3(introduced: Introduced): State {
	return begun(introduced, (byte) => takeSs3('', byte));
}

function takeSs3(parameters: string, byte: number): Step {
	if (byte < 0x20 || byte > 0x7e) return brokenOff(byte);
	const character = String.fromCharCode(byte);
	if (/[\d;]/u.test(character)) {
		const longer = parameters.length < MOST_KEPT ? parameters + character : parameters;
		return {state: unfinished((next) => takeSs3(longer, next))};
	}
	const keypad = KEYPAD[character];
	if (keypad !== undefined) return {heard: [keypad]};
	const name = LETTERED[character];
	return name === undefined ? OVER : {heard: namedPress(name, {bits: 0, isRelease: false})};
}

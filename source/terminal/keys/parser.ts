import {beginString, continueString} from './control-string.ts';
import {controlKey, key, textKey} from './names.ts';
import {beginCsi, beginSs3, type Introduced, unfinished} from './sequences.ts';
import {
	brokenOff,
	type ControlString,
	ESC,
	ESCAPE_MS,
	type Heard,
	OVER,
	SEQUENCE_MS,
	type State,
	type Step,
} from './state.ts';

/**
 * Turns the bytes of a terminal into what they mean. How they are split over reads makes no difference: it takes them one by one. It has
 * no clock: its caller does the waiting.
 */
export type KeyParser = {
	/** Takes the next byte, and tells what it has completed. */
	readonly push: (byte: number) => readonly Heard[];
	/** After how much silence, in ms, {@link KeyParser.giveUp} is due; undefined while nothing has begun. */
	readonly waitMs: () => number | undefined;
	/** Decides what a sequence that nothing has followed is. */
	readonly giveUp: () => readonly Heard[];
};

/** How one kind of terminal differs from all others. */
export type ParserOptions = {
	/** Whether ESC and Tab are Shift-Tab, as on the Linux console. */
	readonly hasEscapeTab?: boolean;
};

const NOTHING: readonly Heard[] = [];
const TAB = 0x09;
/** The control strings of a terminal, by their first byte. */
const STRINGS: Readonly<Record<number, ControlString>> = {80: 'DCS', 88: 'SOS', 93: 'OSC', 94: 'PM', 95: 'APC'};

/** Makes a parser with nothing begun. */
export function createKeyParser({hasEscapeTab = false}: ParserOptions = {}): KeyParser {
	const pendingEscape: State = {
		waitMs: ESCAPE_MS,
		take: (byte) => (hasEscapeTab && byte === TAB ? {heard: [key('shift-tab')]} : takeEscape(byte)),
		giveUp: () => ({heard: [key('escape')], state: LATE}),
	};
	let state: State | undefined;
	const follow = (step: Step): readonly Heard[] => {
		state = step.state;
		const heard = step.heard ?? NOTHING;
		return step.left === undefined ? heard : [...heard, ...step.left.flatMap(push)];
	};
	const push = (byte: number): readonly Heard[] => {
		if (state === undefined && byte === ESC) return follow({state: pendingEscape});
		return follow(state === undefined ? takeFirst(byte) : state.take(byte));
	};
	return {push, waitMs: () => state?.waitMs, giveUp: () => (state === undefined ? NOTHING : follow(state.giveUp()))};
}

/** A byte outside of any sequence, other than ESC. */
function takeFirst(byte: number): Step {
	if (byte < 0x20 || byte === 0x7f) return {heard: [controlKey(byte)]};
	if (byte < 0x80) return {heard: [textKey(String.fromCharCode(byte))]};
	if (byte < 0xa0) return takeC1(byte, [byte]);
	if (byte < 0xc2 || byte > 0xf4) return OVER;
	return {state: unfinished((next) => takeContinuation([byte], next))};
}

/** ESC opens a sequence, or was a key before this one: there is no Alt. */
function takeEscape(byte: number): Step {
	const bytes = [ESC, byte];
	const keys = [key('escape'), textKey(String.fromCharCode(byte))];
	return begin(byte, {bytes, keys}) ?? {heard: [key('escape')], left: [byte]};
}

/** A C1 control, as which a terminal may send ESC and the character 64 before it. */
function takeC1(code: number, bytes: readonly number[]): Step {
	return begin(code - 0x40, {bytes, keys: []}) ?? OVER;
}

function begin(character: number, introduced: Introduced): Step | undefined {
	if (character === 0x5b) return {state: beginCsi(introduced)};
	if (character === 0x4f) return {state: beginSs3(introduced)};
	const type = STRINGS[character];
	return type === undefined ? undefined : {state: beginString(type, introduced)};
}

/** A late rest: after ESC has been taken for a key, the rest of a requested answer is still not a key. */
const LATE: State = {
	waitMs: SEQUENCE_MS,
	take: (byte) => (byte === 0x5d ? {state: perhapsAnswer(']')} : brokenOff(byte)),
	giveUp: () => OVER,
};

/** `]`, a number and `;`: an OSC. As long as it may be one it is held, but no longer than ESC is. */
function perhapsAnswer(text: string): State {
	const keys = () => [...text].map(textKey);
	return {
		waitMs: ESCAPE_MS,
		take(byte) {
			const longer = text + String.fromCharCode(byte);
			if (/^\]\d{1,4};$/u.test(longer)) return {state: continueString('OSC', longer.slice(1))};
			return /^\]\d{1,4}$/u.test(longer) ? {state: perhapsAnswer(longer)} : {heard: keys(), left: [byte]};
		},
		giveUp: () => ({heard: keys()}),
	};
}

const LONGEST = 4;

/** The bytes of a character beyond ASCII. One that is broken off or overlong is dropped. */
function takeContinuation(bytes: readonly number[], byte: number): Step {
	if (byte < 0x80 || byte > 0xbf) return brokenOff(byte);
	const all = [...bytes, byte];
	const [lead = 0] = bytes;
	const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : LONGEST;
	if (all.length < length) return {state: unfinished((next) => takeContinuation(all, next))};
	const text = decoded(all);
	const code = text?.codePointAt(0) ?? 0;
	if (code >= 0x80 && code < 0xa0) return takeC1(code, all);
	return text === undefined ? OVER : {heard: [textKey(text)]};
}

function decoded(bytes: readonly number[]): string | undefined {
	try {
		return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(Uint8Array.from(bytes));
	} catch {
		return undefined;
	}
}

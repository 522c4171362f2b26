import {key} from './names.ts';
import {CTRL_C, type Heard, SEQUENCE_MS, type State, type Step} from './state.ts';

/** More than a line ever takes. What is pasted beyond it is not kept, but still no key. */
const MOST_BYTES = 64 * 1024;
const END = [...'201~'].map((character) => character.charCodeAt(0));

/**
 * A paste, after its beginning, to its end, which is introduced as its beginning was. One without an end is over once nothing more of it
 * comes. Ctrl-C is nothing that terminals paste, and so it is the key.
 */
export function beginPaste(introduced: readonly number[]): State {
	const end = [...introduced, ...END];
	const bytes: number[] = [];
	let matched = 0;
	let isCut = false;
	const keep = (all: readonly number[]) => {
		if (bytes.length + all.length > MOST_BYTES) isCut = true;
		else bytes.push(...all);
	};
	const whole = (): readonly Heard[] => [{kind: 'paste', text: textOf(bytes), isCut}];
	const take = (byte: number): Step => {
		if (byte === CTRL_C) return {heard: [key('ctrl-c')]};
		if (byte !== end[matched]) {
			keep(end.slice(0, matched));
			matched = 0;
		}
		if (byte === end[matched]) matched += 1;
		else keep([byte]);
		return matched === end.length ? {heard: whole()} : {state};
	};
	const state: State = {waitMs: SEQUENCE_MS, take, giveUp: () => ({heard: whole()})};
	return state;
}

/** Lines and tabs stay; a character that is cut in two and every other control character goes. */
function textOf(bytes: readonly number[]): string {
	const text = new TextDecoder('utf-8', {ignoreBOM: true}).decode(Uint8Array.from(bytes), {stream: true});
	return text.replaceAll(/(?![\t\n\r])\p{Cc}/gu, '');
}

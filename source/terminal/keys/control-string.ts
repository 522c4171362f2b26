import {begun, type Introduced, unfinished} from './sequences.ts';
import {brokenOff, type ControlString, CTRL_C, ESC, OVER, type State, type Step} from './state.ts';

/** The longest string that is kept. */
const MOST_KEPT = 4096;
const BELL = 0x07;
const CANCEL = 0x18;
const SUBSTITUTE = 0x1a;
const ST = 0x9c;
const BACKSLASH = 0x5c;

/** What has come of a string; `continuing` bytes of a character are still to come. */
type Content = {readonly type: ControlString; readonly text: string; readonly continuing: number};

/** After the beginning of a control string. Nothing in it is a key but Ctrl-C, which always works. */
export function beginString(type: ControlString, introduced: Introduced): State {
	return begun(introduced, (byte) => takeContent({type, text: '', continuing: 0}, byte));
}

/** The string goes on with what has come of it already. */
export function continueString(type: ControlString, text: string): State {
	return unfinished((byte) => takeContent({type, text, continuing: 0}, byte));
}

function takeContent(content: Content, byte: number): Step {
	const {type, text, continuing} = content;
	if (byte === CTRL_C) return brokenOff(byte);
	if (byte === CANCEL || byte === SUBSTITUTE) return OVER;
	if (byte === ESC) return {state: unfinished((next) => takeEnd(content, next))};
	const isContinuation = continuing > 0 && byte >= 0x80 && byte <= 0xbf;
	if ((byte === BELL && type === 'OSC') || (byte === ST && !isContinuation)) return ended(content);
	const longer = text.length < MOST_KEPT ? text + String.fromCharCode(byte) : text;
	const next = {type, text: longer, continuing: isContinuation ? continuing - 1 : continuationsAfter(byte)};
	return {state: unfinished((one) => takeContent(next, one))};
}

/** ESC and a backslash end a string; ESC and anything else begin something new. */
function takeEnd(content: Content, byte: number): Step {
	return byte === BACKSLASH ? ended(content) : brokenOff(ESC, byte);
}

function ended({type, text}: Content): Step {
	return {heard: [{kind: 'report', type, text}]};
}

function continuationsAfter(lead: number): number {
	if (lead < 0xc2 || lead > 0xf4) return 0;
	return lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
}

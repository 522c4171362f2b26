import type {Input} from '../../core/input.ts';

/** What a terminal says on its own or when it is asked: a control string or a report, without what begins and ends it. */
export type Report = {
	readonly kind: 'report';
	readonly type: 'CSI' | ControlString;
	/** The parameters and the final byte of a CSI (`?62;22c`), or the content of a string. */
	readonly text: string;
};

/** The kinds of control strings. */
export type ControlString = 'OSC' | 'DCS' | 'APC' | 'PM' | 'SOS';

/** What a sequence of bytes means. */
export type Heard = Input | Report;

/** What the bytes so far are the beginning of. */
export type State = {
	/** After how much silence they are taken for what they are; forever without it. In ms. */
	readonly waitMs?: number;
	/** What the next byte makes of them. */
	readonly take: (byte: number) => Step;
	/** What they are where nothing follows. */
	readonly giveUp: () => Step;
};

/** What came of a byte, or of silence. */
export type Step = {
	readonly heard?: readonly Heard[];
	/** What has begun; nothing has if it is absent. */
	readonly state?: State;
	/** Bytes that belonged to none of it and are still to be taken. */
	readonly left?: readonly number[];
};

/** ESC alone for so long is Esc, ESC and `[` are two keys; in ms. */
export const ESCAPE_MS = 50;
/** What has begun and stays silent for so long is over; in ms. */
export const SEQUENCE_MS = 1000;

/** It had no meaning and has ended. */
export const OVER: Step = {};

/** It had no meaning, and these bytes do not belong to it. */
export function brokenOff(...left: readonly number[]): Step {
	return {left};
}

export const ESC = 0x1b;
export const CTRL_C = 0x03;

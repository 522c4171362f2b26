const ESC = '\u001B';
const BELL = '\u0007';
const COLOUR = '[\\da-fA-Frgb:/#]{0,64}';

/** The answer to OSC 11, ended as xterm ends it or as ECMA-48 does. */
const ANSWER = new RegExp(`${ESC}\\]11;(${COLOUR})(?:${BELL}|${ESC}\\\\)`, 'gu');
/** What an answer can begin with, at the end of what has come so far. */
const BEGINNING = new RegExp(`${ESC}(?:\\](?:1(?:1(?:;${COLOUR}${ESC}?)?)?)?)?$`, 'u');
/** From here on it can be nothing else. */
const CERTAIN = `${ESC}]11;`;

/** What is left of some input, and the answer where its end was in there. */
export type Filtered = {readonly keys: string; readonly answer?: string};

/** Takes a terminal's answer out of what comes from its keyboard. Input and keys are bytes, a character each. */
export type AnswerFilter = {
	readonly push: (input: string) => Filtered;
	/** Whether it holds back bytes that may be keys as well as the beginning of an answer. */
	readonly isHolding: () => boolean;
	/** Gives up what it holds: nothing has come after it for so long that it must have been keys. */
	readonly release: () => string;
};

/** Looks for the answer to OSC 11, in however many pieces it comes. What turns out to be no answer goes through as it is. */
export function createAnswerFilter(): AnswerFilter {
	let pending = '';
	/** How much of that was given up, but would still be the beginning of an answer. */
	let released = 0;
	return {
		push(input) {
			const whole = pending + input;
			const answers = [...whole.matchAll(ANSWER)];
			const text = whole.replaceAll(ANSWER, '');
			const start = BEGINNING.exec(text)?.index ?? text.length;
			const isAnswer = answers[0]?.index === 0;
			const keys = text.slice(isAnswer ? 0 : Math.min(released, start), start);
			pending = text.slice(start);
			released = start === 0 && !isAnswer ? released : 0;
			const answer = answers[0]?.[1];
			return answer === undefined ? {keys} : {keys, answer};
		},
		isHolding: () => pending.length > released && !pending.startsWith(CERTAIN),
		release() {
			const given = pending.slice(released);
			released = pending.length;
			return given;
		},
	};
}

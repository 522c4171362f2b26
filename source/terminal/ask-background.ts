import type {Clock} from '../core/time/clock.ts';
import {type Background, backgroundOf} from './background.ts';
import type {Keyboard} from './keys/keyboard.ts';
import {ASK_BACKGROUND} from './sequences.ts';

/** How long after the question a terminal's answer is awaited before the keyboard is given back; in ms. */
const PATIENCE_MS = 500;
/** The content of an answer to OSC 11. */
const ANSWER = /^11;(?<colour>.*)$/u;

/** A terminal that was requested its background. */
export type Asked = {
	/** What the terminal has answered so far. */
	readonly background: () => Background | undefined;
	/** Restores the keyboard to cooked mode. Waits a moment for an answer that is still to come, or it would be typed into the shell. */
	readonly close: () => Promise<void>;
};

/** What it takes to ask: the keyboard, on which the answer comes in, the way to the terminal, and patience. */
export type AskParts = {
	readonly keyboard: Pick<Keyboard, 'start' | 'hold' | 'stop' | 'onReport'>;
	readonly write: (bytes: string) => void;
	readonly clock: Pick<Clock, 'after'>;
};

/** Asks the terminal for its background. Nothing waits for the answer. */
export function askBackground({keyboard, write, clock}: AskParts): Asked {
	const over = Promise.withResolvers<void>();
	let background: Background | undefined;
	const forget = keyboard.onReport(({type, text}) => {
		const colour = type === 'OSC' ? ANSWER.exec(text)?.groups?.colour : undefined;
		if (colour === undefined) return;
		background ??= backgroundOf(colour);
		over.resolve();
	});
	// Before it is asked: a cooked terminal would show its answer, and hold it until Enter is pressed.
	keyboard.start();
	write(ASK_BACKGROUND);
	const cancel = clock.after(PATIENCE_MS, over.resolve);
	return {
		background: () => background,
		async close() {
			keyboard.hold();
			await over.promise;
			cancel();
			forget();
			keyboard.stop();
		},
	};
}

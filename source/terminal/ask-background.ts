import type {Background} from './background.ts';
import {FilteredKeyboard} from './filtered-keyboard.ts';
import {ASK_BACKGROUND} from './sequences.ts';

/** How long after the question a terminal's answer is waited for before the keyboard is given back; in ms. */
const PATIENCE_MS = 500;

/** A terminal that was asked for its background. */
export type Asked = {
	/** The keyboard without the answer, in raw mode. */
	readonly keyboard: NodeJS.ReadStream;
	/** What the terminal has answered so far. */
	readonly background: () => Background | undefined;
	/** Gives the keyboard back, cooked. Waits a moment for an answer that is still to come, or it would be typed into the shell. */
	readonly close: () => Promise<void>;
};

/** Asks the terminal for its background, with the answer to come in on its keyboard. Nothing waits for it. */
export function askBackground(keyboard: NodeJS.ReadStream, stdout: Pick<NodeJS.WriteStream, 'write'>): Asked {
	// Else the terminal would show the answer, and hold it until Enter is pressed.
	keyboard.setRawMode(true);
	stdout.write(ASK_BACKGROUND);
	const until = Date.now() + PATIENCE_MS;
	const keys = new FilteredKeyboard(keyboard);
	const fail = (error: Error) => void keys.destroy(error);
	keys.on('error', () => {});
	keyboard.on('error', fail).pipe(keys);
	return {
		// Ink uses of it what a stream and this class have.
		keyboard: keys as unknown as NodeJS.ReadStream,
		background: () => keys.background,
		async close() {
			// Ink has let go of it: cooked, the terminal would show the answer.
			keyboard.setRawMode(true);
			await keys.answered(until - Date.now());
			keyboard.off('error', fail).unpipe(keys);
			keyboard.pause().setRawMode(false);
			const typedAhead: Buffer | string | null = keys.read();
			if (typedAhead !== null) keyboard.unshift(typedAhead);
			keys.destroy();
		},
	};
}

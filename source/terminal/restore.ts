import {SIGNAL_EXIT} from '../core/exit-codes.ts';
import type {Keyboard} from './keys/keyboard.ts';
import {NORMAL_SCREEN} from './sequences.ts';

/**
 * However the process ends, by a fault of ours or by `process.exit` anywhere: the terminal is given back first, by these sequences where
 * something was drawn on it.
 */
export function giveBackOnExit(
	unmount: () => void,
	keyboard: Pick<Keyboard, 'stop'>,
	sequences: string = NORMAL_SCREEN,
): () => void {
	const giveBack = () => {
		try {
			unmount();
		} catch {
			// What drew the screen may be the very thing that is broken.
		}
		process.stdout.write(sequences);
		keyboard.stop();
	};
	process.once('exit', giveBack);
	return () => process.off('exit', giveBack);
}

/** A terminal that closes ends its streams: nobody is left to draw for. */
export function leaveWithTerminal(keyboard: Pick<Keyboard, 'onGone'>, leave: (code: number) => void): () => void {
	const gone = () => leave(SIGNAL_EXIT.SIGHUP);
	const forget = keyboard.onGone(gone);
	process.stdout.on('error', gone);
	return () => {
		forget();
		process.stdout.off('error', gone);
	};
}

/** Calls `leave` with the exit code of a signal that ends a command. Returns what stops listening. */
export function leaveOnSignals(leave: (code: number) => void): () => void {
	const handlers = Object.entries(SIGNAL_EXIT).map(([signal, code]) => ({signal, handler: () => leave(code)}));
	for (const {signal, handler} of handlers) process.on(signal, handler);
	return () => {
		for (const {signal, handler} of handlers) process.off(signal, handler);
	};
}

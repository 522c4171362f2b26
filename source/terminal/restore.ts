import {SIGNAL_EXIT} from '../core/exit-codes.ts';
import {NORMAL_SCREEN} from './sequences.ts';

/**
 * However the process ends, by a fault of ours or by `process.exit` anywhere: the terminal is given back first, by these sequences where
 * something was drawn on it.
 */
export function giveBackOnExit(
	unmount: () => void,
	keyboard: NodeJS.ReadStream,
	sequences: string = NORMAL_SCREEN,
): () => void {
	const giveBack = () => {
		try {
			unmount();
		} catch {
			// What drew the screen may be the very thing that is broken.
		}
		process.stdout.write(sequences);
		keyboard.setRawMode(false);
	};
	process.once('exit', giveBack);
	return () => process.off('exit', giveBack);
}

/** A terminal that closes ends its streams: nobody is left to draw for. */
export function leaveWithTerminal(keyboard: NodeJS.ReadStream, leave: (code: number) => void): () => void {
	const gone = () => leave(SIGNAL_EXIT.SIGHUP);
	keyboard.on('end', gone).on('error', gone);
	process.stdout.on('error', gone);
	return () => {
		keyboard.off('end', gone).off('error', gone);
		process.stdout.off('error', gone);
	};
}

import type {Keyboard} from './keys/keyboard.ts';
import {readSizeAgain} from './screen.ts';
import {ENTER_SCREEN, NORMAL_SCREEN} from './sequences.ts';

/** What is done when someone else stops this process. */
export type Stops = {
	/** Runs code that stops the process and handles the terminal itself. */
	readonly during: (stop: () => Promise<void>) => Promise<void>;
	/** Stops listening. */
	readonly close: () => void;
};

/**
 * Gives the terminal back before someone else stops us (`kill -TSTP`), and takes it again once we go on, in whatever state it is: nobody can
 * hear of a SIGSTOP, and no shell sets the terminal as it was for us. `redraw` draws all of the screen.
 */
export function followStops(keyboard: Pick<Keyboard, 'start' | 'stop'>, redraw: () => void): Stops {
	const stop = () => {
		process.stdout.write(NORMAL_SCREEN);
		keyboard.stop();
		process.kill(process.pid, 'SIGSTOP');
	};
	const goOn = () => {
		// Off first: who has set it before is not asked again.
		keyboard.stop();
		keyboard.start();
		process.stdout.write(ENTER_SCREEN);
		readSizeAgain();
		redraw();
	};
	const listen = () => void process.on('SIGTSTP', stop).on('SIGCONT', goOn);
	const close = () => void process.off('SIGTSTP', stop).off('SIGCONT', goOn);
	listen();
	return {
		async during(run) {
			close();
			await run();
			listen();
		},
		close,
	};
}

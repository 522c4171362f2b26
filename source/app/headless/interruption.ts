import {EXIT, SIGNAL_EXIT} from '../../core/exit-codes.ts';

/** Who ended a command before its time: a signal, or the reader of its output who has had enough. */
export type Interruption = {readonly cause: 'signal' | 'reader'; readonly exitCode: number};

/** Waits for an interruption. */
export type Interruptible = {
	readonly interrupted: Promise<Interruption>;
	/** Aborts at the interruption. */
	readonly signal: AbortSignal;
	/** Gives the signals back. */
	readonly close: () => void;
};

/**
 * Listens for signals and for a closed pipe on standard output. Only the first signal is caught: a second one ends the process at once. A
 * reader who stops reading (`| head`) is not a failure.
 */
export function listenForInterruption(): Interruptible {
	const {promise, resolve} = Promise.withResolvers<Interruption>();
	const controller = new AbortController();
	const interrupt = (interruption: Interruption) => {
		close();
		controller.abort();
		resolve(interruption);
	};
	const handlers = Object.entries(SIGNAL_EXIT).map(
		([name, exitCode]) => [name, () => interrupt({cause: 'signal', exitCode})] as const,
	);
	const onError = () => interrupt({cause: 'reader', exitCode: EXIT.good});
	const close = () => {
		for (const [name, handler] of handlers) process.off(name, handler);
		process.stdout.off('error', onError);
	};
	for (const [name, handler] of handlers) process.on(name, handler);
	process.stdout.on('error', onError);
	return {interrupted: promise, signal: controller.signal, close};
}

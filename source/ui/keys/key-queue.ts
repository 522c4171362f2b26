import type {Key} from 'ink';
import {createContext} from 'react';

/** What hears a key as Ink reports it. */
export type HearKey = (input: string, key: Key) => void;

/**
 * Keys on their way to a screen that takes the place of another. React arms a new screen's own input only after its first frame: a key
 * that comes before that would be lost.
 */
export type KeyQueue = {
	readonly hear: HearKey;
	/** From now on keys wait for the next listener. */
	readonly open: () => void;
	/** The screen that is shown hears keys by itself. */
	readonly close: () => void;
	/** Gives the listener what has waited, then every key. Returns what ends that. */
	readonly listen: (listener: HearKey) => () => void;
};

/** Makes a queue that is closed. */
export function createKeyQueue(): KeyQueue {
	let isOpen = false;
	let listener: HearKey | undefined;
	let waiting: (readonly [string, Key])[] = [];
	return {
		hear(input, key) {
			if (listener !== undefined) listener(input, key);
			else if (isOpen) waiting.push([input, key]);
		},
		open() {
			isOpen = true;
		},
		close() {
			isOpen = false;
			waiting = [];
		},
		listen(next) {
			listener = next;
			const before = waiting;
			waiting = [];
			for (const [input, key] of before) next(input, key);
			return () => {
				if (listener === next) listener = undefined;
			};
		},
	};
}

/** The queue of the session; absent where a screen is alone and hears keys by itself. */
export const KeyQueueContext = createContext<KeyQueue | undefined>(undefined);

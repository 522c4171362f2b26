import type {Server} from 'node:net';

const RETRY_MS = 200;

/** A window of time, in ms from now. */
export type Window = {readonly fromMs: number; readonly toMs: number};

/** Closes a port for a window of time: connections are refused meanwhile. */
export type PortSwitch = {
	/** Closes the port in this window; undefined cancels an earlier one. */
	readonly refuse: (window: Window | undefined) => void;
	readonly stop: () => void;
};

/** Makes a switch for a server that `open` binds to its port and `close` unbinds. */
export function createPortSwitch(server: Server, open: () => Promise<void>, close: () => Promise<void>): PortSwitch {
	let timers: NodeJS.Timeout[] = [];
	const after = (ms: number, act: () => void): void => {
		timers.push(setTimeout(act, ms));
	};
	const reopen = (): void => {
		if (!server.listening) open().catch(() => after(RETRY_MS, reopen));
	};
	const stop = (): void => {
		for (const timer of timers) clearTimeout(timer);
		timers = [];
	};
	return {
		stop,
		refuse(window) {
			stop();
			reopen();
			if (window === undefined) return;
			after(window.fromMs, () => void close());
			after(window.toMs, reopen);
		},
	};
}

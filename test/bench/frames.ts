import type {Terminal} from '../helpers/terminal.ts';

const endOfFrame = Buffer.from('\u001B[?2026l');
const deadlineMs = 5000;

/** Keeps the time at which the last byte of the latest synchronized frame arrived. */
export function watchFrameEnds(terminal: Terminal): () => number | undefined {
	let latestMs: number | undefined;
	let tail = Buffer.alloc(0);
	terminal.onBytes(({bytes, atMs}) => {
		// The end of a frame may itself be split between two pieces.
		const seen = Buffer.concat([tail, bytes]);
		if (seen.includes(endOfFrame)) latestMs = atMs;
		tail = seen.subarray(1 - endOfFrame.length);
	});
	return () => latestMs;
}

/** Resolves when nothing has arrived for a while: only then is a program without frame marks known to have drawn all. */
export function quiet(terminal: Terminal, forMs: number): Promise<void> {
	return new Promise((resolve) => {
		const finish = () => {
			stop();
			resolve();
		};
		let silence = setTimeout(finish, forMs);
		const stop = terminal.onBytes(() => {
			clearTimeout(silence);
			silence = setTimeout(finish, forMs);
		});
	});
}

/** How long after an act the last byte before silence arrives, in ms. */
export async function timeToQuiet(terminal: Terminal, act: () => Promise<void>, forMs: number): Promise<number> {
	const startedAt = performance.now();
	let lastMs: number | undefined;
	const first = Promise.withResolvers<void>();
	const deadline = setTimeout(() => first.reject(new Error(`Nothing was drawn within ${deadlineMs} ms.`)), deadlineMs);
	const stop = terminal.onBytes(({atMs}) => {
		lastMs = atMs;
		first.resolve();
	});
	try {
		await Promise.all([act(), first.promise]);
		await quiet(terminal, forMs);
	} finally {
		clearTimeout(deadline);
		stop();
	}
	return (lastMs ?? Number.NaN) - startedAt;
}

import {AsyncLocalStorage} from 'node:async_hooks';
import process from 'node:process';
import type {Readable, Writable} from 'node:stream';
import {setFlagsFromString} from 'node:v8';

/** The standard streams of a program that runs in this process. */
export type StandardStreams = {readonly stdin?: Readable; readonly stdout: Writable; readonly stderr: Writable};

const NAMES = ['stdin', 'stdout', 'stderr'] as const;
/** A program listens to signals of this process: as many as run at once. */
const LISTENERS = 200;

const streams = new AsyncLocalStorage<StandardStreams>();
const own = NAMES.map((name) => [name, Object.getOwnPropertyDescriptor(process, name)] as const);

// A screen sets it while it loads what draws (source/terminal/colour-depth.ts); of two at once, one restores what the other has set.
const {FORCE_COLOR} = process.env;

let running = 0;

function divertStreams(): void {
	process.setMaxListeners(LISTENERS);
	for (const [name, descriptor] of own) {
		const get = () => streams.getStore()?.[name] ?? descriptor?.get?.call(process) ?? descriptor?.value;
		Object.defineProperty(process, name, {configurable: true, get});
	}
}

function restoreStreams(): void {
	if (FORCE_COLOR === undefined) delete process.env.FORCE_COLOR;
	else process.env.FORCE_COLOR = FORCE_COLOR;
	for (const [name, descriptor] of own) if (descriptor !== undefined) Object.defineProperty(process, name, descriptor);
}

/** V8's own: what a program sets for its process (source/app/memory/limit-heap.ts) would slow down all that comes after it here. */
function restoreHeap(): void {
	setFlagsFromString('--semi-space-growth-factor=2');
	setFlagsFromString('--heap-growing-percent=0');
}

/** Runs a job, and all that comes of it, with standard streams of its own, however many run at once. */
export async function withStreams<Result>(diverted: StandardStreams, job: () => Promise<Result>): Promise<Result> {
	running += 1;
	if (running === 1) divertStreams();
	try {
		return await streams.run(diverted, job);
	} finally {
		running -= 1;
		if (running === 0) {
			restoreStreams();
			restoreHeap();
		}
	}
}

/** Does something to a program that runs with these streams, as if it came from outside: what follows from it has them, too. */
export function amongStreams(diverted: StandardStreams, act: () => void): void {
	streams.run(diverted, act);
}

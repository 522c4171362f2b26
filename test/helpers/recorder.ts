import type {Emulator} from './emulator.ts';
import type {Exit} from './program.ts';

/** Bytes as they arrived, with the time on the monotonic clock. */
export type Piece = {readonly bytes: Uint8Array; readonly atMs: number};

/** Keeps all a program wrote and how it ended, and hands it to the emulator. */
export type Recorder = {
	readonly record: (bytes: Uint8Array) => void;
	readonly end: (exit: Exit) => void;
	readonly bytes: (since?: number) => Buffer;
	readonly mark: () => number;
	readonly onBytes: (listener: (piece: Piece) => void) => () => void;
	readonly onChange: (listener: () => void) => () => void;
	readonly settled: () => Promise<void>;
	readonly exit: () => Exit | undefined;
	readonly exited: Promise<Exit>;
};

type Listeners<Value> = {
	readonly add: (listener: (value: Value) => void) => () => void;
	readonly tell: (value: Value) => void;
};

function createListeners<Value>(): Listeners<Value> {
	const all = new Set<(value: Value) => void>();
	return {
		add: (listener) => {
			all.add(listener);
			return () => all.delete(listener);
		},
		tell: (value) => {
			for (const listener of [...all]) listener(value);
		},
	};
}

/** Makes a recorder that draws on the given emulator. */
export function createRecorder(emulator: Pick<Emulator, 'feed'>): Recorder {
	const pieces = createListeners<Piece>();
	const changes = createListeners<void>();
	const ended = Promise.withResolvers<Exit>();
	const chunks: Uint8Array[] = [];
	let size = 0;
	let exit: Exit | undefined;
	return {
		record: (bytes) => {
			chunks.push(bytes);
			size += bytes.length;
			pieces.tell({bytes, atMs: performance.now()});
			emulator.feed(bytes, changes.tell);
		},
		// What it wrote last is still to be drawn.
		end: (how) =>
			emulator.feed('', () => {
				exit = how;
				changes.tell();
				ended.resolve(how);
			}),
		bytes: (since = 0) => Buffer.concat(chunks).subarray(since),
		mark: () => size,
		onBytes: pieces.add,
		onChange: changes.add,
		settled: () => new Promise((resolve) => emulator.feed('', resolve)),
		exit: () => exit,
		exited: ended.promise,
	};
}

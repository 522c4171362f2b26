import type {Input, InputSource} from '../../core/input.ts';
import type {Clock} from '../../core/time/clock.ts';
import {MARK_PASTES, TRACK_MOUSE, UNMARKED_PASTES, UNTRACKED_MOUSE} from '../sequences.ts';
import {createKeyParser, type ParserOptions} from './parser.ts';
import type {Heard, Report} from './state.ts';

/** What a keyboard needs of a stream of Node. */
export type KeyStream = Pick<
	NodeJS.ReadStream,
	'setRawMode' | 'resume' | 'pause' | 'unshift' | 'on' | 'off' | 'readableEnded'
>;

/** What a keyboard is made of. */
export type KeyboardParts = ParserOptions & {
	readonly stream: KeyStream;
	/** Releases the stream. */
	readonly close: () => void;
	/** The way to the terminal. */
	readonly write: (bytes: string) => void;
	readonly clock: Pick<Clock, 'after'>;
};

/** Something that nobody has heard yet, and the bytes it was. */
type Unheard = {readonly input: Input; readonly bytes: readonly number[]};

/** The keyboard of a terminal: what is typed at it, and what the terminal itself says on the same line. */
export class Keyboard implements InputSource {
	readonly #parts: KeyboardParts;
	readonly #reports = new Set<(report: Report) => void>();
	#parser: ReturnType<typeof createKeyParser>;
	#listener: ((input: Input) => void) | undefined;
	#isMouseTracked = false;
	#isStarted = false;
	#isHeld = false;
	#isReading = false;
	#unheard: Unheard[] = [];
	/** The bytes of what has begun. */
	#begun: number[] = [];
	/** Counts what has come in, so that what has begun is decided only if nothing followed it. */
	#reads = 0;
	#cancel = () => {};

	constructor(parts: KeyboardParts) {
		this.#parts = parts;
		this.#parser = createKeyParser(parts);
		// The run ends the app when the terminal is gone; an error after that has nobody left to hear it.
		parts.stream.on('error', () => {});
	}

	/** Hears the mouse, too, whenever it has the terminal from now on; else the terminal is left to select text with it. */
	trackMouse(): void {
		this.#isMouseTracked = true;
	}

	/** Takes the terminal: in raw mode, with pastes marked. What is typed waits until someone listens. */
	start(): void {
		if (this.#isStarted) return;
		this.#isStarted = true;
		this.#isHeld = false;
		const {stream, write} = this.#parts;
		stream.setRawMode(true);
		write(this.#isMouseTracked ? MARK_PASTES + TRACK_MOUSE : MARK_PASTES);
		stream.on('data', this.#read).resume();
	}

	/** From now on input waits for the next listener, except that of the mouse, which is dropped. */
	hold(): void {
		this.#isHeld = true;
		if (this.#isStarted && this.#isMouseTracked) this.#parts.write(UNTRACKED_MOUSE);
	}

	/** The listener is about to leave: what is typed from now on waits for the next one. */
	handOver(): void {
		this.#listener = undefined;
	}

	/** Gives the terminal back, cooked, together with what nobody has heard. It can be taken again. */
	stop(): void {
		if (!this.#isStarted) return;
		this.#isStarted = false;
		this.#cancel();
		const {stream, write} = this.#parts;
		stream.off('data', this.#read).pause();
		write(this.#isMouseTracked ? UNTRACKED_MOUSE + UNMARKED_PASTES : UNMARKED_PASTES);
		stream.setRawMode(false);
		if (!this.#isReading) this.#giveBack([]);
	}

	/** Releases the keyboard for good. */
	close(): void {
		this.stop();
		this.#parts.close();
	}

	/** Hears all that is typed, from what has waited on; the returned function ends that. */
	listen(listener: (input: Input) => void): () => void {
		this.#listener = listener;
		this.#deliver();
		return () => {
			if (this.#listener === listener) this.#listener = undefined;
		};
	}

	/** Hears what the terminal says; the returned function ends that. */
	onReport(listener: (report: Report) => void): () => void {
		this.#reports.add(listener);
		return () => this.#reports.delete(listener);
	}

	/** Hears that the terminal is gone; the returned function ends that. */
	onGone(gone: () => void): () => void {
		const {stream} = this.#parts;
		stream.on('end', gone).on('error', gone);
		return () => stream.off('end', gone).off('error', gone);
	}

	readonly #read = (chunk: Uint8Array): void => {
		this.#reads += 1;
		this.#isReading = true;
		let index = 0;
		for (; index < chunk.length && this.#isStarted; index += 1) this.#take(chunk[index] ?? 0);
		this.#isReading = false;
		if (this.#isStarted) this.#wait();
		else this.#giveBack(chunk.subarray(index));
	};

	#take(byte: number): void {
		this.#begun.push(byte);
		const heard = this.#parser.push(byte);
		if (heard.length > 0 || this.#parser.waitMs() === undefined) this.#hear(heard);
	}

	/** Decides what has begun once it has been silent for long enough. */
	#wait(): void {
		this.#cancel();
		const waitMs = this.#parser.waitMs();
		if (waitMs === undefined) return;
		const reads = this.#reads;
		const decide = () => {
			if (reads !== this.#reads || !this.#isStarted) return;
			this.#hear(this.#parser.giveUp());
			if (this.#isStarted) this.#wait();
		};
		// Only after another look at the input: while we were busy, this and the rest of it come due together.
		this.#cancel = this.#parts.clock.after(waitMs, () => void setImmediate(decide));
	}

	/** Takes what has begun for all of this. Of two keys the last is the last byte: the first was decided by it. */
	#hear(all: readonly Heard[]): void {
		const bytes = this.#begun;
		this.#begun = [];
		for (const [index, heard] of all.entries()) {
			const isLast = index === all.length - 1;
			this.#keep(heard, isLast ? bytes.slice(index === 0 ? 0 : -1) : bytes.slice(index, index + 1));
		}
		this.#deliver();
	}

	#keep(heard: Heard, bytes: readonly number[]): void {
		if (heard.kind === 'report') for (const listener of this.#reports) listener(heard);
		else if (heard.kind !== 'mouse' || this.#isMouseHeard()) this.#unheard.push({input: heard, bytes});
	}

	/** A click is meant for what is on the screen as it is made: it waits for nobody. */
	#isMouseHeard(): boolean {
		return this.#isMouseTracked && !this.#isHeld && this.#listener !== undefined;
	}

	#deliver(): void {
		while (!this.#isHeld && this.#listener !== undefined) {
			const first = this.#unheard.shift();
			if (first === undefined) return;
			this.#listener(first.input);
		}
	}

	#giveBack(rest: ArrayLike<number>): void {
		const {stream} = this.#parts;
		const bytes = [...this.#unheard.flatMap((one) => one.bytes), ...this.#begun, ...Array.from(rest)];
		this.#unheard = [];
		this.#begun = [];
		this.#parser = createKeyParser(this.#parts);
		if (bytes.length > 0 && !stream.readableEnded) stream.unshift(Uint8Array.from(bytes));
	}
}

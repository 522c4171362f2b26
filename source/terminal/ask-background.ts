import {Transform, type TransformCallback} from 'node:stream';
import {createAnswerFilter} from './answer-filter.ts';
import {type Ground, groundOf} from './background.ts';
import {ASK_BACKGROUND} from './sequences.ts';

/** How long an Esc waits for more, as it may be the beginning of the answer; in ms. */
const HOLD_MS = 50;
/** How long after the question a terminal's answer is waited for before the keyboard is given back; in ms. */
const PATIENCE_MS = 300;
/** When a terminal that has not answered is not going to; in ms. */
const LATEST_MS = 10_000;

/** A terminal that was asked for its background. */
export type Asked = {
	/** The keyboard without the answer, in raw mode. */
	readonly keyboard: NodeJS.ReadStream;
	/** What the terminal has answered so far. */
	readonly ground: () => Ground | undefined;
	/** Gives the keyboard back, cooked. Waits a moment for an answer that is still to come, or it would be typed into the shell. */
	readonly close: () => Promise<void>;
};

/** Asks the terminal for its background, with the answer to come in on its keyboard. Nothing waits for it. */
export function askBackground(keyboard: NodeJS.ReadStream, stdout: Pick<NodeJS.WriteStream, 'write'>): Asked {
	// Else the terminal would show the answer, and hold it until Enter is pressed.
	keyboard.setRawMode(true);
	stdout.write(ASK_BACKGROUND);
	const until = Date.now() + PATIENCE_MS;
	const keys = new Keys(keyboard);
	const fail = (error: Error) => void keys.destroy(error);
	keys.on('error', () => {});
	keyboard.on('error', fail).pipe(keys);
	return {
		// Ink uses of it what a stream and this class have.
		keyboard: keys as unknown as NodeJS.ReadStream,
		ground: () => keys.ground,
		async close() {
			// Ink has let go of it: cooked, the terminal would show the answer.
			keyboard.setRawMode(true);
			await keys.answered(until - Date.now());
			keyboard.off('error', fail).unpipe(keys);
			keyboard.pause().setRawMode(false);
			const typedAhead: Buffer | string | null = keys.read();
			if (typedAhead !== null) keyboard.unshift(typedAhead);
			keys.destroy();
		},
	};
}

/** A keyboard, as far as Ink uses one, without the answers of the terminal. */
class Keys extends Transform {
	readonly isTTY = true;
	ground: Ground | undefined;
	readonly #keyboard: NodeJS.ReadStream;
	readonly #filter = createAnswerFilter();
	readonly #answer = Promise.withResolvers<void>();
	readonly #latest = Date.now() + LATEST_MS;
	#isAnswered = false;
	/** Counts what has come in, so that what is held is given up only where nothing followed it. */
	#reads = 0;

	constructor(keyboard: NodeJS.ReadStream) {
		super();
		this.#keyboard = keyboard;
	}

	setRawMode(isRaw: boolean): this {
		this.#keyboard.setRawMode(isRaw);
		return this;
	}

	ref(): void {
		this.#keyboard.ref();
	}

	unref(): void {
		this.#keyboard.unref();
	}

	/** Resolves once there is an answer, or after so many ms. */
	async answered(patienceMs: number): Promise<void> {
		if (this.#isAnswered || patienceMs <= 0) return;
		const timeout = Promise.withResolvers<void>();
		const timer = setTimeout(timeout.resolve, patienceMs);
		await Promise.race([this.#answer.promise, timeout.promise]);
		clearTimeout(timer);
	}

	override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
		this.#reads += 1;
		const {keys, answer} = this.#filter.push(chunk.toString('latin1'));
		if (answer !== undefined) {
			this.ground ??= groundOf(answer);
			this.#isAnswered = true;
			this.#answer.resolve();
		}
		this.#pass(keys);
		if (this.#filter.isHolding()) this.#hold();
		done();
	}

	override _flush(done: TransformCallback): void {
		this.#pass(this.#filter.release());
		done();
	}

	#hold(): void {
		const reads = this.#reads;
		const release = () => {
			if (reads === this.#reads && !this.destroyed) this.#pass(this.#filter.release());
		};
		if (this.#isAnswered || Date.now() > this.#latest) release();
		// Only after another look at the input: while we were busy, the timer and the rest of the answer come due together.
		else setTimeout(() => setImmediate(release), HOLD_MS);
	}

	#pass(bytes: string): void {
		if (bytes !== '') this.push(Buffer.from(bytes, 'latin1'));
	}
}

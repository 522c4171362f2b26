import {Transform, type TransformCallback} from 'node:stream';
import {createAnswerFilter} from './answer-filter.ts';
import {type Background, backgroundOf} from './background.ts';

/** How long an Esc waits for more, as it may be the beginning of the answer; in ms. */
const HOLD_MS = 50;
/** How long a terminal may take to answer. After that an Esc is a key at once. */
const LATEST_MS = 10_000;

/** A keyboard, as far as Ink uses one, without the answers of the terminal. */
export class FilteredKeyboard extends Transform {
	readonly isTTY = true;
	/** What the terminal has answered so far. */
	background: Background | undefined;
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
			this.background ??= backgroundOf(answer);
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

import type {Clock} from '../../core/time/clock.ts';

/** Lines for a log that is read afterwards. */
export type ThinnedLines = {
	/** Reports something: at once, or with whatever else comes before the next line is due. */
	readonly tell: (sentence: string) => void;
	/** The state has changed: the next line shows it. */
	readonly mark: () => void;
	/** Writes no more; what is pending is dropped. */
	readonly close: () => void;
};

/** What lines are made of. */
export type ThinnedLinesOptions = {
	readonly clock: Clock;
	/** How things stand when a line is written. */
	readonly current: () => string;
	readonly write: (line: string) => void;
};

const SHORTEST_GAP_MS = 10_000;
const LONGEST_GAP_MS = 120_000;
/** Of several reports between two lines, the latest is written. */
const MOST_SENTENCES = 2;

/** Writes at most one line every 10 s, and at least one every 2 minutes, so that a log is short and never looks dead. */
export function createThinnedLines({clock, current, write}: ThinnedLinesOptions): ThinnedLines {
	let sentences: readonly string[] = [];
	let hasNews = false;
	let isOpen = true;
	let lastAt = clock.now();
	let isFirst = true;
	let cancel = () => {};

	function writeLine(): void {
		const parts = hasNews || sentences.length === 0 ? [...sentences, current()] : sentences;
		write(parts.join(' '));
		sentences = [];
		hasNews = false;
		isFirst = false;
		lastAt = clock.now();
		plan();
	}

	function plan(): void {
		cancel();
		if (!isOpen) return;
		const isPending = hasNews || sentences.length > 0;
		const due = lastAt + (isPending ? (isFirst ? 0 : SHORTEST_GAP_MS) : LONGEST_GAP_MS);
		if (due <= clock.now()) writeLine();
		else cancel = clock.after(due - clock.now(), writeLine);
	}

	plan();
	return {
		tell(sentence) {
			sentences = [...sentences.filter((one) => one !== sentence), sentence].slice(-MOST_SENTENCES);
			plan();
		},
		mark() {
			hasNews = true;
			plan();
		},
		close() {
			isOpen = false;
			cancel();
		},
	};
}

/** What the server says to one request: an operation, or an error by its HTTP status. */
export type Answer =
	| {readonly status: string; readonly stats: unknown; readonly ageMinutes: number; readonly omitted: readonly string[]}
	| {readonly error: number};

/** The answers to one watch, the last one repeated, and what is to be made of them. */
export type Row = {
	readonly what: string;
	readonly answers: readonly Answer[];
	/** Options of `wait`. */
	readonly args: readonly string[];
	readonly expected: Expected;
};

export type Expected = {
	/** The exit code and reason of `wait`, and its sentence. */
	readonly wait: string;
	/** `operation.counts` of `wait --json`: those that are not 0. */
	readonly counts: string;
};

/** One row; further options of `wait` come last. */
export function row(what: string, answers: Answer | readonly Answer[], expected: Expected, ...args: string[]): Row {
	return {what, answers: 'length' in answers ? answers : [answers], args, expected};
}

const ZEROS = {queued: 0, sent: 0, scheduled: 0, delivered: 0, opened: 0, undelivered: 0, failed: 0, canceled: 0};

/** All eight counters, 0 where nothing else is given. */
export function all(given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
	return {...given, ...Object.fromEntries(Object.entries(ZEROS).filter(([name]) => !(name in given)))};
}

/** An answer about an operation that was last updated an hour ago. */
export function answer(status: string, stats: unknown): Answer {
	return {status, stats, ageMinutes: 60, omitted: []};
}

/** The same, but updated this very moment. */
export function fresh(status: string, stats: unknown): Answer {
	return {status, stats, ageMinutes: 0, omitted: []};
}

/** The same without some of its fields. */
export function without(from: Answer, ...omitted: readonly string[]): Answer {
	return 'error' in from ? from : {...from, omitted};
}

export const COMPLETED = (stats: unknown) => answer('COMPLETED', stats);
export const PROCESSING = (stats: unknown) => fresh('PROCESSING', stats);

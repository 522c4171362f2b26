import {COUNTERS, type Counter} from './counters.ts';

/** A number in the `stats` of an operation. */
export type StatName = Counter | 'total' | 'recipients' | 'attempts';

const STAT_NAMES: readonly StatName[] = ['total', 'recipients', 'attempts', ...COUNTERS];

/** The numbers that the server gave, as far as they can be read. A name that is absent is unknown, which is not 0. */
export type Stats = Readonly<Partial<Record<StatName, number>>>;

/**
 * The numbers of an answer; `recipients`, which does not change, as the answer before it had them where it has none. A `total` that is
 * left out may have grown, so the one before says nothing.
 */
export function withLastRecipients(before: Stats, given: Stats): Stats {
	const recipients = given.recipients || before.recipients;
	return recipients === undefined ? given : {...given, recipients};
}

/** No send is that large: a larger number is a fault, not a count. */
const LARGEST = 1_000_000_000;

/**
 * Reads the `stats` of an operation. An integer written as text (`"10"`) counts; a value that is negative, fractional, absurdly large or
 * anything else is left out (no counter is marked required, API reference, "Operation").
 */
export function readStats(given: unknown): Stats {
	if (typeof given !== 'object' || given === null) return {};
	const values = new Map(Object.entries(given));
	return Object.fromEntries(
		STAT_NAMES.flatMap((name) => {
			const value = readCount(values.get(name));
			return value === undefined ? [] : [[name, value]];
		}),
	);
}

function readCount(value: unknown): number | undefined {
	const count = typeof value === 'string' && /^\d{1,15}$/u.test(value) ? Number(value) : value;
	return typeof count === 'number' && Number.isInteger(count) && count >= 0 && count <= LARGEST ? count : undefined;
}

const MOST_VALUES = 200;
const MOST_CHARACTERS = 4096;

/** Whether an untrusted value is small enough to be kept and printed whole, however deep it is nested. */
export function isSmall(given: unknown): boolean {
	const left = [given];
	let characters = 0;
	let values = 0;
	while (left.length > 0) {
		const value = left.pop();
		values += 1;
		if (typeof value === 'string') characters += value.length;
		if (typeof value === 'object' && value !== null) {
			for (const [key, inner] of Object.entries(value)) {
				characters += key.length;
				left.push(inner);
			}
		}
		if (values > MOST_VALUES || characters > MOST_CHARACTERS) return false;
	}
	return true;
}

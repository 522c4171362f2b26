/** Characters that JSON allows but that a terminal, an editor or a pager would act on or hide. */
const UNSEEN = /[\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]|[\u{e0000}-\u{e0fff}]/gu;

/**
 * A value as one line of JSON that is safe to look at: nothing is lost, but what `JSON.stringify` leaves raw and nobody
 * can see (C1 controls, line separators, direction controls, tag characters) is written as `\u` escapes.
 */
export function jsonLine(value: unknown): string {
	return JSON.stringify(value).replace(UNSEEN, escapeUnits);
}

function escapeUnits(text: string): string {
	const units = Array.from({length: text.length}, (_, index) => text.charCodeAt(index));
	return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}

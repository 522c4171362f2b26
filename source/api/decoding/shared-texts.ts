import {type Untrusted, untrusted} from '../../core/text/text.ts';

/** Wraps a text; the same one for the same text where it came before. */
export type SharedTexts = (raw: string) => Untrusted;

const MOST_TEXTS = 1000;
const LONGEST_TEXT = 256;

/**
 * Makes what keeps the texts that many emails have in common once: a sender, a subject, tags. It never holds more than 1,000, none of them
 * long. `wrap` wraps those that are new.
 */
export function createSharedTexts(wrap: SharedTexts = untrusted): SharedTexts {
	let known = new Map<string, Untrusted>();
	return (raw) => {
		if (raw.length > LONGEST_TEXT) return wrap(raw);
		const before = known.get(raw);
		if (before !== undefined) return before;
		// Common texts come back soon.
		if (known.size >= MOST_TEXTS) known = new Map();
		const text = wrap(raw);
		known.set(raw, text);
		return text;
	};
}

/** A pair of a tag filter. */
export type TagPair = {readonly key: string; readonly value: string};

/** Pairs that must all match (AND). */
export type TagFilter = readonly TagPair[];

/** Why a text is not a tag filter, `short` in at most 36 columns, and at which character (0-based). */
export type TagMistake = {readonly reason: string; readonly short: string; readonly at: number};

/** A filter, or the mistake in the text. */
export type TagParse = {readonly pairs: TagFilter; readonly mistake?: never} | {readonly mistake: TagMistake};

const MAX_PAIRS = 10;
const MAX_KEY = 128;
const MAX_VALUE = 256;
const FORBIDDEN = /[^a-zA-Z0-9._~-]/u;

/** Typed tags that ask for one pair or another. */
const NO_CHOICE = {
	reason: 'there is no OR, all pairs must match: filter by one, then by the other',
	short: 'no OR: filter by one, then the other',
};

type Word = {readonly text: string; readonly at: number};

/**
 * Parses a tag filter as people type it: `a:b` or `a=b`, pairs separated by spaces, commas or semicolons. Keys and values are
 * Twilio's (API overview, Tags): at most 10 pairs of `[a-zA-Z0-9._~-]`, keys of at most 128 and values of at most 256 characters.
 * A pair that is given twice counts once.
 */
export function parseTagFilter(text: string): TagParse {
	const pairs = new Map<string, TagPair>();
	let before: Word | undefined;
	for (const match of text.matchAll(/[^\s,;]+/gu)) {
		const word = {text: match[0], at: match.index};
		const pair = conjunctionIn(word) ?? spacedValue(word, before, text) ?? parsePair(word);
		if ('reason' in pair) return {mistake: pair};
		pairs.set(`${pair.key}:${pair.value}`, pair);
		if (pairs.size > MAX_PAIRS)
			return {
				mistake: {
					reason: `a filter has at most ${MAX_PAIRS} pairs: remove one`,
					short: `over ${MAX_PAIRS} pairs: remove one`,
					at: word.at,
				},
			};
		before = word;
	}
	return {pairs: [...pairs.values()]};
}

/** A conjunction between pairs, such as `OR`: in the API all pairs must match. */
function conjunctionIn({text, at}: Word): TagMistake | undefined {
	if (/^(?:and|&&?)$/iu.test(text))
		return {reason: `all pairs must match anyway: omit “${text}”`, short: 'all pairs must match: omit it', at};
	if (/^(?:or|not)$/iu.test(text)) return {...NO_CHOICE, at};
	const pipe = text.indexOf('|');
	return pipe === -1 ? undefined : {...NO_CHOICE, at: at + pipe};
}

/** A word without a colon right behind a pair: probably a value with a space in it. */
function spacedValue(word: Word, before: Word | undefined, text: string): TagMistake | undefined {
	const space = before === undefined ? '' : text.slice(before.at + before.text.length, word.at);
	const isSpaced = /^\s+$/u.test(space) && /^["'\w.~-]+$/u.test(word.text);
	if (before === undefined || !isSpaced) return undefined;
	const reason = `values cannot contain spaces; write a new pair as ${word.text}:value`;
	return {reason, short: 'no spaces in values: write key:value', at: word.at};
}

/** Parses one pair, key and value. */
function parsePair(word: Word): TagPair | TagMistake {
	const split = word.text.search(/[:=]/u);
	const key = split === -1 ? word.text : word.text.slice(0, split);
	const value = split === -1 ? '' : word.text.slice(split + 1);
	return (
		mistakeIn('key', {text: key, at: word.at}, MAX_KEY) ??
		(split === -1
			? {
					reason: `“${key}” has no value: write ${key}:value, without spaces`,
					short: 'no value: write key:value',
					at: word.at,
				}
			: mistakeIn('value', {text: value, at: word.at + split + 1}, MAX_VALUE)) ?? {key, value}
	);
}

/** What is wrong with a key or a value. */
function mistakeIn(part: 'key' | 'value', word: Word, limit: number): TagMistake | undefined {
	if (word.text === '')
		return {reason: `a ${part} is missing: write key:value`, short: `no ${part}: write key:value`, at: word.at};
	const forbidden = FORBIDDEN.exec(word.text);
	if (forbidden !== null)
		return {
			reason: `“${forbidden[0]}” is not allowed in a ${part}: use letters, digits and . _ ~ -`,
			short: `“${forbidden[0]}” is invalid: use letters, digits`,
			at: word.at + forbidden.index,
		};
	if (word.text.length <= limit) return undefined;
	const reason = `a ${part} has at most ${limit} characters`;
	return {reason, short: reason, at: word.at + limit};
}

/** The filter as the value of the `tags` query parameter: `key1:value1;key2:value2;`, empty for no filter. */
export function formatTagFilter(pairs: TagFilter): string {
	return pairs.map(({key, value}) => `${key}:${value};`).join('');
}

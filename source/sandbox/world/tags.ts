/** The tags of an email: custom metadata (guide, "Track emails with tags"). */
export type Tags = Readonly<Record<string, string>>;

/** One tag. */
export type TagPair = readonly [key: string, value: string];

/** A tag filter: 1 to 10 pairs, each ended by a semicolon (API reference, `GET /Emails`). */
export const TAG_FILTER = /^(?:[a-zA-Z0-9._~-]+:[a-zA-Z0-9._~-]+;){1,10}$/;

const TAG_TEXT = /^[a-zA-Z0-9._~-]+$/;

/** Whether a tag has legal characters and lengths: a key of 1 to 128, a value of 1 to 256 (API reference, `tags`). */
export function isTag([key, value]: TagPair): boolean {
	return key.length <= 128 && value.length <= 256 && TAG_TEXT.test(key) && TAG_TEXT.test(value);
}

/** Splits a filter that matches TAG_FILTER into its pairs, sorted, so that their order in the query does not matter. */
export function parseTagFilter(filter: string): readonly TagPair[] {
	return filter
		.split(';')
		.slice(0, -1)
		.sort()
		.map((pair) => {
			const colon = pair.indexOf(':');
			return [pair.slice(0, colon), pair.slice(colon + 1)] as const;
		});
}

/** Whether an email has all of these tags: the pairs of a filter are combined with AND. */
export function hasTags(tags: Tags, pairs: readonly TagPair[]): boolean {
	return pairs.every(([key, value]) => Object.hasOwn(tags, key) && tags[key] === value);
}

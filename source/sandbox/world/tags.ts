/** Tags of an email, Twilio's custom metadata. */
export type Tags = Readonly<Record<string, string>>;

/** One pair that an email must carry. */
export type TagPair = readonly [key: string, value: string];

/** Twilio's grammar of a tag filter: 1 to 10 pairs, each ended by a semicolon. */
export const TAG_FILTER = /^(?:[a-zA-Z0-9._~-]+:[a-zA-Z0-9._~-]+;){1,10}$/;

const TAG_TEXT = /^[a-zA-Z0-9._~-]+$/;

/** Whether key and value of a tag fit Twilio's grammar and lengths. */
export function isTag([key, value]: TagPair): boolean {
	return key.length <= 128 && value.length <= 256 && TAG_TEXT.test(key) && TAG_TEXT.test(value);
}

/** The pairs of a filter that fits TAG_FILTER, in one order whatever order they were written in. */
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

/** Whether the tags hold all pairs: Twilio's filter is an AND. */
export function hasTags(tags: Tags, pairs: readonly TagPair[]): boolean {
	return pairs.every(([key, value]) => Object.hasOwn(tags, key) && tags[key] === value);
}

/*
 * What is read off parsed JSON of which nothing is known yet. By hand instead of with a schema, because an export reads hundreds of
 * thousands of items.
 */

/** An object of JSON, or a list, whose elements are its fields. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The value as an object; undefined for anything else. */
export function readObject(value: unknown): JsonObject | undefined {
	return isObject(value) ? value : undefined;
}

function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null;
}

/** The value as a text; undefined for anything else. */
export function readText(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}

/** A date as the API writes it, in epoch ms; undefined for anything else. */
export function readTime(value: unknown): number | undefined {
	if (typeof value !== 'string') return undefined;
	const time = Date.parse(value);
	return Number.isNaN(time) ? undefined : time;
}

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The counters of an operation, as they are before any fault. */
export type Stats = Readonly<Record<string, number>>;

/** Changes an operation or email; `index` is its place in a list, undefined for one that was fetched alone. */
export type ResourceChange = (resource: JsonObject, index: number | undefined) => JsonObject;

/** Applies a change to the resource in a body, or to each item of the page in it. */
export function changeResources(body: JsonObject, change: ResourceChange): JsonObject {
	if (!('pagination' in body)) return change(body, undefined);
	return Object.fromEntries(
		Object.entries(body).map(([key, value]) => [key, Array.isArray(value) ? value.map(change) : value]),
	);
}

/** Limits a change to operations, and gives it their counters. */
export function onOperations(change: (operation: JsonObject, stats: Stats) => JsonObject): ResourceChange {
	return (resource) => (isStats(resource.stats) ? change(resource, resource.stats) : resource);
}

/** Limits a change to the counters of operations. */
export function onStats(change: (stats: Stats) => unknown): ResourceChange {
	return onOperations((operation, stats) => ({...operation, stats: change(stats)}));
}

/** Changes each value of an object. */
export function mapValues(object: Stats, change: (value: number, index: number) => unknown): JsonObject {
	return Object.fromEntries(Object.entries(object).map(([key, value], index) => [key, change(value, index)]));
}

/** Whether a value is a JSON object. */
export function isJsonObject(value: unknown): value is JsonObject {
	return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function isStats(value: unknown): value is Stats {
	return isJsonObject(value) && Object.values(value).every((one) => typeof one === 'number');
}

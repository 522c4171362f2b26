/** The type of {@link compact}: what could be undefined may be absent. */
export type Compact<T> = {[K in keyof T as undefined extends T[K] ? never : K]: T[K]} & {
	[K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Drops the keys whose value is undefined, so that absent means absent. */
export function compact<T extends object>(value: T): Compact<T> {
	const kept: Record<string, unknown> = {};
	// Runs for every email: iterating over entries would create an array for each field.
	for (const key in value) if (value[key] !== undefined) kept[key] = value[key];
	return kept as Compact<T>;
}

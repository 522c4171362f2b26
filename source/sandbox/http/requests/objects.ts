import * as v from 'valibot';

/** An object with any keys. */
type AnyObject<TValue> = Readonly<Record<string, TValue>>;

/** Finds what is wrong with an entry of an object; undefined when nothing is. */
type EntryCheck = (key: string, value: unknown) => string | undefined;

/**
 * Makes the schema of an object with any keys, `constructor` and `__proto__` included: valibot's own schemas drop those two
 * without a word.
 */
export function objectOf<TValue>(check: EntryCheck) {
	return v.pipe(
		v.custom<AnyObject<TValue>>(
			isObject,
			({received}) => `must be an object, not ${received === 'Array' ? 'a list' : received}`,
		),
		v.rawCheck(({dataset, addIssue}) => {
			if (!dataset.typed) return;
			const input = dataset.value;
			for (const [key, value] of Object.entries(input)) {
				const message = check(key, value);
				if (message !== undefined) addIssue({message, path: [{type: 'object', origin: 'value', input, key, value}]});
			}
		}),
	);
}

/** Checks that a value is a text. */
export function textOnly(_key: string, value: unknown): string | undefined {
	return typeof value === 'string' ? undefined : `must be a text, not ${JSON.stringify(value)}`;
}

function isObject(value: unknown): boolean {
	return value !== null && typeof value === 'object' && !Array.isArray(value);
}

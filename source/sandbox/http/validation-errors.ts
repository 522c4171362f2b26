import * as v from 'valibot';
import {type Flaw, flawed} from './problem.ts';

const WORDS: Readonly<Record<string, string>> = {
	string: 'a text',
	Object: 'an object',
	Array: 'a list',
	number: 'a number',
};

/** The value that a schema makes of an input, or all its flaws thrown at once. */
export function demand<TSchema extends v.GenericSchema>(
	schema: TSchema,
	input: unknown,
	others: readonly Flaw[] = [],
): v.InferOutput<TSchema> {
	const result = v.safeParse(schema, input, {abortPipeEarly: true, message: sentence});
	const flaws = [...others, ...(result.issues ?? []).map(toFlaw)];
	if (flaws.length > 0 || !result.success) throw flawed(flaws);
	return result.output;
}

function toFlaw({path, message}: v.BaseIssue<unknown>): Flaw {
	const keys = path?.map(({key}) => key) ?? [];
	const place = keys.reduce<string>(
		(text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}${text && '.'}${String(key)}`),
		'',
	);
	return {path: place || 'body', message};
}

/** Words for what a schema without words of its own has against a value. */
function sentence({expected, received}: v.BaseIssue<unknown>): string {
	if (received === 'undefined') return 'is required';
	if (expected === 'never') return 'is not known here';
	return `must be ${WORDS[expected ?? ''] ?? expected}, not ${WORDS[received] ?? received}`;
}

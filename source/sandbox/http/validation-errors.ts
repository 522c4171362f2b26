import * as v from 'valibot';
import {invalid, type ValidationError} from './problem.ts';

const WORDS: Readonly<Record<string, string>> = {
	string: 'a text',
	Object: 'an object',
	Array: 'a list',
	number: 'a number',
};

/** The value that a schema makes of an input, or all its validationErrors thrown at once. */
export function demand<TSchema extends v.GenericSchema>(
	schema: TSchema,
	input: unknown,
	others: readonly ValidationError[] = [],
): v.InferOutput<TSchema> {
	const result = v.safeParse(schema, input, {abortPipeEarly: true, message: sentence});
	const validationErrors = [...others, ...(result.issues ?? []).map(toValidationError)];
	if (validationErrors.length > 0 || !result.success) throw invalid(validationErrors);
	return result.output;
}

function toValidationError({path, message}: v.BaseIssue<unknown>): ValidationError {
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

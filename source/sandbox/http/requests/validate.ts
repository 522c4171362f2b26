import * as v from 'valibot';
import {invalidRequest, type ValidationError} from '../errors.ts';

const TYPE_NAMES: Readonly<Record<string, string>> = {
	string: 'a text',
	Object: 'an object',
	Array: 'a list',
	number: 'a number',
};

/** Parses a value with a schema. Throws the error for an invalid request with all mistakes, `others` first. */
export function validate<TSchema extends v.GenericSchema>(
	schema: TSchema,
	value: unknown,
	others: readonly ValidationError[] = [],
): v.InferOutput<TSchema> {
	const result = v.safeParse(schema, value, {abortPipeEarly: true, message: describe});
	const validationErrors = [...others, ...(result.issues ?? []).map(toValidationError)];
	if (validationErrors.length > 0 || !result.success) throw invalidRequest(validationErrors);
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

/** The message of an issue whose schema has none of its own. */
function describe({expected, received}: v.BaseIssue<unknown>): string {
	if (received === 'undefined') return 'is required';
	if (expected === 'never') return 'is not known here';
	return `must be ${TYPE_NAMES[expected ?? ''] ?? expected}, not ${TYPE_NAMES[received] ?? received}`;
}

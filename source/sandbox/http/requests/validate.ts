import * as v from 'valibot';
import {invalidRequest, type ValidationError} from '../errors.ts';

const PLAIN_KEY = /^[\w-]+$/;

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
	const place = (path ?? []).reduce<string>((text, {key}) => text + step(key, text === ''), '');
	return {path: place, message: place === '' ? `The request body ${message}` : message};
}

/** One step of a JSONPath: `.content`, `[1]`, `["a b"]`. */
function step(key: unknown, isFirst: boolean): string {
	if (typeof key === 'number') return `[${key}]`;
	const name = String(key);
	if (!PLAIN_KEY.test(name)) return `[${JSON.stringify(name)}]`;
	return isFirst ? name : `.${name}`;
}

/** The message of an issue whose schema has none of its own. */
function describe({expected, received}: v.BaseIssue<unknown>): string {
	if (received === 'undefined') return 'is required';
	if (expected === 'never') return 'is not known here';
	return `must be ${TYPE_NAMES[expected ?? ''] ?? expected}, not ${TYPE_NAMES[received] ?? received}`;
}

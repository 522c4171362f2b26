import * as v from 'valibot';
import {hasLiquid, liquidError} from '../../mail/liquid.ts';
import {objectOf, textOnly} from './objects.ts';

const MAX_TAGS = 10;
const MAX_KEY_LENGTH = 128;
const MAX_VALUE_LENGTH = 256;
const LITERAL = /^[a-zA-Z0-9._~-]*$/;

/**
 * The tags of a send: at most 10, keys of 1 to 128 and values of 1 to 256 characters of `[a-zA-Z0-9._~-]`, with Liquid in both
 * (reference, A). Any such key is legal, `constructor` and `__proto__` included.
 */
export const tagsSchema = v.pipe(
	objectOf<string>(
		(key, value) => textOnly(key, value) ?? tagError(key, MAX_KEY_LENGTH) ?? tagError(String(value), MAX_VALUE_LENGTH),
	),
	v.check((tags) => Object.keys(tags).length <= MAX_TAGS, `must be at most ${MAX_TAGS} pairs`),
);

function tagError(text: string, mostCharacters: number): string | undefined {
	if (text === '') return 'must not be empty';
	if (text.length > mostCharacters) return `must be at most ${mostCharacters} characters long`;
	const error = hasLiquid(text) ? liquidError(text) : undefined;
	if (error !== undefined) return `is not valid Liquid: ${error}`;
	return LITERAL.test(withoutLiquid(text)) ? undefined : 'may hold letters, digits and . _ ~ - only (Liquid aside)';
}

function withoutLiquid(text: string): string {
	return text.replaceAll(/\{\{[^{}]*\}\}|\{%[^{}]*%\}/g, '');
}

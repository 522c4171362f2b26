import {safeLine} from '../text/text.ts';
import type {Email} from './email.ts';
import type {ReasonText} from './failure.ts';
import type {ReasonKey} from './filter.ts';

/** Names the failures that the server gives no reason for. */
export const NONE_GIVEN: ReasonKey = 'none';

/** Looks up why an email failed: null if the server gives no reason for it, undefined where that has not been read. */
export type ReasonOf = (email: Email) => ReasonText | null | undefined;

/** The code of a reason as text, if it has one. */
export function codeOf({code}: ReasonText): string | undefined {
	return typeof code === 'object' ? code.raw : code?.toString();
}

/** The key of exactly this reason, words included. */
export function keyOf(code: string | undefined, message: string): ReasonKey {
	return code === undefined ? message : `${code} ${message}`;
}

/** Whether a reason is one of those named; a reason that has not been read is none of them. */
export function isNamed(reason: ReasonText | null | undefined, keys: readonly ReasonKey[]): boolean {
	if (reason === undefined) return false;
	if (reason === null) return keys.includes(NONE_GIVEN);
	const code = codeOf(reason);
	return (code !== undefined && keys.includes(code)) || keys.includes(keyOf(code, reason.message.raw));
}

/** The reasons that a typed text names: several codes, separated by spaces or commas, or else all of the text as one. */
export function parseReasonKeys(text: string): readonly ReasonKey[] {
	const words = text.split(/[\s,]+/u).filter(Boolean);
	if (words.every((word) => /^(?:\d+|none)$/iu.test(word))) return words.map((word) => word.toLowerCase());
	return [text.trim()];
}

/** Whether a key can be typed: it has no characters that nobody can see, and is read as it is written. */
export function isTypable(key: ReasonKey): boolean {
	const [read, ...others] = parseReasonKeys(key);
	return safeLine(key) === key && read === key && others.length === 0;
}

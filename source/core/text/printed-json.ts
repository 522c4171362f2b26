import {beginningOf} from './graphemes.ts';
import {type SafeText, safeBody} from './text.ts';

/** What JSON may write as an escape instead: controls, line separators, direction controls, invisible characters, what is nobody's. */
const ESCAPED =
	/\u034f|\p{Variation_Selector}|[\u17b4-\u17b5]|[\u007f-\u00a0\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\uffff\u{e0000}-\u{e0fff}]|[\p{Cn}\p{Co}]/gu;

const LONGEST_STRING = 256 * 1024;

/** Untrusted JSON can be nested deeper than the stack of a recursive walk. */
const MOST_LEVELS = 64;

/** As many as a body has lines: millions of indented values would exceed the longest possible string. */
const MOST_VALUES = 20_000;

/**
 * A value as people read JSON: indented. Strings beyond 256 KiB, what is nested deeper than 64 levels, and what comes after 20,000 values are
 * cut, and say so. Still raw.
 */
export function indentedJson(value: unknown): string {
	return JSON.stringify(shallow(value, MOST_LEVELS, {values: MOST_VALUES}), undefined, 2) ?? 'null';
}

/** How many values more are kept. */
type Left = {values: number};

/** A copy of a value that is bounded in depth and size, for display. */
function shallow(value: unknown, levels: number, left: Left): unknown {
	left.values -= 1;
	if (typeof value === 'string') return bounded(value);
	if (typeof value !== 'object' || value === null) return value;
	if (levels === 0) return '… (nested deeper)';
	const keep = (one: unknown) => shallow(one, levels - 1, left);
	return Array.isArray(value) ? keptItems(value, keep, left) : keptFields(value, keep, left);
}

function keptItems(items: readonly unknown[], keep: (one: unknown) => unknown, left: Left): readonly unknown[] {
	const kept: unknown[] = [];
	for (const [index, one] of items.entries()) {
		if (left.values <= 0) return [...kept, rest(items.length - index)];
		kept.push(keep(one));
	}
	return kept;
}

function keptFields(value: object, keep: (one: unknown) => unknown, left: Left): object {
	const fields = Object.entries(value);
	const kept: (readonly [string, unknown])[] = [];
	for (const [index, [key, one]] of fields.entries()) {
		if (left.values <= 0) return Object.fromEntries([...kept, ['…', rest(fields.length - index)]]);
		kept.push([key, keep(one)]);
	}
	return Object.fromEntries(kept);
}

/** Stands for the items that are left out. */
function rest(number: number): string {
	return `… (${number} more)`;
}

/** JSON that can be shown: with `\u` escapes for every character that would act on a terminal or could not be seen. */
export function safeJson(json: string): SafeText {
	return safeBody(json.replaceAll(ESCAPED, escaped));
}

/** A string that is cut if it is too long. */
function bounded(text: string): string {
	const beginning = beginningOf(text, LONGEST_STRING);
	const rest = text.length - beginning.length;
	return rest === 0 ? text : `${beginning}… (${rest} characters more)`;
}

function escaped(text: string): string {
	return Array.from({length: text.length}, (_, index) => unitEscape(text.charCodeAt(index))).join('');
}

function unitEscape(unit: number): string {
	return `\\u${unit.toString(16).padStart(4, '0')}`;
}

import {beginningOf} from './graphemes.ts';
import {type SafeText, safeBody} from './text.ts';

/** What JSON may write as an escape instead: controls, line separators, direction controls, what cannot be seen, what is nobody's. */
const ESCAPED =
	/\u034f|\p{Variation_Selector}|[\u17b4-\u17b5]|[\u007f-\u00a0\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\uffff\u{e0000}-\u{e0fff}]|[\p{Cn}\p{Co}]/gu;

const LONGEST_STRING = 256 * 1024;

/** A stranger's JSON can be nested deeper than anything that walks it. */
const MOST_LEVELS = 64;

/** A value as people read JSON: indented. Strings beyond 256 KiB and what is nested deeper than 64 levels are cut, and say so. Still raw. */
export function indentedJson(value: unknown): string {
	return JSON.stringify(shallow(value, MOST_LEVELS), undefined, 2) ?? 'null';
}

function shallow(value: unknown, levels: number): unknown {
	if (typeof value === 'string') return bounded(value);
	if (typeof value !== 'object' || value === null) return value;
	if (levels === 0) return '… (nested deeper)';
	if (Array.isArray(value)) return value.map((one) => shallow(one, levels - 1));
	return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shallow(one, levels - 1)]));
}

/** JSON that can be shown: with `\u` escapes for every character that would act on a terminal or could not be seen. */
export function safeJson(json: string): SafeText {
	return safeBody(json.replaceAll(ESCAPED, escaped));
}

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

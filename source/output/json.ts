import type {Field, FieldValue} from './fields.ts';

/** What JSON may carry as it is but a terminal, an editor or a log would act on or hide. */
const UNSEEN = /[\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]|[\u{e0000}-\u{e0fff}]/gu;

function escapeUnits(text: string): string {
	let escaped = '';
	for (let index = 0; index < text.length; index += 1)
		escaped += `\\u${text.charCodeAt(index).toString(16).padStart(4, '0')}`;
	return escaped;
}

/**
 * A value as one line of JSON that is safe to look at: the value is kept, but C1 controls, DEL, line separators, direction controls
 * and tag characters are `\u`-escaped, which `JSON.stringify` leaves as they are.
 */
export function jsonLine(value: unknown): string {
	return JSON.stringify(value).replace(UNSEEN, escapeUnits);
}

/** A field as JSON has it: raw text, numbers, tags as an object, null for what the server did not give. */
function jsonValue(value: FieldValue): unknown {
	if (value === undefined) return null;
	if (typeof value !== 'object') return value;
	if ('raw' in value) return value.raw;
	return 'tags' in value
		? Object.fromEntries(value.tags.map((tag) => [tag.key.raw, tag.value.raw]))
		: value.texts.map(({raw}) => raw).join(', ');
}

/** One item as an object, a key a field. */
export function jsonRecord<Item>(fields: readonly Field<Item>[], item: Item): Readonly<Record<string, unknown>> {
	return Object.fromEntries(fields.map(({name, read}) => [name, jsonValue(read(item))]));
}

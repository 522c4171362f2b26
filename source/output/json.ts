import type {Field, FieldValue} from './fields/field.ts';

/** A field as JSON has it: raw text, numbers, tags as an object, null for what the server did not give. */
function jsonValue(value: FieldValue): unknown {
	if (value === undefined) return null;
	if (typeof value !== 'object') return value;
	if ('raw' in value) return value.raw;
	return 'tags' in value
		? Object.fromEntries(value.tags.map((tag) => [tag.key.raw, tag.value.raw]))
		: value.texts.map(({raw}) => raw).join(', ');
}

/** One item as an object, one key per field. */
export function jsonRecord<Item>(fields: readonly Field<Item>[], item: Item): Readonly<Record<string, unknown>> {
	return Object.fromEntries(fields.map(({name, read}) => [name, jsonValue(read(item))]));
}

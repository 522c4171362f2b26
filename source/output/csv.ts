import type {Field, FieldValue} from './fields/field.ts';
import {unformula} from './formula.ts';

/** Which form of untrusted text is written: `raw` into files and pipes, `safe` to a terminal. */
export type TextForm = 'raw' | 'safe';

/** What a text may not have outside of quotes. A lone CR or LF is among it: many readers take either for the end of a record. */
const QUOTABLE = /[",\r\n]/u;
const END_OF_RECORD = '\r\n';

/** Our own words and numbers as they are; untrusted text cannot begin a formula. Several texts are separated by `, `, tags by `;`. */
function csvValue(value: FieldValue, form: TextForm): string | number | undefined {
	if (typeof value !== 'object') return value;
	if ('raw' in value) return unformula(value[form]);
	return unformula(
		'tags' in value
			? value.tags.map((tag) => `${tag.key[form]}:${tag.value[form]}`).join(';')
			: value.texts.map((text) => text[form]).join(', '),
	);
}

function cell(value: string | number | undefined): string {
	if (typeof value !== 'string') return value === undefined ? '' : String(value);
	return QUOTABLE.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** The names of the fields as the first line of a CSV file. */
export function csvHeader<Item>(fields: readonly Field<Item>[]): string {
	return fields.map(({name}) => cell(name)).join(',') + END_OF_RECORD;
}

/** Items as lines of CSV (RFC 4180: commas, doubled quotes, CR LF). A leading `'` keeps a text from being a formula. */
export function csvRecords<Item>(fields: readonly Field<Item>[], items: readonly Item[], form: TextForm): string {
	let text = '';
	for (const item of items) {
		let separator = '';
		for (const {read} of fields) {
			text += separator + cell(csvValue(read(item), form));
			separator = ',';
		}
		text += END_OF_RECORD;
	}
	return text;
}

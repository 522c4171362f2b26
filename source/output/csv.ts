import {stringify} from 'csv-stringify/sync';
import type {Field, FieldValue} from './fields/field.ts';
import {unformula} from './formula.ts';

/** Which form of a stranger's text is written: `raw` into files and pipes, `safe` to a terminal. */
export type TextForm = 'raw' | 'safe';

/** RFC 4180. A lone CR or LF in a text is quoted too: many readers take either for the end of a record. */
const DIALECT = {record_delimiter: 'windows', quote_record_delimiter: true} as const;

/** Our own words and numbers as they are; a stranger's text cannot begin a formula. Several texts are apart by `, `, tags by `;`. */
function csvValue(value: FieldValue, form: TextForm): string | number | undefined {
	if (typeof value !== 'object') return value;
	if ('raw' in value) return unformula(value[form]);
	return unformula(
		'tags' in value
			? value.tags.map((tag) => `${tag.key[form]}:${tag.value[form]}`).join(';')
			: value.texts.map((text) => text[form]).join(', '),
	);
}

/** The names of the fields as the first line of a CSV file. */
export function csvHeader<Item>(fields: readonly Field<Item>[]): string {
	return stringify([fields.map(({name}) => name)], DIALECT);
}

/** Items as lines of CSV (RFC 4180: commas, doubled quotes, CR LF). A leading `'` keeps a text from being a formula. */
export function csvRecords<Item>(fields: readonly Field<Item>[], items: readonly Item[], form: TextForm): string {
	const rows = items.map((item) => fields.map(({read}) => csvValue(read(item), form)));
	return stringify(rows, DIALECT);
}

import {jsonLine} from '../core/text/json-line.ts';
import {csvHeader, csvRecords} from './csv.ts';
import type {Field} from './fields/field.ts';
import {jsonRecord} from './json.ts';
import {createTable, type Table} from './table.ts';

/** The forms in which records are written; the first is the default. */
export const RECORD_FORMATS = ['table', 'json', 'ndjson', 'csv'] as const;

/** One of the forms. */
export type RecordFormat = (typeof RECORD_FORMATS)[number];

/** What records look like. */
export type RecordWriterOptions<Item> = {
	readonly format: RecordFormat;
	readonly fields: readonly Field<Item>[];
	/** Whether the names of the fields come first, in CSV and in a table. */
	readonly hasHeader?: boolean;
	/**
	 * The width of the terminal it is written to, absent if it goes to a file or a pipe. To a terminal only safe text is
	 * written, and a table is as wide as the terminal.
	 */
	readonly columns?: number;
};

/**
 * Turns items into text, a page at a time, without keeping any: `begin`, then `write` as often as there are items, then `end`,
 * all of it one after the other. What was written is always whole records, and whole JSON once `end` follows.
 */
export type RecordWriter<Item> = {
	readonly begin: () => string;
	readonly write: (items: readonly Item[]) => string;
	readonly end: () => string;
	/** How many columns a table has left out. */
	readonly hidden: () => number;
};

const NONE = () => 0;

/** Makes the writer of a format. */
export function createRecordWriter<Item>(options: RecordWriterOptions<Item>): RecordWriter<Item> {
	const {format, fields, hasHeader = true, columns} = options;
	switch (format) {
		case 'csv': {
			const form = columns === undefined ? 'raw' : 'safe';
			const header = hasHeader ? csvHeader(fields) : '';
			return {begin: () => header, write: (items) => csvRecords(fields, items, form), end: () => '', hidden: NONE};
		}
		case 'ndjson':
			return {
				begin: () => '',
				write: (items) => joined(items.map((item) => line(fields, item))),
				end: () => '',
				hidden: NONE,
			};
		case 'json':
			return jsonWriter(fields);
		case 'table':
			return tableWriter(createTable(fields, columns, hasHeader));
	}
}

function line<Item>(fields: readonly Field<Item>[], item: Item): string {
	return jsonLine(jsonRecord(fields, item));
}

function joined(lines: readonly string[]): string {
	return lines.map((one) => `${one}\n`).join('');
}

/** One array, one object per line. */
function jsonWriter<Item>(fields: readonly Field<Item>[]): RecordWriter<Item> {
	let isFirst = true;
	const separated = (item: Item) => {
		const separator = isFirst ? '\n' : ',\n';
		isFirst = false;
		return separator + line(fields, item);
	};
	return {
		begin: () => '[',
		write: (items) => items.map(separated).join(''),
		end: () => (isFirst ? ']\n' : '\n]\n'),
		hidden: NONE,
	};
}

/** Nothing at all for no records: the message about an empty list is not part of the output. */
function tableWriter<Item>(table: Table<Item>): RecordWriter<Item> {
	return {
		begin: () => '',
		write: (items) => (items.length === 0 ? '' : joined(table.lines(items))),
		end: () => '',
		hidden: table.hidden,
	};
}

import {stringify} from 'csv-stringify/sync';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {csvHeader, csvRecords} from '../../source/output/csv.ts';
import {type Field, isoTime} from '../../source/output/fields/field.ts';
import {check} from '../helpers/check.ts';

type Row = readonly (string | number | undefined)[];

const NAMES = ['one', 'two', 'three'] as const;
const FIELDS = NAMES.map((name, index): Field<Row> => ({name, read: (row) => row[index]}));

const anyCell = fc.oneof(
	fc.string({unit: fc.constantFrom('"', ',', '\r', '\n', ' ', ';', 'a', '日', '\u001b'), maxLength: 6}),
	fc.string({unit: 'binary', maxLength: 6}),
	fc.integer(),
	fc.constant(undefined),
);

describe('CSV', () => {
	test('is quoted as the package does that everybody uses', () => {
		const dialect = {record_delimiter: 'windows', quote_record_delimiter: true} as const;
		check(
			fc.property(fc.array(fc.tuple(anyCell, anyCell, anyCell), {maxLength: 5}), (rows) => {
				expect(csvRecords(FIELDS, rows, 'raw')).toBe(stringify(rows, dialect));
			}),
		);
		expect(
			csvHeader([
				{name: 'a', read: () => ''},
				{name: 'b,"c"', read: () => ''},
			]),
		).toBe('a,"b,""c"""\r\n');
	});
});

describe('a moment', () => {
	test('is written as JavaScript itself does', () => {
		const moments = fc.oneof(fc.integer({min: -8.64e15, max: 8.64e15}), fc.integer({min: 0, max: 4e12}), fc.double());
		check(
			fc.property(moments, (at) => {
				if (Number.isNaN(new Date(at).getTime())) expect(() => isoTime(at)).toThrow(RangeError);
				else expect(isoTime(at)).toBe(new Date(at).toISOString());
			}),
		);
	});
});

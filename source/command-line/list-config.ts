import {UsageError} from '../core/errors.ts';
import {type Field, pickFields} from '../output/fields.ts';
import {RECORD_FORMATS, type RecordFormat} from '../output/record-writer.ts';
import {choiceOf, isOn, numberOf, type Source, textOf} from './option-values.ts';

/** How a list is asked for and written. `limit` is infinite where all is wanted. */
export type ListConfig<Item> = {
	readonly format: RecordFormat;
	readonly fields: readonly Field<Item>[];
	readonly limit: number;
	readonly pageSize: number;
	readonly token: string | null;
	readonly isAscii: boolean;
};

const LIMIT = 100;
const PAGE_SIZE = 200;

/** Reads it, given the fields there are and those that a table shows. Throws {@link UsageError} with the first thing that is wrong. */
export function readListConfig<Item>(
	source: Source,
	all: readonly Field<Item>[],
	tableFields: string,
): ListConfig<Item> {
	const format = choiceOf(source, 'format', RECORD_FORMATS);
	const names = textOf(source, 'fields');
	const usual = format === 'table' ? pickFields(all, tableFields, '') : all;
	return {
		format,
		fields: names === undefined ? usual : pickFields(all, names.text, names.from),
		limit: readLimit(source),
		pageSize: numberOf(source, 'page-size', PAGE_SIZE, {from: 1, to: 1000}),
		token: textOf(source, 'page-token')?.text ?? null,
		isAscii: isOn(source, 'ascii'),
	};
}

function readLimit(source: Source): number {
	const isAll = isOn(source, 'all');
	if (isAll && typeof source.args.flags.limit === 'string')
		throw new UsageError('--all and --limit exclude each other: give one of them.');
	return isAll ? Number.POSITIVE_INFINITY : numberOf(source, 'limit', LIMIT, {from: 1, to: 1_000_000_000});
}

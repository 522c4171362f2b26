import {type ListConfig, readListConfig} from '../../../command-line/config/list-config.ts';
import type {Source} from '../../../command-line/option-values.ts';
import {type Field, pickFields} from '../../../output/fields/field.ts';

/** How a list is requested, and the fields that are written. */
export type Listing<Item> = Omit<ListConfig, 'fields'> & {readonly fields: readonly Field<Item>[]};

/** Reads it, given the fields there are and those that a table shows. Throws `UsageError` with the first thing that is wrong. */
export function readListing<Item>(source: Source, all: readonly Field<Item>[], tableFields: string): Listing<Item> {
	const config = readListConfig(source);
	const usual = config.format === 'table' ? pickFields(all, tableFields, '') : all;
	const {fields} = config;
	if (fields === undefined) return {...config, fields: usual};
	const named = pickFields(all, fields.text, fields.from).map((field) => ({...field, isNamed: true}));
	return {...config, fields: named};
}

import {describe, expect, test} from 'vitest';
import {readListing} from '../../../../source/app/headless/lists/listing.ts';
import type {Arguments} from '../../../../source/command-line/arguments.ts';
import {statusText} from '../../../../source/core/operation/status.ts';
import {untrusted} from '../../../../source/core/text/text.ts';
import {EMAIL_FIELDS, EMAIL_TABLE_FIELDS} from '../../../../source/output/fields/email-fields.ts';
import {OPERATION_FIELDS, OPERATION_TABLE_FIELDS} from '../../../../source/output/fields/operation-fields.ts';
import {createTable} from '../../../../source/output/table.ts';
import {statsOf} from '../../../helpers/builders.ts';

/** The names of the fields that a listing of emails writes. */
function fieldsOf(flags: Arguments['flags']): readonly string[] {
	const source = {args: {command: 'emails', operands: [], flags}, env: {}} as const;
	return readListing(source, EMAIL_FIELDS, EMAIL_TABLE_FIELDS).fields.map(({name}) => name);
}

describe('which fields are written', () => {
	test('a table has four of them', () => {
		expect(fieldsOf({})).toEqual(['status', 'to', 'subject', 'updated_at']);
	});

	test('data has every field', () => {
		expect(fieldsOf({format: 'csv'})).toHaveLength(EMAIL_FIELDS.length);
	});

	test('--fields names others, in its order', () => {
		expect(fieldsOf({format: 'csv', fields: 'to,id'})).toEqual(['to', 'id']);
		expect(fieldsOf({fields: 'to'})).toEqual(['to']);
	});

	test.each([
		[60, 'id,status,undelivered', /^ID +STATUS +UNDELIVERED$/u, /PROCESSING +1766$/u],
		[45, 'id,status,created_at', /^ID +STATUS +CREATED_AT$/u, /PROCESSING +2026-04-05T00:00Z$/u],
		[160, 'id,status,undelivered', /^ID +STATUS +UNDELIVERED$/u, /PROCESSING +1766$/u],
	])('a table of %i columns leaves out none of those that --fields names: %s', (columns, names, heads, row) => {
		const source = {args: {command: 'operations', operands: [], flags: {fields: names}}, env: {}} as const;
		const {fields} = readListing(source, OPERATION_FIELDS, OPERATION_TABLE_FIELDS);
		const id = untrusted('comms_operation_01m8g6cd8e4rwk910earz6c814');
		const stats = statsOf({total: 10_000, undelivered: 1766});
		const status = statusText('PROCESSING');
		const lines = createTable(fields, columns).lines([{id, status, stats, createdAt: Date.UTC(2026, 3, 5)}]);
		expect(lines).toEqual([expect.stringMatching(heads), expect.stringMatching(row)]);
	});

	test('an unknown one is refused', () => {
		expect(() => fieldsOf({fields: 'colour'})).toThrow('--fields: there is no field “colour”');
	});
});

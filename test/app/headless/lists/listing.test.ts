import {describe, expect, test} from 'vitest';
import {readListing} from '../../../../source/app/headless/lists/listing.ts';
import type {Arguments} from '../../../../source/command-line/arguments.ts';
import {EMAIL_FIELDS, EMAIL_TABLE_FIELDS} from '../../../../source/output/fields/email-fields.ts';

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

	test('an unknown one is refused', () => {
		expect(() => fieldsOf({fields: 'colour'})).toThrow('--fields: there is no field “colour”');
	});
});

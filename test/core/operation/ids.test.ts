import {describe, expect, test} from 'vitest';
import {
	idTimestamp,
	OPERATION_ID_SHAPE,
	parseEmailId,
	parseOperationId,
	shortId,
} from '../../../source/core/operation/ids.ts';
import {OPERATION_ID} from '../../helpers/builders.ts';

const SUFFIX = '01h2xcejqtf2nbrexx3vqjhp41';

test.each([
	[`comms_operation_${SUFFIX}`],
	['comms_operation_01h9krwprkeee8fzqspvwy6nq8'],
	[`comms_operation_${SUFFIX}234567890`],
])('%s is an operation id', (id) => {
	expect(parseOperationId(id)).toBe(id);
});

test.each([
	['nothing', ''],
	['an email’s', `comms_email_${SUFFIX}`],
	['one character short', `comms_operation_${SUFFIX.slice(0, -1)}`],
	['too long', `comms_operation_${SUFFIX}2345678901`],
	['capitals', `comms_operation_${SUFFIX.toUpperCase()}`],
	['a letter that is never used', `comms_operation_${SUFFIX.replace('x', 'u')}`],
	['a time beyond 48 bits', `comms_operation_8${SUFFIX.slice(1)}`],
	['something before it', ` comms_operation_${SUFFIX}`],
	['a newline after it', `comms_operation_${SUFFIX}\n`],
	['a path after it', `comms_operation_${SUFFIX}/..`],
])('%s is not an operation id', (_, text) => {
	expect(parseOperationId(text)).toBeUndefined();
});

test('an email id is distinguished from an operation id', () => {
	expect(parseEmailId(`comms_email_${SUFFIX}`)).toBe(`comms_email_${SUFFIX}`);
	expect(parseEmailId(OPERATION_ID)).toBeUndefined();
	expect(OPERATION_ID_SHAPE).toContain('comms_operation_');
});

test('an id knows its moment', () => {
	expect(new Date(idTimestamp(OPERATION_ID)).toISOString()).toBe('2023-06-14T16:40:03.066Z');
	const first = parseEmailId(`comms_email_${'0'.repeat(26)}`);
	expect(first && idTimestamp(first)).toBe(0);
});

describe('an id cut short', () => {
	test.each([
		[60, 'comms_operation_01h2xcejqtf2nbrexx3vqjhp41'],
		[42, 'comms_operation_01h2xcejqtf2nbrexx3vqjhp41'],
		[27, 'comms_operation_01h2xc…hp41'],
		[8, 'com…hp41'],
		[4, 'hp41'],
		[0, ''],
	])('to %d columns is “%s”', (columns, short) => {
		expect(shortId(OPERATION_ID, columns)).toBe(short);
	});
});

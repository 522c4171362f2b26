import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {Email} from '../../source/core/emails/email.ts';
import {maskEmail} from '../../source/core/emails/mask.ts';
import type {ListedOperation} from '../../source/core/operation/operation.ts';
import type {Stats} from '../../source/core/operation/stats.ts';
import {statusText} from '../../source/core/operation/status.ts';
import {widthOf} from '../../source/core/text/drawing/width.ts';
import {untrusted} from '../../source/core/text/text.ts';
import {EMAIL_FIELDS, EMAIL_TABLE_FIELDS} from '../../source/output/fields/email-fields.ts';
import {type Field, pickFields} from '../../source/output/fields/field.ts';
import {OPERATION_FIELDS, OPERATION_TABLE_FIELDS} from '../../source/output/fields/operation-fields.ts';
import {createRecordWriter, type RecordFormat, type RecordWriterOptions} from '../../source/output/record-writer.ts';
import {createTable} from '../../source/output/table.ts';
import {statsOf} from '../helpers/builders.ts';
import {check} from '../helpers/check.ts';
import {email, operation} from '../helpers/emails.ts';

const ALL = EMAIL_FIELDS;

/** What a writer gives for pages of items, one after the other. */
function written<Item>(options: RecordWriterOptions<Item>, ...pages: readonly (readonly Item[])[]): string {
	const {begin, write, end} = createRecordWriter(options);
	return [begin(), ...pages.map(write), end()].join('');
}

function emailsIn(format: RecordFormat, names: string, ...pages: readonly (readonly Email[])[]): string {
	return written({format, fields: pickFields(ALL, names, '--fields')}, ...pages);
}

/** Takes CSV apart by the letter of RFC 4180. */
function parseCsv(text: string): readonly (readonly string[])[] {
	const records: string[][] = [[]];
	for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gu)) {
		records.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
		if (end === '\r\n') records.push([]);
		if (end === '') break;
	}
	return records.slice(0, -1);
}

const GRETA = email(7, 'DELIVERED', {
	from: {address: untrusted('support@example.com'), name: untrusted('Support')},
	to: [
		{address: untrusted('greta@example.com'), name: untrusted('Greta “G” Müller')},
		{address: untrusted('hugo@example.com')},
	],
	subject: untrusted('Your order, "shipped"'),
	tags: [
		{key: untrusted('campaign'), value: untrusted('spring')},
		{key: untrusted('plan'), value: untrusted('pro')},
	],
	createdAt: Date.UTC(2026, 3, 5, 6, 20, 0),
	updatedAt: Date.UTC(2026, 3, 5, 6, 20, 5, 250),
	operationId: untrusted('comms_operation_01h2xcejqtf2nbrexx3vqjhp41'),
	related: [untrusted('OPERATION comms_operation_01h2xcejqtf2nbrexx3vqjhp41'), untrusted('CAMPAIGN c1')],
	scheduledFor: Date.UTC(2026, 3, 5, 6, 19, 0),
	deletedAt: Date.UTC(2026, 3, 6, 6, 0, 0),
});

describe('what goes on where a file ended', () => {
	const fields = pickFields(ALL, 'id,status', '--fields');
	test.each(['csv', 'table'] as const)('has no second header: %s', (format) => {
		const whole = written({format, fields}, [email(1, 'SENT')], [email(2, 'FAILED')]);
		const first = written({format, fields}, [email(1, 'SENT')]);
		const second = written({format, fields, hasHeader: false}, [email(2, 'FAILED')]);
		if (format === 'csv') expect(first + second).toBe(whole);
		expect(second.trimEnd().split('\n')).toHaveLength(1);
	});
});

describe('one email', () => {
	test('as NDJSON', () => {
		const line = written({format: 'ndjson', fields: ALL}, [GRETA]);
		expect(line).toMatch(/^\{"id".*\}\n$/u);
		expect(JSON.parse(line)).toEqual({
			id: 'comms_email_00000000000000000000000007',
			status: 'DELIVERED',
			to: 'greta@example.com, hugo@example.com',
			to_name: 'Greta “G” Müller',
			from: 'support@example.com',
			from_name: 'Support',
			subject: 'Your order, "shipped"',
			tags: {campaign: 'spring', plan: 'pro'},
			scheduled_for: '2026-04-05T06:19:00.000Z',
			created_at: '2026-04-05T06:20:00.000Z',
			updated_at: '2026-04-05T06:20:05.250Z',
			deleted_at: '2026-04-06T06:00:00.000Z',
			operation_id: 'comms_operation_01h2xcejqtf2nbrexx3vqjhp41',
			related: 'OPERATION comms_operation_01h2xcejqtf2nbrexx3vqjhp41, CAMPAIGN c1',
			reason_code: null,
			reason: null,
		});
	});

	test('as CSV', () => {
		expect(emailsIn('csv', 'scheduled_for,deleted_at,related', [GRETA, email(1)])).toBe(
			'scheduled_for,deleted_at,related\r\n2026-04-05T06:19:00.000Z,2026-04-06T06:00:00.000Z,"OPERATION comms_operation_01h2xcejqtf2nbrexx3vqjhp41, CAMPAIGN c1"\r\n,,\r\n',
		);
		expect(emailsIn('csv', 'status,to,subject,tags,updated_at', [GRETA])).toBe(
			'status,to,subject,tags,updated_at\r\nDELIVERED,"greta@example.com, hugo@example.com","Your order, ""shipped""",campaign:spring;plan:pro,2026-04-05T06:20:05.250Z\r\n',
		);
	});

	test('as a table', () => {
		expect(emailsIn('table', EMAIL_TABLE_FIELDS, [email(1, 'QUEUED'), GRETA])).toBe(
			[
				'STATUS       TO                              SUBJECT                UPDATED_AT',
				'QUEUED       person1@example.com             Subject 1',
				'DELIVERED    greta@example.com, hugo@example.com  Your order, "shipped"  2026-04-05T06:20:05.250Z',
				'',
			].join('\n'),
		);
	});

	test('what the server did not give is null, and empty in CSV', () => {
		expect(emailsIn('ndjson', 'id,to_name,from,created_at,tags', [email(1)])).toBe(
			'{"id":"comms_email_00000000000000000000000001","to_name":"","from":null,"created_at":null,"tags":{}}\n',
		);
		expect(emailsIn('csv', 'from,to_name,created_at', [email(1)])).toBe('from,to_name,created_at\r\n,,\r\n');
	});

	test('with its recipients masked', () => {
		const [row] = JSON.parse(written({format: 'json', fields: ALL}, [maskEmail(GRETA)]));
		expect(row).toMatchObject({to: 'g…@example.com, h…@example.com', to_name: 'G…', from: 'support@example.com'});
	});
});

describe('several pages', () => {
	test.each<[RecordFormat, string]>([
		['json', '[\n{"status":"QUEUED"},\n{"status":"SENT"},\n{"status":"FAILED"}\n]\n'],
		['ndjson', '{"status":"QUEUED"}\n{"status":"SENT"}\n{"status":"FAILED"}\n'],
		['csv', 'status\r\nQUEUED\r\nSENT\r\nFAILED\r\n'],
		['table', 'STATUS\nQUEUED\nSENT\nFAILED\n'],
	])('are one %s', (format, expected) => {
		const pages = [[email(1, 'QUEUED'), email(2, 'SENT')], [], [email(3, 'FAILED')]];
		expect(emailsIn(format, 'status', ...pages)).toBe(expected);
	});

	test.each<[RecordFormat, string]>([
		['json', '[]\n'],
		['ndjson', ''],
		['csv', 'status\r\n'],
		['table', ''],
	])('of nothing are an empty %s', (format, expected) => {
		expect(emailsIn(format, 'status', [])).toBe(expected);
	});

	test('keep the columns of a table, and a cell that is wider is not cut', () => {
		const long = email(3, 'A_STATUS_OF_NEXT_YEAR');
		expect(emailsIn('table', 'status,to', [email(1)], [long])).toBe(
			'STATUS       TO\nQUEUED       person1@example.com\nA_STATUS_OF_NEXT_YEAR  person3@example.com\n',
		);
	});
});

describe('a terminal', () => {
	test.each([30, 60, 100])('of %i columns is never too narrow for a table', (columns) => {
		const wide = email(1, 'DELIVERED', {subject: untrusted('日本語の件名 '.repeat(20))});
		const text = written({format: 'table', fields: pickFields(ALL, EMAIL_TABLE_FIELDS, ''), columns}, [wide, GRETA]);
		for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
		expect(text).toContain('…');
	});

	test('shows the statuses of later pages whole, and an id even where its line is too long for that', () => {
		const fields = pickFields(ALL, 'status,to,id,subject', '');
		const pages = [[email(1)], [email(2, 'UNDELIVERED'), email(3, 'A_STATUS_OF_NEXT_YEAR')]];
		for (const columns of [30, 60, 80, 100]) {
			const text = written({format: 'table', fields, columns}, ...pages);
			for (const one of pages.flat()) {
				expect(text).toContain(one.id.safe);
				expect(text).toContain(`\n${one.status.safe} `);
			}
		}
	});

	test.each([
		[60, /^ID +STATUS …$/u],
		[80, /^ID +STATUS +UNDELIVERED +FAILED …$/u],
		[100, /^ID +STATUS +TOTAL +DELIVERED +UNDELIVERED +FAILED …$/u],
		[160, /^ID +STATUS +TOTAL +DELIVERED +OPENED +UNDELIVERED +FAILED +CREATED_AT$/u],
	])(
		'of %i columns shows of an operation what it has room for, in whole ids, statuses and numbers',
		(columns, heads) => {
			const id = 'comms_operation_01m8g6cd8e4rwk910earz6c814';
			const stats = statsOf({total: 10_000, delivered: 7000, failed: 1234, undelivered: 1766});
			const operation: ListedOperation = {id: untrusted(id), status: statusText('PROCESSING'), stats, createdAt: 0};
			const fields = pickFields(OPERATION_FIELDS, OPERATION_TABLE_FIELDS, '');
			const table = createTable(fields, columns).lines([operation]);
			expect(table[0]).toMatch(heads);
			expect(table[1]).toMatch(columns < 80 ? /^comms_\w{36,} {2}PROCESSING$/u : /PROCESSING .*1766 +1234/u);
			for (const line of table) expect(widthOf(line)).toBeLessThanOrEqual(columns);
		},
	);

	test.each(['table', 'csv', 'json', 'ndjson'] as const)('gets no control character from a %s', (format) => {
		const evil = email(1, 'QUEUED', {subject: untrusted('\u001b]0;x\u0007\u009b2J\u202e\u2028\u{e0041}')});
		const text = written({format, fields: pickFields(ALL, 'subject,id', ''), columns: 80}, [evil]);
		expect(text).not.toMatch(/(?![\r\n])\p{Cc}|[\u202a-\u202e\u2028\u{e0041}]/u);
	});
});

describe('data keeps every character', () => {
	const subjects = fc.oneof(
		fc.string({unit: 'binary'}),
		fc
			.array(fc.constantFrom('"', ',', '\r', '\n', '=', '\0', "'", '\u2028', '\u009b', '\u{e0041}', '\u202e', 'é', ' '))
			.map((parts) => parts.join('')),
	);
	const wellFormed = subjects.filter((text) => text.isWellFormed());

	test('in JSON, with all that is unseen escaped', () => {
		check(
			fc.property(subjects, (subject) => {
				const line = emailsIn('ndjson', 'subject', [email(1, 'QUEUED', {subject: untrusted(subject)})]);
				expect(JSON.parse(line)).toEqual({subject});
				expect(line.slice(0, -1)).not.toMatch(
					/\p{Cc}|[\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]|[\u{e0000}-\u{e0fff}]/u,
				);
			}),
			500,
		);
	});

	test('in CSV, once the mark before a formula is taken off', () => {
		check(
			fc.property(wellFormed, fc.nat(), (subject, number) => {
				const text = emailsIn('csv', 'subject,id', [email(number, 'QUEUED', {subject: untrusted(subject)})]);
				const [, [cell = '', id] = []] = parseCsv(text);
				expect(cell.replace(/^'(?='*[=+\-@\t\r\n\0＝＋－＠])/u, '')).toBe(subject);
				expect(id).toMatch(/^comms_email_\d+$/u);
			}),
			500,
		);
	});

	test.each([...'=+-@\t\n\r\0＝＋－＠'])('and a text that begins with %j is not a formula in CSV', (first) => {
		const subject = `${first}1+cmd|' /C calc'!A0`;
		const [, [cell] = []] = parseCsv(emailsIn('csv', 'subject', [email(1, 'QUEUED', {subject: untrusted(subject)})]));
		expect(cell).toBe(`'${subject}`);
	});

	test('a formula in any other text, in tags and among several recipients too', () => {
		const formula = untrusted('=1+1');
		const all = email(1, '=1+1', {
			id: formula,
			from: {address: formula, name: formula},
			to: [{address: formula, name: formula}],
			tags: [{key: formula, value: formula}],
			operationId: formula,
		});
		const [, row = []] = parseCsv(emailsIn('csv', 'id,status,to,to_name,from,from_name,tags,operation_id', [all]));
		expect(row).toHaveLength(8);
		for (const cell of row) expect(cell).toMatch(/^'=1\+1/u);
	});
});

describe('operations', () => {
	const one = {
		...operation('COMPLETED', {total: 5, sent: 5, delivered: 5, opened: 3}, {createdAt: 0}),
		id: untrusted('comms_operation_01h2xcejqtf2nbrexx3vqjhp41'),
	};

	test('say where each email stands, whichever way the server counts', () => {
		expect(JSON.parse(written({format: 'ndjson', fields: OPERATION_FIELDS}, [one]))).toEqual({
			id: 'comms_operation_01h2xcejqtf2nbrexx3vqjhp41',
			status: 'COMPLETED',
			total: 5,
			scheduled: 0,
			queued: 0,
			sent: 0,
			delivered: 2,
			opened: 3,
			undelivered: 0,
			failed: 0,
			canceled: 0,
			created_at: '1970-01-01T00:00:00.000Z',
			updated_at: null,
			recipients: null,
			attempts: null,
		});
	});
});

test('an operation that lacks counters leaves them empty, but for those that no email is left for', () => {
	const read = (stats: Stats) => {
		const listed = {status: untrusted('COMPLETED'), stats, id: untrusted('comms_operation_01h2xcejqtf2nbrexx3vqjhp41')};
		return JSON.parse(written({format: 'ndjson', fields: OPERATION_FIELDS}, [listed])).failed;
	};
	expect(read({total: 5, delivered: 3})).toBeNull();
	expect(read({total: 5, delivered: 5})).toBe(0);
});

describe('fields', () => {
	const names = (fields: readonly Field<Email>[]) => fields.map(({name}) => name);

	test('come in the order given', () => {
		expect(names(pickFields(ALL, 'subject, to,id', '--fields'))).toEqual(['subject', 'to', 'id']);
	});

	test.each([
		['colour', '--fields: there is no field “colour”. The fields are id, status, to, to_name, from,'],
		['', '--fields: there is no field “”. The fields are id,'],
		['id,to,id', '--fields names id twice.'],
	])('“%s” is refused', (text, sentence) => {
		expect(() => pickFields(ALL, text, '--fields')).toThrow(sentence);
	});
});

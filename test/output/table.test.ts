import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {Email} from '../../source/core/emails/email.ts';
import type {ListedOperation} from '../../source/core/operation/operation.ts';
import {OPERATION_STATUSES, statusText} from '../../source/core/operation/status.ts';
import {widthOf} from '../../source/core/text/drawing/width.ts';
import {untrusted} from '../../source/core/text/text.ts';
import {EMAIL_FIELDS, EMAIL_TABLE_FIELDS} from '../../source/output/fields/email-fields.ts';
import {type Field, pickFields} from '../../source/output/fields/field.ts';
import {historyColumns} from '../../source/output/fields/history-fields.ts';
import {OPERATION_FIELDS, OPERATION_TABLE_FIELDS} from '../../source/output/fields/operation-fields.ts';
import {createTable} from '../../source/output/table.ts';
import type {HistoryEntry} from '../../source/state/board/history-entry.ts';
import {OPERATION_ID, stateAfter, statsOf} from '../helpers/builders.ts';
import {check} from '../helpers/check.ts';
import {email, operation} from '../helpers/emails.ts';

const WIDTHS = [60, 80, 100, 120];
const NOW = Date.UTC(2026, 3, 5, 12);

/** What stands under each head of a table, by name. */
type Cells = ReadonlyMap<string, readonly string[]>;

/** Takes a table apart where its heads begin. */
function cellsOf<Item>(fields: readonly Field<Item>[], columns: number, items: readonly Item[]): Cells {
	const table = createTable(fields, columns);
	const [head = '', ...rows] = table.lines(items);
	const heads = [...head.matchAll(/\S+(?: \S+)*/gu)].filter(([text]) => text !== '…');
	const names = heads.map(([text]) => text.replace(/ …$/u, ''));
	expect(fields.map(({name}) => name.toUpperCase())).toEqual(expect.arrayContaining(names));
	expect(head.endsWith(' …')).toBe(table.hidden() > 0);
	expect(names.length + table.hidden()).toBe(fields.length);
	for (const line of [head, ...rows]) expect(widthOf(line)).toBeLessThanOrEqual(columns);
	return new Map(
		heads.map(({index}, place) => [
			names[place]?.toLowerCase() ?? '',
			rows.map((row) => row.slice(index, heads[place + 1]?.index).trimEnd()),
		]),
	);
}

/** Whether each of these cells is its text, or says that it was cut and keeps its domain. */
function expectAddresses(cells: readonly string[], addresses: readonly string[]): void {
	for (const [index, cell] of cells.entries()) {
		const address = addresses[index] ?? '';
		if (cell !== address) expect(cell).toMatch(/^\w*….*@/u);
		expect(cell.split('@')[1]).toBe(address.split('@')[1]);
	}
}

const time = fc.integer({min: Date.UTC(2025, 0), max: Date.UTC(2027, 0)});
const word = fc.stringMatching(/^[a-z]{1,12}$/u);

describe.each(WIDTHS)('a table for people, %s columns wide', (columns) => {
	test('emails: no head, status, time or domain is cut', () => {
		const one = fc.record({
			to: fc.tuple(fc.stringMatching(/^[a-z]{1,40}$/u), word).map(([local, name]) => `${local}@${name}.example`),
			subject: fc.string({maxLength: 90}),
			updatedAt: time,
			status: fc.constantFrom('QUEUED', 'UNDELIVERED', 'DELIVERED'),
		});
		check(
			fc.property(fc.array(one, {minLength: 1, maxLength: 5}), (all) => {
				const emails = all.map(
					({to, subject, updatedAt, status}, index): Email =>
						email(index, status, {to: [{address: untrusted(to)}], subject: untrusted(subject), updatedAt}),
				);
				const cells = cellsOf(pickFields(EMAIL_FIELDS, EMAIL_TABLE_FIELDS, ''), columns, emails);
				expect([...cells.keys()]).toEqual(
					['status', 'to', 'subject', 'updated_at'].slice(0, columns < 80 ? cells.size : 4),
				);
				expect(cells.size).toBeGreaterThan(1);
				expect(cells.get('status')).toEqual(all.map(({status}) => status));
				expectAddresses(
					cells.get('to') ?? [],
					all.map(({to}) => to),
				);
				for (const [index, cell] of (cells.get('updated_at') ?? []).entries()) {
					const whole = new Date(all[index]?.updatedAt ?? 0).toISOString();
					expect([whole, `${whole.slice(0, 19)}Z`, `${whole.slice(0, 16)}Z`]).toContain(cell);
				}
			}),
			100,
		);
	});

	test('operations: no head, id, status, number or time is cut', () => {
		const count = fc.integer({min: 0, max: 10_000});
		const one = fc.record({
			status: fc.constantFrom(...OPERATION_STATUSES),
			total: count,
			failed: count,
			createdAt: time,
		});
		check(
			fc.property(fc.array(one, {minLength: 1, maxLength: 5}), (all) => {
				const sends = all.map(({status, total, failed, createdAt}): ListedOperation => {
					const stats = statsOf({total, failed});
					return {id: untrusted(OPERATION_ID), status: statusText(status), stats, createdAt};
				});
				const cells = cellsOf(pickFields(OPERATION_FIELDS, OPERATION_TABLE_FIELDS, ''), columns, sends);
				expect(cells.get('id')).toEqual(all.map(() => OPERATION_ID));
				expect(cells.get('status')).toEqual(all.map(({status}) => status));
				const figures = [...cells].flatMap(([name, texts]) => (name === 'id' || name === 'status' ? [] : texts));
				for (const text of figures) expect(text).toMatch(/^(?:\d+|\d{4}-.*Z)$/u);
				if (columns >= 80) expect(cells.get('failed')).toEqual(all.map(({failed}) => String(failed)));
			}),
			100,
		);
	});

	test('history: no head, id or status is cut, and what says least is left out first', () => {
		const entries = ['PROCESSING', 'COMPLETED'].map((status): HistoryEntry => {
			const received = operation(status, {total: 10_000, recipients: 10_000, delivered: 9000, failed: 1000});
			const state = stateAfter([{type: 'received-operation', at: NOW, operation: received}]);
			const path = `/home/user/.local/state/sendwatch/${OPERATION_ID}-2026-04-05T120000Z.ndjson`;
			const times = {startedAt: NOW - 86_400_000, endedAt: NOW};
			return {
				operationId: OPERATION_ID,
				path,
				bytes: 123_456,
				...times,
				isMasked: true,
				isDemo: false,
				isGoingOn: false,
				state,
			};
		});
		const fields = historyColumns(entries, NOW);
		const cells = cellsOf(fields, columns, entries);
		expect(cells.get('operation')).toEqual([OPERATION_ID, OPERATION_ID]);
		expect(cells.get('status')).toEqual(['PROCESSING', 'COMPLETED']);
		expect([...cells.values()].flat().join(' ')).not.toContain('…');
	});
});

test.each([
	[['fatima.hansen@example.com', 'john@example.org'], 'fatima.hansen@exa…, …'],
	[['fatima.hansen@example.com'], ''],
])('of several addresses the first one stays, and the others are said to be there: %j', (addresses, unlike) => {
	const one = email(1, 'UNDELIVERED', {
		to: addresses.map((address) => ({address: untrusted(address)})),
		subject: untrusted('A subject of some length, as they are'),
		updatedAt: 0,
	});
	const [, row = ''] = createTable(pickFields(EMAIL_FIELDS, EMAIL_TABLE_FIELDS, ''), 60).lines([one]);
	expect(row).toContain(addresses.length > 1 ? '@example.com, …  ' : '@example.com  ');
	expect(row).not.toContain(unlike === '' ? ', …' : unlike);
});

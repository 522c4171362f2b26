import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {EmailQuery} from '../../../source/api/client.ts';
import {createPageReader} from '../../../source/monitor/lists/page-reader.ts';
import {OPERATION_ID} from '../../helpers/builders.ts';
import {page, range} from '../../helpers/emails.ts';
import {problemError} from '../problems.ts';

const MIB = 1024 * 1024;
const {signal} = new AbortController();

/** A server with `count` emails of `bytes` each; its tokens are row numbers. */
function serverWith(count: number, bytes: (row: number) => number) {
	const asked: number[] = [];
	const read = createPageReader(async ({token, pageSize}) => {
		asked.push(pageSize);
		const from = Number(token ?? 0);
		const rows = range(from, Math.min(count, from + pageSize));
		const weight = rows.reduce((sum, row) => sum + bytes(row), 0);
		if (weight > 8 * MIB) throw problemError('heavy');
		const end = from + rows.length;
		return {...page(rows, end < count ? String(end) : null), bytes: weight};
	});
	const query = (token: string | null, pageSize: number): EmailQuery => ({
		operationId: OPERATION_ID,
		filter: {tags: []},
		token,
		pageSize,
	});
	return {
		asked,
		read: (token: string | null, pageSize = 50) => read(query(token, pageSize), signal),
		readWhole: (token: string | null, pageSize = 50) => read({...query(token, pageSize), isWhole: true}, signal),
	};
}

describe('a page of emails', () => {
	test('that is light is one request', async () => {
		const {asked, read} = serverWith(1200, () => 5000);
		const first = await read(null);
		expect([first.emails.length, first.next, first.bytes]).toEqual([50, '50', 250_000]);
		await read('50', 1000);
		expect(asked).toEqual([50, 1000]);
	});

	test('of heavy emails is requested in pieces of at most 6 MiB, which is learned once', async () => {
		const {asked, read} = serverWith(420, () => 100_000);
		await read(null);
		const second = await read('50', 200);
		expect([second.emails.length, second.next, second.bytes]).toEqual([200, '250', 20_000_000]);
		await read('250', 170);
		expect(asked).toEqual([50, 62, 62, 62, 14, 62, 62, 46]);
	});

	test('with whole texts is one piece at a time: the rest is a separate page', async () => {
		const {asked, readWhole} = serverWith(420, () => 100_000);
		const first = await readWhole(null, 200);
		const second = await readWhole(first.next, 200);
		expect([first.emails.length, second.emails.length, second.next]).toEqual([50, 62, '112']);
		expect(asked).toEqual([200, 100, 50, 62]);
	});

	test('that is too heavy at once is halved until it is not', async () => {
		const {asked, read} = serverWith(1000, () => 50_000);
		expect((await read(null, 1000)).emails).toHaveLength(1000);
		expect(asked).toEqual([1000, 500, 250, 125, ...Array.from({length: 7}, () => 125)]);
	});

	test('with one mail that is too heavy beside others is read down to it', async () => {
		const {read} = serverWith(4, (row) => (row === 2 ? 7.9 * MIB : MIB / 4));
		expect((await read(null, 4)).emails).toHaveLength(4);
	});

	test('that cannot be read even one by one is trouble, and the next page is asked whole again', async () => {
		let isHealthy = false;
		const {asked, read} = serverWith(50, () => (isHealthy ? 1000 : 9 * MIB));
		await expect(read(null)).rejects.toThrow('heavy');
		expect(asked).toEqual([50, 25, 13, 7, 4, 2, 1]);
		isHealthy = true;
		await read(null);
		expect(asked.at(-1)).toBe(50);
	});

	test('is too heavy, not invalid, where the server refuses to send less of it', async () => {
		const read = createPageReader(async ({pageSize}) => {
			throw problemError(pageSize === 50 ? 'heavy' : 'malformed');
		});
		const query: EmailQuery = {filter: {tags: []}, token: 'second', pageSize: 50};
		await expect(read(query, signal)).rejects.toMatchObject({problem: {kind: 'heavy'}});
	});

	test('whatever the emails weigh, every one of them comes once, in order', async () => {
		const weights = fc.array(fc.integer({min: 1, max: 3 * MIB}), {minLength: 1, maxLength: 120});
		await fc.assert(
			fc.asyncProperty(weights, fc.integer({min: 1, max: 60}), async (bytes, pageSize) => {
				const {read} = serverWith(bytes.length, (row) => bytes[row] ?? 0);
				const ids: string[] = [];
				let token: string | null = null;
				do {
					const next = await read(token, pageSize);
					ids.push(...next.emails.map(({id}) => id.raw));
					({next: token} = next);
				} while (token !== null);
				expect(ids).toEqual(page(range(0, bytes.length)).emails.map(({id}) => id.raw));
			}),
		);
	});

	test('read in pieces counts what is left out of each, and is as incomplete as its last one', async () => {
		const read = createPageReader(async ({token, pageSize}) => {
			if (pageSize > 2) throw problemError('heavy');
			return token === null
				? {...page([0], '1'), unreadable: 1}
				: {...page([1]), unreadable: 2, foreign: 3, brokenBy: 'missing-pagination'};
		});
		const all = await read({filter: {tags: []}, token: null, pageSize: 4}, signal);
		expect(all.emails).toHaveLength(2);
		expect(all).toMatchObject({next: null, brokenBy: 'missing-pagination', unreadable: 3, foreign: 3});
	});

	test('ends before a piece whose token is refused, which the next request shows', async () => {
		const read = createPageReader(async ({token, pageSize}) => {
			if (pageSize > 2) throw problemError('heavy');
			if (token !== null) throw problemError('malformed');
			return page([0, 1], 'refused');
		});
		const query: EmailQuery = {filter: {tags: []}, token: null, pageSize: 4};
		const first = await read(query, signal);
		expect([first.emails.length, first.next]).toEqual([2, 'refused']);
		await expect(read({...query, token: first.next}, signal)).rejects.toMatchObject({problem: {kind: 'malformed'}});
	});
});

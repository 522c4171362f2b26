import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {EmailQuery} from '../../source/api/client.ts';
import {createPageReader} from '../../source/monitor/page-reader.ts';
import {OPERATION_ID} from '../helpers/builders.ts';
import {page, range} from '../helpers/emails.ts';
import {problemError} from './problems.ts';

const MIB = 1024 * 1024;
const {signal} = new AbortController();

/** A server with `count` emails of `bytes` each; its tokens are row numbers. */
function serverWith(count: number, bytes: (row: number) => number) {
	const asked: {readonly size: number; readonly maxBytes: number}[] = [];
	const read = createPageReader(async ({token, pageSize, maxBytes = 8 * MIB}) => {
		asked.push({size: pageSize, maxBytes});
		const from = Number(token ?? 0);
		const rows = range(from, Math.min(count, from + pageSize));
		if (rows.reduce((sum, row) => sum + bytes(row), 0) > maxBytes) throw problemError('heavy');
		const end = from + rows.length;
		return page(rows, end < count ? String(end) : null);
	});
	const query = (token: string | null, pageSize: number): EmailQuery => ({
		operationId: OPERATION_ID,
		filter: {tags: []},
		token,
		pageSize,
	});
	return {asked, read: (token: string | null, pageSize = 50) => read(query(token, pageSize), signal)};
}

describe('a page of emails', () => {
	test('that is light is one request', async () => {
		const {asked, read} = serverWith(120, () => 5000);
		const first = await read(null);
		expect([first.emails.length, first.next, first.pieces]).toEqual([50, '50', undefined]);
		expect(asked).toEqual([{size: 50, maxBytes: 8 * MIB}]);
		await read('50');
		expect(asked[1]).toEqual({size: 50, maxBytes: MIB});
	});

	test('of heavy emails: the first may weigh 8 MiB, after it it is read in pieces of at most 1 MiB', async () => {
		const {asked, read} = serverWith(120, () => 100_000);
		expect((await read(null)).pieces).toBeUndefined();
		const second = await read('50');
		expect([second.emails.length, second.next, second.pieces]).toEqual([50, '100', 7]);
		expect(asked.map(({size}) => size)).toEqual([50, 50, 25, 13, 7, 7, 14, 7, 7, 14, 7, 7, 8]);
		const third = await read('100');
		expect([third.emails.length, third.next]).toEqual([20, null]);
		expect(asked.slice(13).map(({size}) => size)).toEqual([14, 7, 7, 14]);
	});

	test('with one mail that is too heavy alone is read down to it, which may weigh 8 MiB', async () => {
		const {asked, read} = serverWith(4, (row) => (row === 2 ? 7 * MIB : 1000));
		await read(null, 1);
		const all = await read(null, 4);
		expect(all.emails).toHaveLength(4);
		expect(asked.at(-2)).toEqual({size: 1, maxBytes: 8 * MIB});
	});

	test('that cannot be read even one by one is trouble, and the next page is asked whole again', async () => {
		let isHealthy = false;
		const {asked, read} = serverWith(50, () => (isHealthy ? 1000 : 9 * MIB));
		await expect(read(null)).rejects.toThrow('heavy');
		expect(asked.map(({size}) => size)).toEqual([50, 25, 13, 7, 4, 2, 1]);
		isHealthy = true;
		expect((await read(null)).pieces).toBeUndefined();
	});

	test('a large page size has its share: 20 KiB an email', async () => {
		const {asked, read} = serverWith(3000, () => 5000);
		await read(null, 1000);
		await read('1000', 200);
		await read('1200', 1000);
		expect(asked.map(({maxBytes}) => maxBytes / MIB)).toEqual([8, 3.90625, 8]);
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
		expect(all).toMatchObject({next: null, brokenBy: 'missing-pagination', unreadable: 3, foreign: 3, pieces: 2});
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

import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {createRepeats, type ListedPage, type PageAnswer, walkPages} from '../../../source/monitor/lists/walk-pages.ts';
import {range} from '../../helpers/emails.ts';
import {problemError} from '../problems.ts';

const {signal} = new AbortController();
const ALL = {token: null, pageSize: 3, limit: Number.POSITIVE_INFINITY};

/** A list of numbers; a token is the number it begins with. */
function listOf(total: number) {
	const asked: string[] = [];
	const ask = async (token: string | null, pageSize: number) => {
		asked.push(`${token ?? 'first'} ×${pageSize}`);
		const from = Number(token ?? 0);
		const to = Math.min(total, from + pageSize);
		return {items: range(from, to), next: to < total ? String(to) : null};
	};
	return {asked, ask};
}

async function readAll<Item>(pages: AsyncIterable<ListedPage<Item>>): Promise<readonly ListedPage<Item>[]> {
	const all: ListedPage<Item>[] = [];
	for await (const page of pages) all.push(page);
	return all;
}

describe('pages come', () => {
	test('in order, to the end', async () => {
		const pages = await readAll(walkPages(listOf(7).ask, ALL, signal));
		expect(pages.map(({items}) => items)).toEqual([[0, 1, 2], [3, 4, 5], [6]]);
		expect(pages.map(({token, next}) => [token, next])).toEqual([
			[null, '3'],
			['3', '6'],
			['6', null],
		]);
	});

	test('up to the limit, with the token that continues right behind it', async () => {
		const {ask, asked} = listOf(100);
		const pages = await readAll(walkPages(ask, {...ALL, limit: 5}, signal));
		expect(pages.flatMap(({items}) => items)).toEqual([0, 1, 2, 3, 4]);
		expect(pages.at(-1)?.next).toBe('5');
		expect(asked).toEqual(['first ×3', '3 ×2']);
	});

	test('from a token on', async () => {
		const pages = await readAll(walkPages(listOf(7).ask, {...ALL, token: '5'}, signal));
		expect(pages.flatMap(({items}) => items)).toEqual([5, 6]);
	});

	test('the next one being asked for while one is dealt with, and no more than that', async () => {
		const {ask, asked} = listOf(100);
		const pages = walkPages(ask, ALL, signal);
		await pages.next();
		expect(asked).toEqual(['first ×3', '3 ×3']);
		await pages.next();
		expect(asked).toEqual(['first ×3', '3 ×3', '6 ×3']);
		await pages.return(undefined);
	});

	test('none too many from a server that gives more than it was asked for; the same token gives the rest', async () => {
		const ask = async () => ({items: [1, 2, 3, 4], next: 'B'});
		const pages = await readAll(walkPages(ask, {token: 'A', pageSize: 2, limit: 2}, signal));
		expect(pages).toEqual([{items: [1, 2], token: 'A', next: 'A', isCut: true}]);
	});

	test('across empty ones', async () => {
		const ask = async (token: string | null) =>
			token === '3' ? {items: ['x'], next: null} : {items: [], next: String(Number(token) + 1)};
		const pages = await readAll(walkPages<string>(ask, ALL, signal));
		expect(pages.flatMap(({items}) => items)).toEqual(['x']);
	});
});

describe('a walk ends with an error', () => {
	test('after a token that comes again', async () => {
		const ask = async (token: string | null) => ({items: [1], next: token === 'A' ? 'B' : 'A'});
		await expect(readAll(walkPages(ask, ALL, signal))).rejects.toMatchObject({
			message: 'The server sent the same page token twice, so the list may be incomplete.',
			brokenBy: 'repeated-token',
			problem: {kind: 'broken'},
		});
	});

	test('once the page that closes the circle has come', async () => {
		const ask = async (token: string | null) => ({items: [token], next: 'A'});
		const pages = walkPages(ask, ALL, signal);
		expect((await pages.next()).value).toMatchObject({items: [null]});
		expect((await pages.next()).value).toMatchObject({items: ['A']});
		await expect(pages.next()).rejects.toThrow('twice');
	});

	test.each<[string, PageAnswer<number>, string]>([
		['without pagination', {items: [1], next: null, brokenBy: 'missing-pagination'}, 'a page without pagination'],
		['with a token that is no text', {items: [1], next: null, brokenBy: 'unreadable-token'}, 'that is not text'],
	])('after a page %s, which comes first', async (_, page, said) => {
		const pages = walkPages(async () => page, ALL, signal);
		expect((await pages.next()).value).toMatchObject({items: [1]});
		await expect(pages.next()).rejects.toMatchObject({brokenBy: page.brokenBy, message: expect.stringContaining(said)});
	});

	test('after a refused token, with what the server said', async () => {
		const ask = async (token: string | null) =>
			token === null ? {items: [1], next: 'A'} : Promise.reject(problemError('malformed'));
		const pages = walkPages(ask, ALL, signal);
		await pages.next();
		await expect(pages.next()).rejects.toMatchObject({
			brokenBy: 'refused-token',
			message: 'The server refused the page token, so the list may be incomplete. It is malformed.',
		});
	});

	test('but not where the server only refuses another page size than the first', async () => {
		const {ask, asked} = listOf(100);
		const strict = (token: string | null, pageSize: number) =>
			pageSize === 3 ? ask(token, pageSize) : Promise.reject(problemError('malformed'));
		const pages = await readAll(walkPages(strict, {...ALL, limit: 4}, signal));
		expect(pages.flatMap(({items}) => items)).toEqual([0, 1, 2, 3]);
		expect(asked).toEqual(['first ×3', '3 ×3']);
	});

	test('after too many pages that repeat the first by new tokens', async () => {
		let count = 0;
		const ask = async () => {
			count += 1;
			return {items: [1, 2], next: String(count)};
		};
		const pages: number[] = [];
		const walk = walkPages(ask, {...ALL, repeats: createRepeats(String)}, signal);
		const reading = (async () => {
			for await (const {items} of walk) pages.push(...items);
		})();
		await expect(reading).rejects.toMatchObject({brokenBy: 'nothing-new'});
		expect(pages).toEqual([1, 2]);
		expect(count).toBe(51);
	});

	test('after too many empty pages', async () => {
		let count = 0;
		const ask = async () => {
			count += 1;
			return {items: [], next: String(count)};
		};
		await expect(readAll(walkPages(ask, ALL, signal))).rejects.toThrow('50 pages in a row with nothing new');
		expect(count).toBe(50);
	});
});

describe('items that come again', () => {
	const PAGES: Readonly<Record<string, PageAnswer<number>>> = {
		null: {items: [0, 1, 2], next: 'A'},
		A: {items: [1, 2, 3], next: 'B', unreadable: 1},
		B: {items: [3, 3, 4], next: null},
	};
	const ask = async (token: string | null) => PAGES[String(token)] as PageAnswer<number>;

	test('are left out, on one page or over several', async () => {
		const pages = await readAll(walkPages(ask, {...ALL, repeats: createRepeats(String)}, signal));
		expect(pages.map(({items}) => items)).toEqual([[0, 1, 2], [3], [4]]);
		expect(pages.map(({unreadable}) => unreadable)).toEqual([undefined, 1, undefined]);
	});

	test('do not make items that could not be read count twice', async () => {
		const again = async (token: string | null) => ({items: [1], next: token === null ? 'A' : null, unreadable: 2});
		const pages = await readAll(walkPages(again, {...ALL, repeats: createRepeats(String)}, signal));
		expect(pages.map(({unreadable}) => unreadable)).toEqual([2, undefined]);
	});

	test('do not count towards the limit', async () => {
		const pages = await readAll(walkPages(ask, {...ALL, limit: 4, repeats: createRepeats(String)}, signal));
		expect(pages.flatMap(({items}) => items)).toEqual([0, 1, 2, 3]);
	});

	test('are known over several walks, 220,000 of them and more', async () => {
		const repeats = createRepeats(String);
		repeats.take(range(0, 220_000));
		expect(repeats.take([219_999, 220_000, 220_000])).toEqual([220_000]);
	});
});

describe('pages of wanted items only', () => {
	const isEven = (number: number) => number % 2 === 0;

	test('are looked through whole; the limit counts what is wanted', async () => {
		const {ask, asked} = listOf(100);
		const pages = await readAll(walkPages(ask, {...ALL, pageSize: 4, limit: 4, isWanted: isEven}, signal));
		expect(pages.map(({items}) => items)).toEqual([
			[0, 2],
			[4, 6],
		]);
		expect(pages.at(-1)?.next).toBe('8');
		expect(asked).toEqual(['first ×4', '4 ×4']);
	});

	test('end right behind the last wanted item, for which a page is requested again with fewer items', async () => {
		const {ask, asked} = listOf(100);
		const pages = await readAll(walkPages(ask, {...ALL, pageSize: 10, limit: 2, isWanted: isEven}, signal));
		expect(pages).toEqual([{items: [0, 2], token: null, next: '3'}]);
		expect(asked).toEqual(['first ×10', 'first ×3']);
	});

	test('are not lost where the server refuses the shorter page: the same token gives them once more', async () => {
		const {ask} = listOf(100);
		const strict = (token: string | null, pageSize: number) =>
			pageSize === 10 ? ask(token, pageSize) : Promise.reject(problemError('malformed'));
		const pages = await readAll(walkPages(strict, {...ALL, pageSize: 10, limit: 2, isWanted: isEven}, signal));
		expect(pages).toEqual([{items: [0, 2], token: null, next: null, isCut: true}]);
	});

	test('go on without a gap or a repetition, wherever a walk had ended', async () => {
		const walk = fc.record({pageSize: fc.integer({min: 1, max: 9}), limit: fc.integer({min: 1, max: 9})});
		const wanted = fc.uniqueArray(fc.nat(39)).map((numbers) => new Set(numbers));
		const property = fc.asyncProperty(wanted, fc.array(walk, {minLength: 1}), async (numbers, walks) => {
			const found: number[] = [];
			let token: string | null = null;
			for (let turn = 0; turn === 0 || token !== null; turn += 1) {
				const {limit, ...step} = walks[turn % walks.length] as (typeof walks)[number];
				const isWanted = (number: number) => numbers.has(number);
				const pages: readonly ListedPage<number>[] = await readAll(
					walkPages(listOf(40).ask, {...step, limit, token, isWanted}, signal),
				);
				const items = pages.flatMap((page) => page.items);
				expect(items.length).toBeLessThanOrEqual(limit);
				expect(turn).toBeLessThan(40);
				found.push(...items);
				token = pages.at(-1)?.next ?? null;
			}
			expect(found).toEqual([...numbers].toSorted((a, b) => a - b));
		});
		await fc.assert(property, {seed: 20_260_405, numRuns: 200});
	});
});

test('what fails is thrown where its page would have come, after those before it', async () => {
	const {ask} = listOf(100);
	const failing = (token: string | null, size: number) =>
		token === '3' ? Promise.reject(new Error('No.')) : ask(token, size);
	const pages = walkPages(failing, ALL, signal);
	expect((await pages.next()).value).toMatchObject({items: [0, 1, 2], next: '3'});
	await expect(pages.next()).rejects.toThrow('No.');
});

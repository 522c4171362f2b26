import {describe, expect, test} from 'vitest';
import {type ListedPage, type ListWalk, pagesAhead} from '../../source/monitor/pages-ahead.ts';
import {range} from '../helpers/emails.ts';

const {signal} = new AbortController();
const ALL: ListWalk = {token: null, pageSize: 3, limit: Number.POSITIVE_INFINITY};

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
		const pages = await readAll(pagesAhead(listOf(7).ask, ALL, signal));
		expect(pages.map(({items}) => items)).toEqual([[0, 1, 2], [3, 4, 5], [6]]);
		expect(pages.map(({token, next}) => [token, next])).toEqual([
			[null, '3'],
			['3', '6'],
			['6', null],
		]);
	});

	test('up to the limit, with the token that goes on right behind it', async () => {
		const {ask, asked} = listOf(100);
		const pages = await readAll(pagesAhead(ask, {...ALL, limit: 5}, signal));
		expect(pages.flatMap(({items}) => items)).toEqual([0, 1, 2, 3, 4]);
		expect(pages.at(-1)?.next).toBe('5');
		expect(asked).toEqual(['first ×3', '3 ×2']);
	});

	test('from a token on', async () => {
		const pages = await readAll(pagesAhead(listOf(7).ask, {...ALL, token: '5'}, signal));
		expect(pages.flatMap(({items}) => items)).toEqual([5, 6]);
	});

	test('the next one being asked for while one is dealt with, and no more than that', async () => {
		const {ask, asked} = listOf(100);
		const pages = pagesAhead(ask, ALL, signal);
		await pages.next();
		expect(asked).toEqual(['first ×3', '3 ×3']);
		await pages.next();
		expect(asked).toEqual(['first ×3', '3 ×3', '6 ×3']);
		await pages.return(undefined);
	});

	test('none too many from a server that gives more than it was asked for; the same token gives the rest', async () => {
		const ask = async () => ({items: [1, 2, 3, 4], next: 'B'});
		const pages = await readAll(pagesAhead(ask, {token: 'A', pageSize: 2, limit: 2}, signal));
		expect(pages).toEqual([{items: [1, 2], token: 'A', next: 'A'}]);
	});

	test('across empty ones', async () => {
		const ask = async (token: string | null) =>
			token === '3' ? {items: ['x'], next: null} : {items: [], next: String(Number(token) + 1)};
		const pages = await readAll(pagesAhead<string>(ask, ALL, signal));
		expect(pages.flatMap(({items}) => items)).toEqual(['x']);
	});
});

describe('a server that leads in a circle is told', () => {
	test('by a token that comes again', async () => {
		const ask = async (token: string | null) => ({items: [1], next: token === 'A' ? 'B' : 'A'});
		await expect(readAll(pagesAhead(ask, ALL, signal))).rejects.toMatchObject({
			message: 'The server gave the same page token twice: the list has no end.',
			exitCode: 5,
		});
	});

	test('by too many empty pages', async () => {
		let count = 0;
		const ask = async () => {
			count += 1;
			return {items: [], next: String(count)};
		};
		await expect(readAll(pagesAhead(ask, ALL, signal))).rejects.toThrow('50 empty pages in a row');
		expect(count).toBe(50);
	});
});

test('what fails is thrown where its page would have come, after those before it', async () => {
	const {ask} = listOf(100);
	const failing = (token: string | null, size: number) =>
		token === '3' ? Promise.reject(new Error('No.')) : ask(token, size);
	const pages = pagesAhead(failing, ALL, signal);
	expect((await pages.next()).value).toMatchObject({items: [0, 1, 2], next: '3'});
	await expect(pages.next()).rejects.toThrow('No.');
});

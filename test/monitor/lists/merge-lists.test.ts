import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {ProblemError, UsageError} from '../../../source/core/errors.ts';
import {mergeLists} from '../../../source/monitor/lists/merge-lists.ts';
import {type AskPage, walkPages} from '../../../source/monitor/lists/walk-pages.ts';

const {signal} = new AbortController();

/** A list of numbers, the largest being the newest; its tokens say where a page begins. `asked` are the tokens it was asked with. */
function listOf(numbers: readonly number[], asked: (string | null)[] = []): AskPage<number> {
	const sorted = numbers.toSorted((a, b) => b - a);
	return async (token, pageSize) => {
		asked.push(token);
		const start = token === null ? 0 : Number(token);
		const end = start + pageSize;
		return {items: sorted.slice(start, end), next: end < sorted.length ? String(end) : null};
	};
}

/** All that a walk gives, in portions of `limit` that go on from the token of the one before, each with a merge of its own. */
async function inPortions(
	lists: readonly (readonly number[])[],
	pageSize: number,
	limit: number,
): Promise<readonly number[]> {
	const all: number[] = [];
	let token: string | null | undefined = null;
	while (token !== undefined) {
		let next: string | null = null;
		const merged = mergeLists(
			lists.map((numbers) => listOf(numbers)),
			(number) => number,
		);
		for await (const page of walkPages(merged, {token, pageSize, limit}, signal)) {
			all.push(...page.items);
			next = page.next;
		}
		token = next ?? undefined;
	}
	return all;
}

test('several lists are one, newest first', async () => {
	expect(await inPortions([[9, 5, 1], [8, 7, 2], []], 2, Number.POSITIVE_INFINITY)).toEqual([9, 8, 7, 5, 2, 1]);
});

test('whatever the lists, the page size and the portions: nothing twice, nothing left out, all in order', async () => {
	const list = fc.array(fc.integer({min: 0, max: 50}), {maxLength: 12});
	await fc.assert(
		fc.asyncProperty(
			fc.array(list, {minLength: 1, maxLength: 4}),
			fc.integer({min: 1, max: 6}),
			fc.integer({min: 1, max: 9}),
			async (lists, pageSize, limit) => {
				expect(await inPortions(lists, pageSize, limit)).toEqual(lists.flat().toSorted((a, b) => b - a));
			},
		),
		{numRuns: 200},
	);
});

test('a page that was begun is not requested again', async () => {
	const asked: (string | null)[] = [];
	const merged = mergeLists([listOf([9, 8, 7, 6], asked), listOf([5, 4])], (number) => number);
	for await (const _ of walkPages(merged, {token: null, pageSize: 2, limit: 6}, signal));
	expect(asked).toEqual([null, '2']);
});

test('a token that is deep in a page goes on there, although pages are smaller now', async () => {
	const merged = mergeLists([listOf([9, 7, 5, 3, 1]), listOf([8])], (number) => number);
	const token = JSON.stringify([{token: null, skip: 3}, null]);
	const numbers: number[] = [];
	for await (const {items} of walkPages(merged, {token, pageSize: 2, limit: 9}, signal)) numbers.push(...items);
	expect(numbers).toEqual([3, 1]);
});

test('a page token that leads in a circle ends the merged list, too', async () => {
	const circle: AskPage<number> = async () => ({items: [3], next: 'again'});
	const merged = mergeLists([circle, listOf([5])], (number) => number);
	const walk = async () => {
		for await (const _ of walkPages(merged, {token: null, pageSize: 2, limit: 100}, signal));
	};
	await expect(walk()).rejects.toThrow(ProblemError);
});

test('what else the pages tell is added up', async () => {
	const gappy = (unreadable: number) => async () => ({items: [], next: null, unreadable});
	expect(await mergeLists([gappy(2), gappy(3)], () => 0)(null, 5, signal)).toEqual({
		items: [],
		next: null,
		unreadable: 5,
	});
});

describe('a page token of another list', () => {
	test.each(['x', '[]', '[{"token":null,"skip":0}]', '[{"token":5,"skip":0},null]', '[{"token":null,"skip":-1},null]'])(
		'is refused: %s',
		async (token) => {
			const merged = mergeLists([listOf([1]), listOf([2])], (number) => number);
			await expect(merged(token, 5, signal)).rejects.toThrow(UsageError);
		},
	);
});

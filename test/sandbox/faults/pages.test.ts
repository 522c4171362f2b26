import {describe, expect, test} from 'vitest';
import {parseFault} from '../../../source/sandbox/sandbox.ts';
import {itemsOf, type Json, nextOf, type OpenSandbox, openSandbox} from '../open-sandbox.ts';

const withFault = async (fault: string, dialect: 'guide' | 'reference' = 'guide'): Promise<OpenSandbox> =>
	openSandbox({dialect, recipients: 100, faults: [parseFault(fault)]});
const idsOf = (emails: readonly Json[]): readonly string[] => emails.map(({id}) => id);

describe('a fault in the pages of a list', () => {
	test('token-loop: the same page by the same token, forever', async () => {
		const sandbox = await withFault('token-loop');
		const first = (await sandbox.ask('/Emails')).body;
		const second = (await sandbox.ask(`/Emails?pageToken=${nextOf(first)}`)).body;
		expect(second).toEqual(first);
	});

	test('endless-pages: the first page forever, each time by a new token', async () => {
		const sandbox = await withFault('endless-pages');
		const first = (await sandbox.ask('/Emails')).body;
		const tokens = new Set([nextOf(first)]);
		let page = first;
		for (let turn = 0; turn < 5; turn += 1) {
			page = (await sandbox.ask(`/Emails?pageToken=${nextOf(page)}`)).body;
			expect(page.data).toEqual(first.data);
			tokens.add(nextOf(page));
		}
		expect(tokens.size).toBe(6);
	});

	test('duplicate-page: the second page holds the emails of the first, the third comes by its own token', async () => {
		const sandbox = await withFault('duplicate-page');
		const [first, second, ...others] = await sandbox.pages({}, 40);
		expect(second).toEqual(first);
		expect(others).toHaveLength(1);
	});

	test.each([
		[40, 10, 3],
		[4, 2, 49],
		[1, 0, 100],
	])(
		'overlapping-pages of %i: each begins with the last %i emails of the page before, and all come',
		async (size, overlap, count) => {
			const sandbox = await withFault('overlapping-pages');
			const pages = (await sandbox.pages({}, size)).map(idsOf);
			expect(pages).toHaveLength(count);
			for (const [index, page] of pages.slice(1).entries()) {
				expect(page.slice(0, overlap)).toEqual(pages[index]?.slice(size - overlap));
			}
			expect(new Set(pages.flat()).size).toBe(100);
		},
	);

	test('empty-page: no items, and always another token to go on with', async () => {
		const sandbox = await openSandbox({recipients: 100});
		const token = nextOf((await sandbox.ask('/Emails')).body) ?? '';
		await sandbox.ask('/__sandbox/faults', {method: 'PUT', body: 'empty-page'});
		const tokens = new Set([token]);
		let next = token;
		for (let turn = 0; turn < 3; turn += 1) {
			const page = (await sandbox.ask(`/Emails?pageToken=${next}`)).body;
			expect(page.data).toEqual([]);
			next = nextOf(page) ?? '';
			tokens.add(next);
		}
		expect(tokens.size).toBe(4);
		await sandbox.ask('/__sandbox/faults', {method: 'DELETE'});
		expect((await sandbox.ask(`/Emails?pageToken=${next}`)).body.data).toHaveLength(50);
	});
});

describe('a fault in the body of a page', () => {
	test.each([
		['guide', {nextPageToken: 42, pageSize: 50}, {nextPageToken: null, pageSize: 100}],
		['reference', {next: 42, self: expect.any(String)}, {next: null, self: expect.any(String)}],
	] as const)('non-string-token, %s: a number, but null at the end', async (dialect, first, last) => {
		const sandbox = await withFault('non-string-token', dialect);
		expect((await sandbox.ask('/Emails')).body.pagination).toEqual(first);
		expect((await sandbox.ask('/Emails?pageSize=100')).body.pagination).toEqual(last);
	});

	test('missing-pagination: of emails and of operations', async () => {
		const sandbox = await withFault('missing-pagination');
		expect(Object.keys((await sandbox.ask('/Emails')).body)).toEqual(['data']);
		expect(Object.keys((await sandbox.ask('/Emails/Operations')).body)).toEqual(['data']);
	});

	test.each(['guide', 'reference'] as const)(
		'two-lists, %s: data is empty, the emails are under emails',
		async (dialect) => {
			const sandbox = await withFault('two-lists', dialect);
			const {data, emails} = (await sandbox.ask('/Emails')).body;
			expect([data, emails.length]).toEqual([[], 50]);
		},
	);

	test('one item is fetched without any of them', async () => {
		for (const fault of ['non-string-token', 'missing-pagination', 'two-lists']) {
			const sandbox = await withFault(fault);
			const {body} = await sandbox.ask(`/Emails/Operations/${sandbox.operationId}`);
			expect(Object.keys(body)).toEqual(['id', 'status', 'stats', 'createdAt', 'updatedAt']);
			expect(itemsOf((await sandbox.ask('/Emails')).body)).toBeDefined();
		}
	});
});

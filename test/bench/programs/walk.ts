/**
 * The bare loop that the bench compares sendwatch with: fetches and parses every page of one or several lists, in turn, and does nothing
 * else. `node walk.ts URL …` prints how long that took, in ms, once the connection was there.
 */
import process from 'node:process';
import {Agent, request} from 'undici';

type Page = {readonly pagination: {readonly nextPageToken?: string | null; readonly next?: string | null}};

const dispatcher = new Agent();
const headers = {authorization: `Basic ${btoa('key:secret')}`};

async function fetchPage(url: URL): Promise<Page> {
	const {body} = await request(url, {dispatcher, headers});
	return (await body.json()) as Page;
}

async function walk(list: string): Promise<void> {
	const url = new URL(list);
	for (;;) {
		const {pagination} = await fetchPage(url);
		const next = pagination.nextPageToken ?? pagination.next;
		if (next === undefined || next === null) return;
		url.searchParams.set('pageToken', next);
	}
}

const lists = process.argv.slice(2);
const one = new URL(lists[0] ?? '');
one.searchParams.set('pageSize', '1');
await fetchPage(one);
const startedAt = performance.now();
for (const list of lists) await walk(list);
console.log(performance.now() - startedAt);
await dispatcher.close();

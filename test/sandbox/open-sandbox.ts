import {Agent, type Dispatcher, request} from 'undici';
import {onTestFinished} from 'vitest';
import {type SandboxOptions, startSandbox} from '../../source/sandbox/sandbox.ts';

/** The moment the tests begin at, in epoch ms: that of the sample in Twilio's guide. */
export const START = Date.parse('2026-04-05T06:20:00Z');

/** Any JSON, read without ceremony. */
// biome-ignore lint/suspicious/noExplicitAny: the tests read answers of many shapes.
export type Json = any;

/** An answer of the sandbox. */
export type Reply = {
	readonly status: number;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	readonly body: Json;
};

/** How to ask; by default a GET with credentials. */
export type Ask = {
	readonly method?: Dispatcher.HttpMethod;
	readonly body?: string | Buffer;
	readonly json?: unknown;
	readonly headers?: Readonly<Record<string, string>>;
};

/** A running sandbox with a clock of its own that is closed when the test ends. */
export type OpenSandbox = {
	readonly url: string;
	/** The part before `/v1`. */
	readonly root: string;
	readonly operationId: string;
	readonly curls: readonly string[];
	/** Moves the clock to so many ms after the start. */
	at(ms: number): void;
	/** Asks a path under `/v1`, or from the root when it begins with `/__` or names the contract. */
	ask(path: string, ask?: Ask): Promise<Reply>;
	/** Every page of a list of emails, in order. */
	pages(query: Readonly<Record<string, string>>, pageSize?: number | (() => number)): Promise<Json[][]>;
	close(): Promise<void>;
};

/** Opens a sandbox on a free port at START. */
export async function openSandbox(options: SandboxOptions = {}): Promise<OpenSandbox> {
	let elapsed = 0;
	const sandbox = await startSandbox({now: () => START + elapsed, ...options});
	const agent = new Agent({headersTimeout: 20_000, bodyTimeout: 20_000});
	onTestFinished(async () => {
		await agent.destroy();
		await sandbox.close();
	});
	const root = new URL(sandbox.url).origin;
	const ask = (path: string, how: Ask = {}): Promise<Reply> => {
		const base = path.startsWith('/__') || path === '/openapi.json' ? root : sandbox.url;
		return send(agent, base + path, how);
	};
	return {
		...sandbox,
		root,
		ask,
		at(ms) {
			elapsed = ms;
		},
		pages: (query, pageSize = 50) => readPages(ask, query, pageSize),
	};
}

/** The items of a page in either dialect. */
export function itemsOf(page: Json): Json[] {
	return page.data ?? page.emails ?? page.operations ?? page.errors ?? page.receipts;
}

/** The messages of an error body, the service's or the gateway's. */
export function messagesOf(body: Json): string[] {
	return body.errors?.map(({message}: {message: string}) => message) ?? [body.message];
}

/** The token of the next page in either dialect. */
export function nextOf(page: Json): string | null {
	return page.pagination.nextPageToken ?? page.pagination.next ?? null;
}

async function send(agent: Agent, url: string, {method = 'GET', body, json, headers = {}}: Ask): Promise<Reply> {
	const reply = await request(url, {
		dispatcher: agent,
		method,
		body: json === undefined ? (body ?? null) : JSON.stringify(json),
		headers: {authorization: `Basic ${btoa('key:secret')}`, ...headers},
	});
	const text = await reply.body.text();
	const isJson = reply.headers['content-type'] === 'application/json';
	return {status: reply.statusCode, headers: reply.headers, body: isJson ? parse(text) : text};
}

function parse(text: string): Json {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

async function readPages(
	ask: OpenSandbox['ask'],
	query: Readonly<Record<string, string>>,
	pageSize: number | (() => number),
): Promise<Json[][]> {
	const pages: Json[][] = [];
	let token: string | null = null;
	do {
		const size = typeof pageSize === 'number' ? pageSize : pageSize();
		const search = new URLSearchParams({...query, pageSize: String(size), ...(token && {pageToken: token})});
		const {status, body} = await ask(`/Emails?${search}`);
		if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`);
		pages.push(itemsOf(body));
		token = nextOf(body);
	} while (token !== null);
	return pages;
}

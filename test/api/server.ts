import {once} from 'node:events';
import {createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {type Client, createClient} from '../../source/api/client.ts';
import {Credentials, createAccess} from '../../source/api/credentials.ts';

/** What a request brought, as it came over the wire. */
export type Seen = Pick<IncomingMessage, 'method' | 'url' | 'headers'>;

/** A server on this machine, and a client on it. */
export type Scene = {readonly client: Client; readonly baseUrl: string; readonly seen: readonly Seen[]};

export const USER = 'SK00000000000000000000000000000001';
export const PASSWORD = 'pass:wörd-9f8e7d';

/** When the client believes it is. */
export const NOW = Date.parse('2026-04-05T06:20:00Z');

export function clientOn(baseUrl: string): Client {
	const credentials = new Credentials({user: USER, password: PASSWORD}, 'TWILIO_API_KEY and TWILIO_API_SECRET');
	return createClient({baseUrl, access: createAccess(credentials), now: () => NOW});
}

async function listen(server: Server): Promise<string> {
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

/** A base URL where nothing listens any more. */
export async function deserted(): Promise<string> {
	const server = createServer();
	const baseUrl = await listen(server);
	await new Promise((resolve) => server.close(resolve));
	return baseUrl;
}

/** Runs a story against a server that answers as it is told. */
export async function onServer<T>(answer: RequestListener, story: (scene: Scene) => Promise<T>): Promise<T> {
	const seen: Seen[] = [];
	const server = createServer((request, response) => {
		seen.push({method: request.method, url: request.url, headers: request.headers});
		answer(request, response);
	});
	const baseUrl = await listen(server);
	const client = clientOn(baseUrl);
	try {
		return await story({client, baseUrl, seen});
	} finally {
		await client.close();
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	}
}

/** Answers with JSON. */
export function json(value: unknown, status = 200, headers: Record<string, string> = {}): RequestListener {
	return plain(JSON.stringify(value), status, {'content-type': 'application/json', ...headers});
}

/** Answers with these very characters. */
export function plain(text: string, status = 200, headers: Record<string, string> = {}): RequestListener {
	return (_, response: ServerResponse) => {
		for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
		response.statusCode = status;
		response.end(text);
	};
}

import {createServer, type IncomingMessage, request, type ServerResponse} from 'node:http';
import type {AddressInfo, Socket} from 'node:net';
import type {Loopback} from './send.ts';

/** One request that came through. */
export type Asked = {
	readonly atMs: number;
	/** With its query. */
	readonly url: URL;
	/** Whether its answer says that no page comes after it. */
	isLastPage?: boolean;
};

/** A way to a send on which everything is counted. */
export type Gateway = Pick<Loopback, 'url' | 'operationId'> &
	AsyncDisposable & {
		readonly asked: readonly Asked[];
		/** How many bytes were sent to clients so far, heads included. */
		readonly bytes: () => number;
	};

const refusal = JSON.stringify({
	errors: [{code: 20001, message: 'pageSize must be that of the first page', context: '$.pageSize'}],
});

// In both dialects an answer ends with its pagination.
const tailLength = 1000;
const nextToken = /"(?:nextPageToken|next)":(?:null|"([^"]+)")/;

/** Opens one. With `refusesSizes` it refuses a page token with another page size than that of the page that gave it. */
export async function openGateway({url, operationId}: Loopback, refusesSizes = false): Promise<Gateway> {
	const asked: Asked[] = [];
	const given = new Set<string>();
	const sockets = new Set<Socket>();
	const server = createServer((incoming, answer) => {
		const entry: Asked = {atMs: performance.now(), url: new URL(incoming.url ?? '', url)};
		asked.push(entry);
		const size = entry.url.searchParams.get('pageSize');
		const token = entry.url.searchParams.get('pageToken');
		if (refusesSizes && token !== null && !given.has(`${token} ${size}`)) refuse(answer);
		else
			forward(incoming, entry.url, answer, (tail) => {
				const [found, next] = nextToken.exec(tail) ?? [];
				entry.isLastPage = found !== undefined && next === undefined;
				if (next !== undefined) given.add(`${next} ${size}`);
			});
	});
	server.on('connection', (socket) => sockets.add(socket));
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	const {port} = server.address() as AddressInfo;
	return {
		operationId,
		url: `http://127.0.0.1:${port}/v1`,
		asked,
		bytes: () => [...sockets].reduce((sum, {bytesWritten}) => sum + bytesWritten, 0),
		async [Symbol.asyncDispose]() {
			server.closeAllConnections();
			await new Promise((resolve) => {
				server.close(resolve);
			});
		},
	};
}

function refuse(answer: ServerResponse): void {
	answer.writeHead(400, {'content-type': 'application/json'}).end(refusal);
}

function forward(incoming: IncomingMessage, url: URL, answer: ServerResponse, onEnd: (tail: string) => void): void {
	let tail = '';
	const onward = request(url, {method: incoming.method ?? 'GET', headers: {...incoming.headers, host: url.host}});
	onward.on('response', (response) => {
		answer.writeHead(response.statusCode ?? 502, response.headers);
		response.on('data', (chunk: Buffer) => {
			tail = (tail + chunk.subarray(-tailLength).toString('latin1')).slice(-tailLength);
		});
		// Before the client can have the end of it, and ask on.
		response.on('end', () => onEnd(tail));
		response.pipe(answer);
	});
	onward.on('error', () => answer.destroy());
	// A client that reads no further does not make the server send further.
	answer.on('close', () => onward.destroy());
	incoming.pipe(onward);
}

import {STATUS_CODES} from 'node:http';
import type {Socket} from 'node:net';
import {gatewayError} from '../errors.ts';
import {REQUEST_ID, type RequestIds} from '../request-id.ts';

/** What a client may take of the server, whatever it asks for: a slow or oversized request ends with an error. */
export type Limits = {
	/** The time for the headers of a request, in ms. */
	readonly headersMs: number;
	/** The time for a whole request, in ms. */
	readonly requestMs: number;
	readonly headerBytes: number;
};

/** The limits of a sandbox. */
export const LIMITS: Limits = {headersMs: 10_000, requestMs: 30_000, headerBytes: 16 * 1024};

const ERRORS: Readonly<Record<string, readonly [status: number, message: string]>> = {
	ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request took too long'],
	HPE_HEADER_OVERFLOW: [431, 'The headers of the request are too large'],
};

/** Answers a request that Node could not read, in the shape of the gateway, and closes the connection. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket, requestIds: RequestIds): void {
	if (!socket.writable || error.code === 'ECONNRESET') {
		socket.destroy();
		return;
	}
	const [status, message] = ERRORS[error.code ?? ''] ?? [400, 'The request is not valid HTTP'];
	const body = JSON.stringify(gatewayError(status, message).body);
	const head = [
		`HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
		'Connection: close',
		'Content-Type: application/json',
		`Content-Length: ${Buffer.byteLength(body)}`,
		`${REQUEST_ID}: ${requestIds()}`,
	];
	socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}

import {createServer as createHttpServer, type RequestListener, type Server} from 'node:http';
import {createServer as createHttpsServer, type Server as HttpsServer} from 'node:https';
import type {Socket} from 'node:net';
import type {RequestIds} from '../request-id.ts';
import {expiredCertificate} from './expired-certificate.ts';
import {answerUnreadable, type Limits} from './limits.ts';

/** The first byte of a TLS handshake. */
const TLS_HANDSHAKE = 0x16;
const MAX_CHECK_INTERVAL_MS = 1000;

/** What a server does with its connections. */
export type Serving = {
	readonly listener: RequestListener;
	/** Whether https is answered, with an expired certificate. */
	readonly speaksTls: () => boolean;
	readonly requestIds: RequestIds;
	readonly limits: Limits;
};

/** Makes a server for plain HTTP and TLS on one port: it tells them separated by the first byte of a connection. */
export function createPortServer({listener, speaksTls, requestIds, limits}: Serving): Server {
	const {headersMs, requestMs, headerBytes} = limits;
	const options = {
		noDelay: true,
		maxHeaderSize: headerBytes,
		headersTimeout: headersMs,
		requestTimeout: requestMs,
		connectionsCheckingInterval: Math.min(MAX_CHECK_INTERVAL_MS, headersMs / 2),
	};
	const http = createHttpServer(options, listener);
	// Node enforces these limits only in a server that listens itself, so the HTTP server takes the connections, not one in front of it.
	const acceptHttp = http.listeners('connection');
	http.removeAllListeners('connection');
	let https: HttpsServer | undefined;
	const acceptTls = (socket: Socket): void => {
		https ??= createHttpsServer({...expiredCertificate(), ...options, handshakeTimeout: headersMs}, listener);
		if (speaksTls()) https.emit('connection', socket);
		else socket.destroy();
	};
	http.on('connection', (socket: Socket) => {
		// A client that resets its connection is not an error of the server.
		socket.on('error', () => socket.destroy());
		const silence = setTimeout(() => socket.destroy(), headersMs);
		socket.once('close', () => clearTimeout(silence));
		socket.once('data', (first: Buffer) => {
			clearTimeout(silence);
			socket.pause();
			socket.unshift(first);
			if (first[0] === TLS_HANDSHAKE) acceptTls(socket);
			else for (const accept of acceptHttp) accept.call(http, socket);
			process.nextTick(() => socket.resume());
		});
	});
	http.on('clientError', (error, socket) => answerUnreadable(error, socket as Socket, requestIds));
	return http;
}

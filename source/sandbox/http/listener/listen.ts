import {createServer as createHttpServer, type RequestListener} from 'node:http';
import {createServer as createHttpsServer, type Server as HttpsServer} from 'node:https';
import {type AddressInfo, createServer, type Server, type Socket} from 'node:net';
import {expiredCertificate} from './expired-certificate.ts';
import {createPortSwitch, type Window} from './port-switch.ts';

const HOST = '127.0.0.1';
/** The first byte of a TLS handshake. */
const TLS_HANDSHAKE = 0x16;

/** A server that listens on loopback. */
export type Listener = {
	/** `http://127.0.0.1:<port>`. */
	readonly origin: string;
	/** Refuses connections in this window; undefined cancels an earlier one. */
	refuse(window: Window | undefined): void;
	/** Stops at once, open connections included. */
	close(): Promise<void>;
};

/**
 * Listens on loopback; port 0 picks a free one. `speaksTls` says whether https is answered, with an expired certificate.
 * Rejects with an Error in plain words when the port cannot be used.
 */
export async function listen(listener: RequestListener, port: number, speaksTls: () => boolean): Promise<Listener> {
	const sockets = new Set<Socket>();
	const server = createServer({noDelay: true}, receive(listener, sockets, speaksTls));
	await bind(server, port);
	const address = server.address() as AddressInfo;
	const hangUp = async (): Promise<void> => {
		const closed = new Promise((resolve) => server.close(resolve));
		for (const socket of sockets) socket.destroy();
		await closed;
	};
	const {refuse, stop} = createPortSwitch(server, () => bind(server, address.port), hangUp);
	return {
		origin: `http://${HOST}:${address.port}`,
		refuse,
		close() {
			stop();
			return hangUp();
		},
	};
}

/** Tells plain HTTP from TLS by the first byte of a connection: they share the port. */
function receive(listener: RequestListener, sockets: Set<Socket>, speaksTls: () => boolean): (socket: Socket) => void {
	const http = createHttpServer(listener);
	let https: HttpsServer | undefined;
	const serverFor = (first: Buffer) => {
		if (first[0] !== TLS_HANDSHAKE) return http;
		https ??= createHttpsServer(expiredCertificate(), listener);
		return speaksTls() ? https : undefined;
	};
	return (socket) => {
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket));
		// A client that resets its connection is not an error of the server.
		socket.on('error', () => socket.destroy());
		socket.once('data', (first: Buffer) => {
			socket.pause();
			socket.unshift(first);
			const server = serverFor(first);
			if (server) server.emit('connection', socket);
			else socket.destroy();
			process.nextTick(() => socket.resume());
		});
	};
}

async function bind(server: Server, port: number): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		const fail = (error: Error): void => reject(new Error(explain(error, port), {cause: error}));
		server.once('error', fail);
		server.listen(port, HOST, () => {
			server.off('error', fail);
			resolve();
		});
	});
}

function explain(error: NodeJS.ErrnoException, port: number): string {
	if (error.code === 'EADDRINUSE') return `Port ${port} is taken: choose another one, or 0 for any free one`;
	if (error.code === 'EACCES') {
		return `Port ${port} may not be used by this user: choose one above 1023, or 0 for any free one`;
	}
	return `The sandbox cannot listen on port ${port}: ${error.message}`;
}

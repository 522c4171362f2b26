import {createServer as createHttpServer, type RequestListener} from 'node:http';
import {createServer as createHttpsServer, type Server as HttpsServer} from 'node:https';
import {type AddressInfo, createServer, type Server, type Socket} from 'node:net';
import {badCertificate} from './certificate.ts';

const HOST = '127.0.0.1';
/** The first byte of a TLS handshake. */
const TLS_HANDSHAKE = 0x16;
const RETRY_MS = 200;

/** A server that listens on loopback. */
export type Door = {
	/** `http://127.0.0.1:<port>`. */
	readonly origin: string;
	/** Nobody listens in this window, in ms from now; undefined takes a window back. */
	refuse(window: {readonly fromMs: number; readonly toMs: number} | undefined): void;
	/** Stops at once, open connections included. */
	close(): Promise<void>;
};

/** Listens on loopback, or rejects with a sentence; `speaksTls` tells whether https is answered (with a bad certificate). */
export async function listen(listener: RequestListener, port: number, speaksTls: () => boolean): Promise<Door> {
	const sockets = new Set<Socket>();
	const front = createServer({noDelay: true}, receive(listener, sockets, speaksTls));
	await openFront(front, port);
	const address = front.address() as AddressInfo;
	const hangUp = async (): Promise<void> => {
		const closed = new Promise((resolve) => front.close(resolve));
		for (const socket of sockets) socket.destroy();
		await closed;
	};
	const {refuse, stop} = windows(front, address.port, hangUp);
	return {
		origin: `http://${HOST}:${address.port}`,
		refuse,
		close() {
			stop();
			return hangUp();
		},
	};
}

/** Looks at the first byte of a connection: plain HTTP and TLS share the port. */
function receive(listener: RequestListener, sockets: Set<Socket>, speaksTls: () => boolean): (socket: Socket) => void {
	const http = createHttpServer(listener);
	let https: HttpsServer | undefined;
	const serverFor = (first: Buffer) => {
		if (first[0] !== TLS_HANDSHAKE) return http;
		https ??= createHttpsServer(badCertificate(), listener);
		return speaksTls() ? https : undefined;
	};
	return (socket) => {
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket));
		// A client that resets its connection is no failure of ours.
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

async function openFront(front: Server, port: number): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		const fail = (error: Error): void => reject(new Error(whyNot(error, port), {cause: error}));
		front.once('error', fail);
		front.listen(port, HOST, () => {
			front.off('error', fail);
			resolve();
		});
	});
}

function windows(front: Server, port: number, hangUp: () => Promise<void>): Pick<Door, 'refuse'> & {stop(): void} {
	let timers: NodeJS.Timeout[] = [];
	const after = (ms: number, act: () => void): void => {
		timers.push(setTimeout(act, ms));
	};
	const reopen = (): void => {
		if (!front.listening) openFront(front, port).catch(() => after(RETRY_MS, reopen));
	};
	const stop = (): void => {
		for (const timer of timers) clearTimeout(timer);
		timers = [];
	};
	return {
		stop,
		refuse(window) {
			stop();
			reopen();
			if (!window) return;
			after(window.fromMs, () => void hangUp());
			after(window.toMs, reopen);
		},
	};
}

function whyNot(error: NodeJS.ErrnoException, port: number): string {
	if (error.code === 'EADDRINUSE') return `Port ${port} is taken: choose another one, or 0 for any free one`;
	if (error.code === 'EACCES') {
		return `Port ${port} may not be used by this user: choose one above 1023, or 0 for any free one`;
	}
	return `The sandbox cannot listen on port ${port}: ${error.message}`;
}

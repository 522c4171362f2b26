import type {AddressInfo, Server, Socket} from 'node:net';
import {createPortServer, type Serving} from './accept.ts';
import {createPortSwitch, type Window} from './port-switch.ts';

const HOST = '127.0.0.1';

/** A server that listens on loopback. */
export type Listener = {
	/** `http://127.0.0.1:<port>`. */
	readonly origin: string;
	/** Refuses connections in this window; undefined cancels an earlier one. */
	readonly refuse: (window: Window | undefined) => void;
	/** Stops at once, open connections included. */
	readonly close: () => Promise<void>;
};

/** Listens on loopback; port 0 picks a free one. Rejects with an Error in plain words when the port cannot be used. */
export async function listen(port: number, serving: Serving): Promise<Listener> {
	const sockets = new Set<Socket>();
	const server: Server = createPortServer(serving);
	server.on('connection', (socket: Socket) => {
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket));
	});
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

/** Why the sandbox cannot listen on a port. */
function explain(error: NodeJS.ErrnoException, port: number): string {
	if (error.code === 'EADDRINUSE') return `Port ${port} is taken: choose another one, or 0 for any free one`;
	if (error.code === 'EACCES') {
		return `Port ${port} may not be used by this user: choose one above 1023, or 0 for any free one`;
	}
	return `The sandbox cannot listen on port ${port}: ${error.message}`;
}

import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {createServer, request, type Server} from 'node:http';
import {createServer as createHttpsServer} from 'node:https';
import {type AddressInfo, connect, type Socket} from 'node:net';
import type {Duplex} from 'node:stream';
import {fileURLToPath} from 'node:url';

const FOLDER = new URL('../fixtures/tls/', import.meta.url);

/** The certificates of test/fixtures/tls that a server can show. */
export type Certificate = 'good' | 'expired' | 'other-name' | 'self-signed';

/** For NODE_EXTRA_CA_CERTS: who signed the good one. */
export const AUTHORITY = fileURLToPath(new URL('authority.pem', FOLDER));

/** A name that only a proxy of the tests can find. */
export const FAR_URL = 'https://comms.example.test/v1';

function material(name: Certificate) {
	return {key: readFileSync(new URL('key.pem', FOLDER)), cert: readFileSync(new URL(`${name}.pem`, FOLDER))};
}

async function listen(server: Server, port: number): Promise<number> {
	server.listen(port, '127.0.0.1');
	await once(server, 'listening');
	return (server.address() as AddressInfo).port;
}

/** Serves https in front of an http server on this machine. */
export async function startTls(behind: string, certificate: Certificate) {
	const sockets = new Set<Socket>();
	const authorizations: (string | undefined)[] = [];
	const server = createHttpsServer(material(certificate), ({url, headers}, response) => {
		authorizations.push(headers.authorization);
		const {hostname, port} = new URL(behind);
		const onward = request(
			{hostname, port, path: url, headers: {...headers, host: `${hostname}:${port}`}},
			(answer) => {
				response.writeHead(answer.statusCode ?? 500, answer.headers);
				answer.pipe(response);
			},
		);
		onward.on('error', () => response.destroy()).end();
	});
	server.on('connection', (socket: Socket) => sockets.add(socket));
	const port = await listen(server, 0);
	const cut = () => {
		for (const socket of sockets) socket.destroy();
		sockets.clear();
	};
	return {
		port,
		url: `https://127.0.0.1:${port}/v1`,
		/** The Authorization headers that came. */
		authorizations,
		/** Shows another certificate from now on. */
		show(other: Certificate) {
			server.setSecureContext(material(other));
			cut();
		},
		async [Symbol.asyncDispose]() {
			cut();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** A proxy that leads every name to one port on this machine; `refuse` is the status it refuses with instead. */
export async function startProxy(leadsTo: number, {port = 0, refuse}: {port?: number; refuse?: number} = {}) {
	const sockets = new Set<Duplex>();
	const asked: {readonly target: string | undefined; readonly login: string | undefined}[] = [];
	const server = createServer().on('connect', ({url, headers}, socket: Duplex) => {
		asked.push({target: url, login: headers['proxy-authorization']});
		sockets.add(socket.on('error', () => {}));
		if (refuse !== undefined) {
			socket.end(`HTTP/1.1 ${refuse} No\r\n\r\n`);
			return;
		}
		const onward = connect(leadsTo, '127.0.0.1', () => {
			socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
			onward.pipe(socket).pipe(onward);
		});
		sockets.add(onward.on('error', () => socket.destroy()));
	});
	const bound = await listen(server, port);
	return {
		port: bound,
		host: `127.0.0.1:${bound}`,
		/** What CONNECT requests it got. */
		asked,
		async [Symbol.asyncDispose]() {
			for (const socket of sockets) socket.destroy();
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

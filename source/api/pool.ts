import {closeSync, openSync} from 'node:fs';
import {Agent, type buildConnector, type Dispatcher, EnvHttpProxyAgent, Pool} from 'undici';
import type {ProxyRoute} from './proxy.ts';
import {ProxyError} from './proxy-errors.ts';

const MOST_CONNECTIONS = 4;
const CONNECT_MS = 5000;
const SILENCE_MS = 10_000;

const OPTIONS = {
	connect: {timeout: CONNECT_MS},
	// HTTP/1.1 is enough for four requests at once, and node:http2 takes 15 ms to load.
	allowH2: false,
	headersTimeout: SILENCE_MS,
	bodyTimeout: SILENCE_MS,
} as const;

/** Opens one keep-alive pool of at most 4 connections, fewer where few files may be open, through a proxy if there is one. */
export function openPool(route: ProxyRoute | undefined): Dispatcher {
	const connections = affordableConnections();
	return route === undefined ? new Agent({...OPTIONS, connections}) : openProxied(route, connections);
}

/** Half of the descriptors that are left (`ulimit -n`) are for files, and for the other end where that is in this process as well. */
function affordableConnections(): number {
	const held: number[] = [];
	try {
		while (held.length < 2 * MOST_CONNECTIONS) held.push(openSync('/', 'r'));
	} catch {
		// Not one more may be open.
	}
	for (const descriptor of held) closeSync(descriptor);
	return Math.max(1, Math.floor(held.length / 2));
}

function openProxied({url, noProxy}: ProxyRoute, connections: number): Dispatcher {
	const tls = {allowH2: false};
	return new EnvHttpProxyAgent({
		...OPTIONS,
		connections,
		httpProxy: url,
		httpsProxy: url,
		noProxy,
		requestTls: {...tls, timeout: CONNECT_MS},
		proxyTls: {...tls, timeout: CONNECT_MS},
		clientFactory: (origin, options) => new Pool(origin, blamingProxy(options)),
	});
}

/** Distinguishes a failure to reach the proxy from one to reach the server behind it. */
function blamingProxy(options: object): Pool.Options {
	const {connect} = options as {readonly connect: buildConnector.connector};
	return {
		...options,
		connect(where, callback) {
			connect(where, (...[error, socket]) => {
				if (error === null) callback(null, socket);
				else callback(new ProxyError('the proxy cannot be reached', {cause: error}), null);
			});
		},
	};
}

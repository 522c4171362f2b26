import {Agent, type buildConnector, type Dispatcher, EnvHttpProxyAgent, Pool} from 'undici';
import type {ProxyRoute} from './proxy.ts';
import {ProxyError} from './proxy-errors.ts';

const CONNECT_MS = 5000;
const SILENCE_MS = 10_000;

const OPTIONS = {
	connect: {timeout: CONNECT_MS},
	connections: 4,
	// HTTP/1.1 is enough for four requests at once, and node:http2 takes 15 ms to load.
	allowH2: false,
	headersTimeout: SILENCE_MS,
	bodyTimeout: SILENCE_MS,
} as const;

/** Opens one keep-alive pool of at most 4 connections, through a proxy if there is one. */
export function openPool(route: ProxyRoute | undefined): Dispatcher {
	return route === undefined ? new Agent(OPTIONS) : openProxied(route);
}

function openProxied({url, noProxy}: ProxyRoute): Dispatcher {
	const tls = {allowH2: false};
	return new EnvHttpProxyAgent({
		...OPTIONS,
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

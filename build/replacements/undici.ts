import type * as undici from 'undici';

type Undici = typeof undici;

/*
 * Of undici the pools and their requests, without its fetch, WebSocket, cache and mocks, which all run when it is loaded. As `require`,
 * because the types of these files are only those of the whole package.
 */
export const Agent = require('../../node_modules/undici/lib/dispatcher/agent.js') as Undici['Agent'];
export const EnvHttpProxyAgent =
	require('../../node_modules/undici/lib/dispatcher/env-http-proxy-agent.js') as Undici['EnvHttpProxyAgent'];
export const Pool = require('../../node_modules/undici/lib/dispatcher/pool.js') as Undici['Pool'];

const Dispatcher = require('../../node_modules/undici/lib/dispatcher/dispatcher.js') as Undici['Dispatcher'];
const api: object = require('../../node_modules/undici/lib/api/index.js');

// As undici itself does it. A proxy is asked with `connect`.
Object.assign(Dispatcher.prototype, api);

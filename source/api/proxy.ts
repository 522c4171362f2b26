import {UsageError} from '../core/errors.ts';
import {isLoopback} from '../core/network/base-urls.ts';
import {rememberSecret} from './secrets.ts';

/** The proxy on the way to the API, and the hosts that need none (NO_PROXY). Of its URL only `host` may be printed. */
export type ProxyRoute = {
	readonly url: string;
	readonly host: string;
	/** The variable that names it. */
	readonly variable: string;
	readonly noProxy: string;
};

type Environment = Readonly<Record<string, string | undefined>>;

const VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'] as const;

/**
 * The proxy that the environment names for a base URL, small letters before capitals as in curl; HTTP_PROXY is in for a missing
 * HTTPS_PROXY. Undefined for this machine itself. Throws {@link UsageError}, never with the value, which may hold a password.
 */
export function proxyFor(baseUrl: string, env: Environment = process.env): ProxyRoute | undefined {
	if (isLoopback(new URL(baseUrl).hostname)) return undefined;
	const variable = VARIABLES.find((name) => (env[name] ?? '') !== '');
	if (variable === undefined) return undefined;
	const value = env[variable] ?? '';
	const url = parse(value.includes('://') ? value : `http://${value}`);
	if (url === undefined) throw new UsageError(`${variable} is not a proxy URL such as http://proxy.example:3128.`);
	return {url: url.href, host: url.host, variable, noProxy: env.no_proxy ?? env.NO_PROXY ?? ''};
}

function parse(text: string): URL | undefined {
	try {
		const url = new URL(text);
		rememberSecret(decodeURIComponent(url.username), decodeURIComponent(url.password));
		return (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== '' ? url : undefined;
	} catch {
		return undefined;
	}
}

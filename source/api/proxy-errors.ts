import {codeOf} from '../core/errors.ts';
import {type SafeText, say} from '../core/text/text.ts';
import type {ProxyRoute} from './proxy.ts';

/** A connection to the proxy itself that failed; its cause tells how. */
export class ProxyError extends Error {
	override readonly name = 'ProxyError';
}

const BROKEN_TUNNEL = 'UND_ERR_PRX_CONN';

/** What undici says when a proxy answers CONNECT with another status than 200. */
const REFUSED = /^Proxy response \((?<status>\d+)\)/u;

/**
 * The sentence for a request that did not get past the proxy, with `reason` for a connection that failed; undefined when the
 * proxy is not to blame.
 */
export function proxySentence(
	error: unknown,
	reason: string,
	{host, variable}: ProxyRoute,
	baseUrl: string,
): SafeText | undefined {
	for (let cause = error; cause instanceof Error; cause = cause.cause) {
		if (cause instanceof ProxyError || codeOf(cause) === BROKEN_TUNNEL)
			return say`No answer from the proxy ${host}: ${reason}. Check ${variable}, or name hosts that need no proxy in NO_PROXY.`;
		const status = REFUSED.exec(cause.message)?.groups?.status;
		if (status === '407')
			return say`The proxy ${host} requires a user name and a password (407): set them in ${variable}, as http://user:password@host:port.`;
		if (status !== undefined) return say`The proxy ${host} does not connect to ${new URL(baseUrl).host} (${status}).`;
	}
	return undefined;
}

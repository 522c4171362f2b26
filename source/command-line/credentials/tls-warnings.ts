import {accessSync, constants} from 'node:fs';
import type {Environment} from '../../core/environment.ts';
import {type SafeText, say, untrusted} from '../../core/text/text.ts';

/** The warning that comes before anything else if TLS checks are off. */
const UNCHECKED = say`Warning: TLS certificates are not checked, because NODE_TLS_REJECT_UNAUTHORIZED is 0. Anyone on the network path can read the credentials. To trust a certificate of your own, name it in NODE_EXTRA_CA_CERTS instead.`;

/** Whether the credentials go over TLS without certificate checks. */
export function isTlsUnchecked(baseUrl: string, env: Environment = process.env): boolean {
	return baseUrl.startsWith('https:') && env.NODE_TLS_REJECT_UNAUTHORIZED === '0';
}

/** The warnings about the connection to the API, before credentials are sent over it. */
export function tlsWarnings(baseUrl: string, env: Environment): readonly SafeText[] {
	const extra = env.NODE_EXTRA_CA_CERTS ?? '';
	return [
		...(isTlsUnchecked(baseUrl, env) ? [UNCHECKED] : []),
		...(extra === '' || !baseUrl.startsWith('https:') || isReadable(extra)
			? []
			: [
					say`Warning: NODE_EXTRA_CA_CERTS names “${untrusted(extra)}”, which cannot be read: its certificates are not trusted.`,
				]),
	];
}

function isReadable(path: string): boolean {
	try {
		accessSync(path, constants.R_OK);
		return true;
	} catch {
		return false;
	}
}

import type {ProblemKind} from '../core/network/problem.ts';
import {type SafeText, say} from '../core/text/text.ts';
import type {Asked, Refusal} from './asked.ts';
import {errorWords} from './error-words.ts';
import type {ProxyRoute} from './proxy.ts';

/** What a status other than 2xx means, in fewer and fewer words; what to do about a refusal is said beside them. */
export function refusalInShort(
	kind: ProblemKind,
	{status, errors}: Refusal,
	{subject, credentials}: Asked,
): readonly SafeText[] {
	const {noun} = subject;
	switch (kind) {
		/** A 401 or 403, in fewer and fewer words. */
		case 'refused':
			if (credentials.source === undefined)
				return status === 403
					? [say`not permitted (${status})`]
					: [say`credentials required (${status}): none are set`, say`credentials required (${status})`];
			return status === 403
				? [say`not permitted (${status}) with ${credentials.source}`, say`not permitted (${status})`]
				: [say`credentials refused (${status}), from ${credentials.source}`, say`credentials refused (${status})`];
		/** A 404 or 410, in few words. */
		case 'absent':
			return [say`there is no such ${noun}`];
		case 'malformed':
			return errors[0] === undefined ? [] : [errorWords(errors[0])];
		/** A 429, in few words. */
		case 'limited':
			return [say`the server is limiting requests (${status})`];
		/** A 500, in fewer and fewer words. */
		case 'broken':
			return [say`the server failed on the ${noun} (${status})`, say`the server failed (${status})`];
		case 'unreachable':
		case 'heavy':
			if (status < 400)
				/** A redirect, in fewer and fewer words. */
				return [say`redirected (${status}), which is not followed: check --base-url`, say`redirected (${status})`];
			/** A status that may pass, such as 408 or 503, in fewer and fewer words. */
			return status < 500
				? [say`the server could not handle the request (${status})`, say`not handled (${status})`]
				: [say`the server is not available (${status})`, say`unavailable (${status})`];
	}
}

/** Where refused credentials came from, beside the advice to check them; nothing if no refusal of credentials is meant. */
export function credentialsOrigin(kind: ProblemKind, {credentials}: Asked): SafeText | undefined {
	if (kind !== 'refused') return undefined;
	/** A 401 or 403, beside the advice on credentials. */
	return credentials.source === undefined ? say`none are set` : say`they came from ${credentials.source}`;
}

/** What kept a request from an answer; `words` if the reason is known, `proxy` if it is to blame. */
type OfflineCause = {
	readonly words: string | undefined;
	readonly proxy: ProxyRoute | undefined;
	readonly baseUrl: string;
};

/** Why there was no answer, in fewer and fewer words. */
export function offlineInShort({words, proxy, baseUrl}: OfflineCause): readonly SafeText[] {
	if (proxy !== undefined)
		/** No answer from a proxy, in fewer and fewer words. */
		return [
			say`no answer from the proxy ${proxy.host}: check ${proxy.variable}`,
			say`no answer: check ${proxy.variable}`,
		];
	/** No answer from the server, for a reason without short words. */
	if (words === undefined) return [say`no answer from ${new URL(baseUrl).host}`];
	/** No answer from the server, in fewer and fewer words. */
	return [say`no answer from ${new URL(baseUrl).host}: ${words}`, say`no answer: ${words}`];
}

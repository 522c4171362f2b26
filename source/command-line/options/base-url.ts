import {CREDENTIAL_VARIABLES} from '../../api/credentials.ts';
import {UsageError} from '../../core/errors.ts';
import {isLoopback, TWILIO_URL} from '../../core/network/base-urls.ts';
import {say, untrusted} from '../../core/text/text.ts';
import type {OptionType} from './option.ts';
import {invalid, textIn} from './types.ts';

/** Where Twilio's API is. */
export const DEFAULT_BASE_URL = TWILIO_URL;

/** The URL of an API, without a slash at its end. The credentials go there: plain http is for loopback only. */
export const baseUrl: OptionType<string> = {
	label: '<url>',
	read(given) {
		const {from} = given;
		const typed = textIn(given);
		const url = URL.canParse(typed) ? new URL(typed) : undefined;
		if (url !== undefined) refuseCredentialsIn(url, from);
		if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:'))
			throw invalid(from, typed, `a URL such as ${DEFAULT_BASE_URL}`);
		if (url.search !== '' || url.hash !== '')
			throw new UsageError(say`${from} is “${untrusted(typed)}”; it must end with its path, without ? or #.`);
		if (url.protocol === 'http:' && !isLoopback(url.hostname))
			throw new UsageError(
				say`${from} is “${untrusted(typed)}”: over http: anyone on the path could read the credentials for ${untrusted(url.hostname)}. Use https: (http: is for 127.0.0.1 and localhost only).`,
			);
		return (url.origin + url.pathname).replace(/\/+$/u, '');
	},
	format: (url) => url,
};

const [KEY] = CREDENTIAL_VARIABLES;

/** The answer to credentials on the command line. */
export const CREDENTIALS_HINT = `Credentials never go on the command line, where others can read them: set ${KEY.user} and ${KEY.password} in the environment.`;

/** Throws {@link UsageError} if a URL has a user or a password in it, and prints neither. `from` names if it was given. */
export function refuseCredentialsIn({username, password}: URL, from: string): void {
	if (username === '' && password === '') return;
	throw new UsageError(say`${from} contains credentials; put them in ${KEY.user} and ${KEY.password} instead.`);
}

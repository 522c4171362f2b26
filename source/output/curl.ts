import {parseEmailId} from '../core/operation/ids.ts';
import {shellWord} from '../core/text/shell.ts';

/** Where the API is, and the variables its credentials come from. */
export type Origin = {
	readonly baseUrl: string;
	/** The user and the password of Basic auth as a shell takes them: the names of variables, never their values. */
	readonly userPassword: string;
};

/** The variables that a person has set when nothing better is known. */
const USUAL_VARIABLES = '"$TWILIO_API_KEY:$TWILIO_API_SECRET"';

/**
 * The user and password that a command line names, from the sentence about where the credentials came from. The sandbox of a
 * demo takes any.
 */
export function userPasswordOf(source: string): string {
	const names = source.match(/\bTWILIO_[A-Z_]+/gu) ?? [];
	if (names.length === 2) return `"$${names[0]}:$${names[1]}"`;
	return source === 'the demo' ? 'any:thing' : USUAL_VARIABLES;
}

/** The command that fetches one email; undefined where its id is none that may stand in a URL. */
export function curlOfEmail({baseUrl, userPassword}: Origin, id: string): string | undefined {
	if (parseEmailId(id) === undefined) return undefined;
	return `curl -sS -u ${userPassword} ${shellWord(`${baseUrl}/Emails/${id}`)}`;
}

/** The command that asks the same list for its first page. */
export function curlOfList({baseUrl, userPassword}: Origin, query: Readonly<Record<string, string>>): string {
	const data = Object.entries(query).map(([name, value]) => `--data-urlencode ${shellWord(`${name}=${value}`)}`);
	return ['curl -sS -G', `-u ${userPassword}`, shellWord(`${baseUrl}/Emails`), ...data].join(' ');
}

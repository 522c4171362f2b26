import type {Filter} from '../core/emails/filter.ts';
import {sliceQuery, slicesOf} from '../core/emails/slices.ts';
import {type OperationId, parseEmailId} from '../core/operation/ids.ts';
import {shellWord} from '../core/text/shell.ts';

/** Where the API is, and the variables that hold its credentials. */
export type Origin = {
	readonly baseUrl: string;
	/** User and password of Basic auth for a shell: the names of variables, never their values. */
	readonly userPassword: string;
};

/** The variables that are most likely set when nothing better is known. */
const USUAL_VARIABLES = '"$TWILIO_API_KEY:$TWILIO_API_SECRET"';

/**
 * User and password for a command line, from the sentence about where the credentials came from. The sandbox of a demo accepts
 * any.
 */
export function userPasswordOf(source: string): string {
	const names = source.match(/\bTWILIO_[A-Z_]+/gu) ?? [];
	if (names.length === 2) return `"$${names[0]}:$${names[1]}"`;
	return source === 'the demo' ? 'any:thing' : USUAL_VARIABLES;
}

/** The command that fetches one email; undefined where its id is not an email id and must not stand in a URL. */
export function curlOfEmail({baseUrl, userPassword}: Origin, id: string): string | undefined {
	if (parseEmailId(id) === undefined) return undefined;
	return `curl -sS -u ${userPassword} ${shellWord(`${baseUrl}/Emails/${id}`)}`;
}

/** The commands that request the first page of an operation's emails: one, or one per status. The API has no filter by domain. */
export function curlsOfList(origin: Origin, operationId: OperationId, filter: Filter): readonly string[] {
	return slicesOf(filter).map((slice) => curlOfList(origin, {operationId, ...sliceQuery(slice)}));
}

function curlOfList({baseUrl, userPassword}: Origin, query: Readonly<Record<string, string>>): string {
	const data = Object.entries(query).map(([name, value]) => `--data-urlencode ${shellWord(`${name}=${value}`)}`);
	return ['curl -sS -G', `-u ${userPassword}`, shellWord(`${baseUrl}/Emails`), ...data].join(' ');
}

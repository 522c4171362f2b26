import type {Filter} from '../core/emails/filter.ts';
import {sliceQuery, slicesOf} from '../core/emails/slices.ts';
import {type OperationId, parseEmailId} from '../core/operation/ids.ts';
import {shellWord} from '../core/text/shell.ts';

/** Where the API is, and the variables that hold its credentials. */
export type Origin = {
	readonly baseUrl: string;
	/** The option of `curl` with the credentials: {@link curlAuthorization}. */
	readonly authorization: string;
};

/** The names of the variables that hold a user and a password, or a Bearer token. */
type Variables = {readonly user: string; readonly password: string} | {readonly token: string};

/**
 * The option of `curl` with the credentials, which the shell expands from variables: their names, never their values. Without
 * variables anything will do, as for the sandbox.
 */
export function curlAuthorization(variables: Variables | undefined): string {
	if (variables === undefined) return '-u any:thing';
	if ('token' in variables) return `-H "Authorization: Bearer $${variables.token}"`;
	return `-u "$${variables.user}:$${variables.password}"`;
}

/** The command that fetches one email; undefined if its id is not an email id and must not be in a URL. */
export function curlOfEmail({baseUrl, authorization}: Origin, id: string): string | undefined {
	if (parseEmailId(id) === undefined) return undefined;
	return `curl -sS ${authorization} ${shellWord(`${baseUrl}/Emails/${id}`)}`;
}

/** The commands that request the first page of an operation's emails: one, or one per status. The API has no filter by domain. */
export function curlsOfList(origin: Origin, operationId: OperationId, filter: Filter): readonly string[] {
	return slicesOf(filter).map((slice) => curlOfList(origin, {operationId, ...sliceQuery(slice)}));
}

/** The `curl` command for a list of emails. */
function curlOfList({baseUrl, authorization}: Origin, query: Readonly<Record<string, string>>): string {
	const data = Object.entries(query).map(([name, value]) => `--data-urlencode ${shellWord(`${name}=${value}`)}`);
	return ['curl -sS -G', authorization, shellWord(`${baseUrl}/Emails`), ...data].join(' ');
}

import {parseEmailId} from '../core/operation/ids.ts';
import {shellWord} from '../core/text/shell.ts';

/** Where the API is, and the variables its credentials come from. */
export type Origin = {
	readonly baseUrl: string;
	/** The user and the password of Basic auth as a shell takes them: the names of variables, never their values. */
	readonly userPassword: string;
};

/** The user and the password of Basic auth as the shell expands them from two variables. */
export function userPasswordFrom({user, password}: {readonly user: string; readonly password: string}): string {
	return `"$${user}:$${password}"`;
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

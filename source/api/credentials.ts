import {REDACTED, rememberSecret} from './secrets.ts';

/** The names of the environment variables that hold credentials: of two for Basic auth, of one for a Bearer token. */
export type CredentialVariables =
	| {readonly user: string; readonly password: string; readonly token?: never}
	| {readonly token: string};

const API_KEY = {user: 'TWILIO_API_KEY', password: 'TWILIO_API_SECRET'} as const;
const ACCOUNT = {user: 'TWILIO_ACCOUNT_SID', password: 'TWILIO_AUTH_TOKEN'} as const;
const OAUTH = {token: 'TWILIO_OAUTH_TOKEN'} as const;

/** The variables that may hold the account's credentials, the preferred ones first. */
export const CREDENTIAL_VARIABLES = [API_KEY, ACCOUNT, OAUTH] as const;

/** The names of all variables that hold a part of some credentials. */
export const CREDENTIAL_NAMES: readonly string[] = CREDENTIAL_VARIABLES.flatMap((variables) =>
	Object.values(variables),
);

/** What is sent to a server: a user and a password (Basic, RFC 7617), or a token (Bearer, RFC 6750). */
export type Login =
	| {readonly user: string; readonly password: string; readonly token?: never}
	| {readonly token: string};

/** What the Authorization header is made of. No part of it is ever printed: `redact` knows the secret from here on. */
export class Credentials {
	readonly #login: Login;

	/** The variables for a command line that needs the same kind of credentials; absent if anything will do. */
	readonly variables?: CredentialVariables;
	/** Where they came from, for sentences: `TWILIO_API_KEY and TWILIO_API_SECRET`, `credentials_command (…)`; absent if anything will do. */
	readonly source?: string;

	/** `origin` is the variables that the credentials came from, or words for any other place. */
	constructor(login: Login, origin: CredentialVariables | string | undefined) {
		this.#login = login;
		if (typeof origin === 'string') {
			this.variables = login.token === undefined ? API_KEY : OAUTH;
			this.source = origin;
		} else if (origin !== undefined) {
			this.variables = origin;
			this.source = Object.values(origin).join(' and ');
		}
		if (origin === undefined) return;
		if (login.token === undefined) rememberSecret(login.user, login.password);
		else rememberSecret('', login.token);
	}

	/** What to check if they are refused. */
	get advice(): string {
		return this.#login.token === undefined
			? 'check that both are correct and belong together'
			: 'a token is good for about an hour, so get a new one';
	}

	/** The value of the Authorization header. */
	authorization(): string {
		if (this.#login.token !== undefined) return `Bearer ${this.#login.token}`;
		return `Basic ${Buffer.from(`${this.#login.user}:${this.#login.password}`).toString('base64')}`;
	}

	toString(): string {
		return REDACTED;
	}

	toJSON(): string {
		return REDACTED;
	}

	[Symbol.for('nodejs.util.inspect.custom')](): string {
		return REDACTED;
	}
}

/** Credentials for a server on this machine that needs none: some, such as the sandbox, refuse a request without any. */
export function anyCredentials(): Credentials {
	return new Credentials({user: 'any', password: 'thing'}, undefined);
}

/** The login in an environment or in JSON that has the same names: of the preferred variables that are all set. Undefined if there is none. */
export function loginIn(
	values: Readonly<Record<string, unknown>>,
): {readonly login: Login; readonly variables: CredentialVariables} | undefined {
	for (const variables of CREDENTIAL_VARIABLES) {
		const login =
			'token' in variables
				? tokenLogin(values[variables.token])
				: pairLogin(values[variables.user], values[variables.password]);
		if (login !== undefined) return {login, variables};
	}
	return undefined;
}

function pairLogin(user: unknown, password: unknown): Login | undefined {
	const isSet = typeof user === 'string' && user !== '' && typeof password === 'string' && password !== '';
	return isSet ? {user, password} : undefined;
}

/** A token, with or without the `Bearer` that goes before it in a header; undefined for what no header can carry. */
export function tokenLogin(value: unknown): Login | undefined {
	const token = typeof value === 'string' ? value.trim().replace(/^bearer +/iu, '') : '';
	return /^[\x21-\x7E]+$/u.test(token) ? {token} : undefined;
}

/** The credentials in force. Those that a command printed can be renewed once they are refused. */
export type Access = {
	readonly current: () => Credentials;
	/**
	 * Credentials in place of refused ones; undefined if there are no others. Requests that are refused at the same time share one
	 * renewal. Throws what the renewal throws.
	 */
	readonly renewed: (refused: Credentials) => Promise<Credentials | undefined>;
};

/** Creates the access for some credentials; without `renew` they never change. */
export function createAccess(first: Credentials, renew?: () => Promise<Credentials>): Access {
	let current = first;
	let pending: Promise<Credentials> | undefined;
	return {
		current: () => current,
		async renewed(refused) {
			if (renew === undefined) return undefined;
			if (refused !== current) return current;
			pending ??= renew()
				.then((renewed) => {
					current = renewed;
					return renewed;
				})
				.finally(() => {
					pending = undefined;
				});
			return pending;
		},
	};
}

import {REDACTED, rememberSecret} from './secrets.ts';

/** The names of two environment variables that together hold the credentials. */
export type CredentialVariables = {readonly user: string; readonly password: string};

const API_KEY = {user: 'TWILIO_API_KEY', password: 'TWILIO_API_SECRET'} as const;
const ACCOUNT = {user: 'TWILIO_ACCOUNT_SID', password: 'TWILIO_AUTH_TOKEN'} as const;

/** The pairs of variables that may hold the account's credentials, the preferred pair first. */
export const CREDENTIAL_VARIABLES = [API_KEY, ACCOUNT] as const;

/** The names of all variables that hold a part of some credentials. */
export const CREDENTIAL_NAMES: readonly string[] = CREDENTIAL_VARIABLES.flatMap(({user, password}) => [user, password]);

/** The user and the password of Basic auth. Neither is ever printed: {@link redact} knows both from here on. */
export class Credentials {
	readonly #user: string;
	readonly #password: string;

	/** The variables that the credentials came from; absent where they came from somewhere else. */
	readonly variables?: CredentialVariables;
	/** Where they came from, for sentences: `TWILIO_API_KEY and TWILIO_API_SECRET`, `credentials_command (…)`. */
	readonly source: string;

	/** `origin` is the variables that the credentials came from, or words for any other place. */
	constructor(user: string, password: string, origin: CredentialVariables | string) {
		this.#user = user;
		this.#password = password;
		if (typeof origin === 'string') this.source = origin;
		else {
			this.variables = origin;
			this.source = `${origin.user} and ${origin.password}`;
		}
		rememberSecret(user, password);
	}

	/** The value of the Authorization header (RFC 7617). */
	authorization(): string {
		return `Basic ${Buffer.from(`${this.#user}:${this.#password}`).toString('base64')}`;
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

import {REDACTED, rememberSecret} from './secrets.ts';

/** What Basic auth needs, and which variables it came from. Its parts never appear in print: from here on `redact` knows them. */
export class Credentials {
	readonly #user: string;
	readonly #password: string;

	/** The names of the variables the two came from, for sentences: `TWILIO_API_KEY and TWILIO_API_SECRET`. */
	readonly source: string;

	constructor(user: string, password: string, source: string) {
		this.#user = user;
		this.#password = password;
		this.source = source;
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

import type {Credentials} from './credentials.ts';
import type {ServerError} from './error-body.ts';
import type {ProxyRoute} from './proxy.ts';

/** What was requested, as a sentence names it: `operation comms_operation_…`. */
export type Subject = {
	readonly noun: 'operation' | 'email' | 'list of emails' | 'list of operations' | 'list of errors';
	readonly id: string;
};

/** What the sentences about an answer mention. */
export type Asked = {
	readonly subject: Subject;
	readonly credentials: Pick<Credentials, 'source' | 'advice'>;
	readonly baseUrl: string;
	readonly proxy?: ProxyRoute | undefined;
	/** The `Twilio-Request-Id` of the answer. */
	readonly requestId?: string | undefined;
};

/** An answer with an error status, as Twilio or a gateway gives it. */
export type Refusal = {
	readonly status: number;
	readonly errors: readonly ServerError[];
	readonly retryAfterMs: number | undefined;
};

import {compact} from '../core/compact.ts';
import type {EmailPage, FetchedEmail, Receipt} from '../core/emails/email.ts';
import type {ReasonPage} from '../core/emails/failure.ts';
import type {Slice} from '../core/emails/filter.ts';
import {sliceQuery} from '../core/emails/slices.ts';
import {type OperationId, parseEmailId} from '../core/operation/ids.ts';
import type {Operation, OperationPage} from '../core/operation/operation.ts';
import type {OperationStatus} from '../core/operation/status.ts';
import {untrusted} from '../core/text/text.ts';
import {toApiDate} from '../core/time/dates.ts';
import {decodeEmailDetails, decodeOperation, decodeReasonPage, decodeReceipts} from './decode.ts';
import {decodeEmailPage, decodeId, decodeOperationPage} from './decode-pages.ts';
import {type Asked, nonsenseError, type Subject} from './errors.ts';
import {createTransport, type TransportOptions} from './transport.ts';

/** Which emails to list: those of one operation, else of the account. A null token asks for the first page. */
export type EmailQuery = {
	readonly operationId?: OperationId;
	readonly filter: Slice;
	readonly token: string | null;
	readonly pageSize: number;
};

/** Which operations to list. A null token asks for the first page. */
export type OperationQuery = {
	readonly status?: OperationStatus;
	/** Only those created in this range of time (epoch ms). */
	readonly since?: number;
	readonly until?: number;
	readonly token: string | null;
	readonly pageSize: number;
};

/**
 * Twilio's Email API as far as a watcher reads it. Every call throws a `ProblemError` for a refusal, a broken
 * network or an answer that makes no sense, and rethrows when its signal aborts.
 */
export type Client = {
	/** `GET /Emails/Operations/{operationId}` */
	readonly fetchOperation: (id: OperationId, signal: AbortSignal) => Promise<Operation>;
	/** `GET /Emails`: one page of emails, without their bodies. */
	readonly listEmails: (query: EmailQuery, signal: AbortSignal) => Promise<EmailPage>;
	/** `GET /Emails/Operations`: one page of the account's operations, newest first. */
	readonly listOperations: (query: OperationQuery, signal: AbortSignal) => Promise<OperationPage>;
	/** `GET /Emails/{emailId}`: one email with its content. */
	readonly fetchEmail: (id: string, signal: AbortSignal) => Promise<FetchedEmail>;
	/** `GET /Emails/{emailId}/Receipts`: how each recipient fared. Not every server has it. */
	readonly fetchReceipts: (id: string, signal: AbortSignal) => Promise<readonly Receipt[]>;
	/** `GET /Emails/Operations/{operationId}/Errors`: one page of why emails failed. Not every account has it: expect a 404. */
	readonly listReasons: (id: OperationId, token: string | null, signal: AbortSignal) => Promise<ReasonPage>;
	/** Drops all connections; the next request opens a new one. */
	readonly renew: () => void;
	/** Drops all connections for good. */
	readonly close: () => Promise<void>;
};

const OF_ACCOUNT = 'of this account';
const LARGEST_PAGE = 1000;
const EMAIL_BYTES = 16 * 1024 * 1024;
const MOST_RECEIPTS = 1000;

/** Opens a client on one base URL. */
export function createClient(options: TransportOptions): Client {
	const transport = createTransport(options);
	const {baseUrl, access} = options;

	const asked = (subject: Subject): Asked => ({subject, credentials: access.current(), baseUrl});

	function decoded<T>(value: T | undefined, subject: Subject): T {
		if (value !== undefined) return value;
		throw nonsenseError('it has another shape than the documented ones', asked(subject));
	}

	/** An answer that says that it is about another resource is not shown as the one asked for. */
	function checkId(value: unknown, subject: Subject): void {
		const id = decodeId(value);
		if (id === undefined || id === subject.id) return;
		throw nonsenseError(`it is about another ${subject.noun}, ${untrusted(id).safe}`, asked(subject));
	}

	return {
		async fetchOperation(id, signal) {
			const subject: Subject = {noun: 'operation', id};
			const {value, answeredAt} = await transport.getDated({path: `/Emails/Operations/${id}`, subject, signal});
			checkId(value, subject);
			return compact({...decoded(decodeOperation(value), subject), answeredAt});
		},
		async listEmails({operationId, filter, token, pageSize}, signal) {
			const subject: Subject = {noun: 'list of emails', id: operationId ?? OF_ACCOUNT};
			const query = {
				...(operationId === undefined ? {} : {operationId}),
				...sliceQuery(filter),
				...(token === null ? {} : {pageToken: token}),
				pageSize: String(pageSize),
			};
			const {value, bytes} = await transport.getDated({path: '/Emails', query, subject, signal});
			return {...decoded(decodeEmailPage(value, operationId), subject), bytes};
		},
		async listOperations({status, since, until, token, pageSize}, signal) {
			const subject: Subject = {noun: 'list of operations', id: OF_ACCOUNT};
			const query = {
				...(status === undefined ? {} : {status}),
				...(since === undefined ? {} : {startDate: toApiDate(since)}),
				...(until === undefined ? {} : {endDate: toApiDate(until)}),
				...(token === null ? {} : {pageToken: token}),
				pageSize: String(pageSize),
			};
			const value = await transport.get({path: '/Emails/Operations', query, subject, signal});
			return decoded(decodeOperationPage(value), subject);
		},
		async fetchEmail(id, signal) {
			const subject: Subject = {noun: 'email', id};
			// The id came from the server: only a real one may become part of a path.
			if (parseEmailId(id) === undefined) throw nonsenseError('its id is not an email id', asked(subject));
			const path = `/Emails/${id}`;
			const value = await transport.get({path, subject, maxBytes: EMAIL_BYTES, signal});
			checkId(value, subject);
			return decoded(decodeEmailDetails(value), subject);
		},
		async listReasons(id, token, signal) {
			const subject: Subject = {noun: 'list of errors', id};
			const query = {...(token === null ? {} : {pageToken: token}), pageSize: String(LARGEST_PAGE)};
			const value = await transport.get({path: `/Emails/Operations/${id}/Errors`, query, subject, signal});
			return decoded(decodeReasonPage(value), subject);
		},
		async fetchReceipts(id, signal) {
			const subject: Subject = {noun: 'email', id};
			if (parseEmailId(id) === undefined) throw nonsenseError('its id is not an email id', asked(subject));
			const query = {pageSize: String(MOST_RECEIPTS)};
			const value = await transport.get({path: `/Emails/${id}/Receipts`, query, subject, signal});
			return decoded(decodeReceipts(value), subject);
		},
		renew: transport.renew,
		close: transport.close,
	};
}

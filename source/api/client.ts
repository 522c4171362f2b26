import {compact} from '../core/compact.ts';
import type {EmailPage, FetchedEmail, Receipt} from '../core/emails/email.ts';
import type {ReasonPage} from '../core/emails/failure.ts';
import type {Slice} from '../core/emails/filter.ts';
import {sliceQuery} from '../core/emails/slices.ts';
import {type OperationId, parseEmailId} from '../core/operation/ids.ts';
import type {Operation, OperationPage} from '../core/operation/operation.ts';
import type {OperationStatus} from '../core/operation/status.ts';
import {untrusted, wholeText} from '../core/text/text.ts';
import {toApiDate} from '../core/time/dates.ts';
import type {Subject} from './asked.ts';
import {decodeEmailDetails, decodeOperation, decodeReasonPage, decodeReceipts} from './decoding/decode.ts';
import {decodeEmailPage, decodeId, decodeOperationPage} from './decoding/decode-pages.ts';
import {createSharedTexts} from './decoding/shared-texts.ts';
import {nonsenseError} from './errors.ts';
import {type Answer, createTransport, type TransportOptions} from './transport.ts';

/** Which emails to list: those of one operation, else of the account. A null token requests the first page. */
export type EmailQuery = {
	readonly operationId?: OperationId;
	readonly filter: Slice;
	readonly token: string | null;
	readonly pageSize: number;
	/** Keeps texts whole, however long: for data that is written and not kept. */
	readonly isWhole?: true;
};

/** Which operations to list. A null token requests the first page. */
export type OperationQuery = {
	readonly status?: OperationStatus;
	/** Only those created in this range of time (epoch ms). */
	readonly since?: number;
	readonly until?: number;
	readonly token: string | null;
	readonly pageSize: number;
};

/**
 * The part of Twilio's Email API that a watch reads. Every call throws a `ProblemError` for a refusal, a
 * broken network or an invalid answer, and rethrows when its signal aborts.
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

/** Names the account in an error, if there is no id to name. */
const OF_ACCOUNT = 'of this account';
const LARGEST_PAGE = 1000;
const EMAIL_BYTES = 16 * 1024 * 1024;
const MOST_RECEIPTS = 1000;

/** Opens a client on one base URL. */
export function createClient(options: TransportOptions): Client {
	const transport = createTransport(options);
	const {baseUrl, access} = options;
	const cut = [createSharedTexts(), untrusted] as const;
	const whole = [createSharedTexts(wholeText), wholeText] as const;

	/** The path of an email or of what belongs to it. The id came from the server: only a real one may become part of a path. */
	function emailPath(subject: Subject, below = ''): string {
		if (parseEmailId(subject.id) !== undefined) return `/Emails/${subject.id}${below}`;
		throw nonsenseError('its id is not an email id', {subject, credentials: access.current(), baseUrl});
	}

	return {
		async fetchOperation(id, signal) {
			const subject: Subject = {noun: 'operation', id};
			const answer = await transport.get({path: `/Emails/Operations/${id}`, subject, signal});
			const operation = decoded(answer, decodeOperation);
			checkId(answer);
			return compact({...operation, answeredAt: answer.answeredAt});
		},
		async listEmails({operationId, filter, token, pageSize, isWhole = false}, signal) {
			const subject: Subject = {noun: 'list of emails', id: operationId ?? OF_ACCOUNT};
			const query = {
				...(operationId === undefined ? {} : {operationId}),
				...sliceQuery(filter),
				...(token === null ? {} : {pageToken: token}),
				pageSize: String(pageSize),
			};
			const answer = await transport.get({path: '/Emails', query, subject, cutsTexts: !isWhole, signal});
			const texts = isWhole ? whole : cut;
			return {...decoded(answer, (value) => decodeEmailPage(value, operationId, ...texts)), bytes: answer.bytes};
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
			const answer = await transport.get({path: '/Emails/Operations', query, subject, signal});
			const {operations, ...page} = decoded(answer, decodeOperationPage);
			const {answeredAt, bytes} = answer;
			return compact({...page, bytes, answeredAt, operations: operations.map((one) => compact({...one, answeredAt}))});
		},
		async fetchEmail(id, signal) {
			const subject: Subject = {noun: 'email', id};
			const path = emailPath(subject);
			const answer = await transport.get({path, subject, maxBytes: EMAIL_BYTES, signal});
			const email = decoded(answer, decodeEmailDetails);
			checkId(answer);
			return email;
		},
		async listReasons(id, token, signal) {
			const subject: Subject = {noun: 'list of errors', id};
			const query = {...(token === null ? {} : {pageToken: token}), pageSize: String(LARGEST_PAGE)};
			const path = `/Emails/Operations/${id}/Errors`;
			return decoded(await transport.get({path, query, subject, signal}), decodeReasonPage);
		},
		async fetchReceipts(id, signal) {
			const subject: Subject = {noun: 'email', id};
			const path = emailPath(subject, '/Receipts');
			const query = {pageSize: String(MOST_RECEIPTS)};
			return decoded(await transport.get({path, query, subject, signal}), decodeReceipts);
		},
		renew: transport.renew,
		close: transport.close,
	};
}

/** Throws if the answer has none of the documented shapes. */
function decoded<T>({value, asked}: Answer, decode: (value: unknown) => T | undefined): T {
	const found = decode(value);
	if (found !== undefined) return found;
	throw nonsenseError('it has none of the documented shapes', asked);
}

/** Rejects an answer that does not name the requested resource. */
function checkId({value, asked}: Answer): void {
	const {noun, id} = asked.subject;
	const told = decodeId(value);
	if (told === id) return;
	const why = told === undefined ? 'it has no id' : `it describes another ${noun}, ${untrusted(told).safe}`;
	throw nonsenseError(why, asked);
}

import * as v from 'valibot';
import {compact} from '../core/compact.ts';
import type {Email, EmailPage, FetchedEmail, Mailbox, Receipt, Tag} from '../core/emails/email.ts';
import type {ReasonPage} from '../core/emails/failure.ts';
import type {Operation, OperationPage, Stats} from '../core/operation/operation.ts';
import {statusText} from '../core/operation/status.ts';
import {isAttack} from '../core/text/neutralise.ts';
import {indentedJson} from '../core/text/printed-json.ts';
import {type Untrusted, untrusted} from '../core/text/text.ts';
import {
	emailSchema,
	errorListSchema,
	errorSchema,
	idSchema,
	operationSchema,
	pageSchema,
	reasonPageSchema,
	reasonSchema,
	receiptSchema,
	receiptsSchema,
} from './schemas.ts';

/** What an error body said. */
export type TwilioError = {readonly code?: string; readonly message?: string};

const NO_COUNTERS = {queued: 0, sent: 0, scheduled: 0, delivered: 0, opened: 0, undelivered: 0, failed: 0, canceled: 0};

/** Reads one operation; undefined when the value is none. */
export function decodeOperation(value: unknown): Operation | undefined {
	const {success, output} = v.safeParse(operationSchema, value);
	if (!success) return undefined;
	const stats: Stats = {...NO_COUNTERS, ...compact(output.stats)};
	return compact({...output, status: statusText(output.status), stats});
}

function mailbox(one: {address: string; name?: string | undefined}): Mailbox {
	return compact({address: untrusted(one.address), name: one.name === undefined ? undefined : untrusted(one.name)});
}

function tagsOf(record: Readonly<Record<string, string>> | undefined): readonly Tag[] {
	return Object.entries(record ?? {}).map(([key, value]) => ({key: untrusted(key), value: untrusted(value)}));
}

/** All that a row or its tags would show, in one piece. */
function textIn({id, status, from, to, content, tags}: v.InferOutput<typeof emailSchema>): string {
	const mailboxes = [...(from === undefined ? [] : [from]), ...(to ?? [])].flatMap(({address, name = ''}) => [
		address,
		name,
	]);
	return [id, status, content?.subject ?? '', ...mailboxes, ...Object.entries(tags ?? {}).flat()].join('\t');
}

/** Wraps the operation ids of a page. Its emails mostly belong to one operation, whose id is kept once. */
function createIdText(): (id: string) => Untrusted {
	let last = untrusted('');
	return (id) => {
		if (id !== last.raw) last = untrusted(id);
		return last;
	};
}

function toEmail(output: v.InferOutput<typeof emailSchema>, operationIdText = untrusted): Email {
	const subject = output.content?.subject;
	const isSuspicious = isAttack(textIn(output)) ? (true as const) : undefined;
	return compact({
		isSuspicious,
		id: untrusted(output.id),
		status: statusText(output.status),
		from: output.from === undefined ? undefined : mailbox(output.from),
		to: (output.to ?? []).map(mailbox),
		subject: subject === undefined ? undefined : untrusted(subject),
		tags: tagsOf(output.tags),
		operationId: output.operationId === undefined ? undefined : operationIdText(output.operationId),
		createdAt: output.createdAt,
		updatedAt: output.updatedAt,
	});
}

/** Reads one page of emails, bodies left out; items without an id are passed over. Undefined when the value is no page. */
export function decodeEmailPage(value: unknown): EmailPage | undefined {
	const {success, output} = v.safeParse(pageSchema, value);
	const items = success ? (output.data ?? output.emails) : undefined;
	if (!success || items === undefined) return undefined;
	const operationIdText = createIdText();
	const emails = items.flatMap((item) => {
		const email = v.safeParse(emailSchema, item);
		return email.success ? [toEmail(email.output, operationIdText)] : [];
	});
	return {emails, next: nextOf(output)};
}

function nextOf({pagination}: v.InferOutput<typeof pageSchema>): string | null {
	return (pagination?.nextPageToken ?? pagination?.next) || null;
}

/** Reads one page of operations; items that are none are passed over. Undefined when the value is no page. */
export function decodeOperationPage(value: unknown): OperationPage | undefined {
	const {success, output} = v.safeParse(pageSchema, value);
	const items = success ? (output.data ?? output.operations) : undefined;
	if (!success || items === undefined) return undefined;
	const operations = items.flatMap((item) => {
		const named = v.safeParse(idSchema, item);
		const operation = decodeOperation(item);
		return named.success && operation !== undefined ? [{...operation, id: untrusted(named.output.id)}] : [];
	});
	return {operations, next: nextOf(output)};
}

const MOST_RELATED = 100;

/** What is related to an email, in a line: by its id where it has one, else as JSON. */
function relatedText(one: unknown): string {
	const {success, output} = v.safeParse(v.object({id: v.string()}), one);
	if (success) return output.id;
	return typeof one === 'string' ? one : (JSON.stringify(one) ?? '');
}

/** Reads one email with its content; undefined when the value is none. */
export function decodeEmailDetails(value: unknown): FetchedEmail | undefined {
	const {success, output} = v.safeParse(emailSchema, value);
	if (!success) return undefined;
	const {html, text: plain} = output.content ?? {};
	return compact({
		email: toEmail(output),
		scheduledFor: output.scheduledFor,
		deletedAt: output.deletedAt,
		bodies: compact({html: html || undefined, text: plain || undefined, json: indentedJson(value)}),
		related: (output.related ?? []).slice(0, MOST_RELATED).map((one) => untrusted(relatedText(one))),
		attachments: (output.content?.attachments ?? []).map(({filename, name}) =>
			untrusted(filename ?? name ?? '(no name)'),
		),
	});
}

/** Reads one page of why emails failed; what names no email or no reason is passed over. Undefined when the value is no such page. */
export function decodeReasonPage(value: unknown): ReasonPage | undefined {
	const {success, output} = v.safeParse(reasonPageSchema, value);
	const items = success ? (output.data ?? output.errors) : undefined;
	if (!success || items === undefined) return undefined;
	const reasons = items.flatMap((item) => {
		const reason = v.safeParse(reasonSchema, item);
		if (!reason.success) return [];
		const {emailId, message} = reason.output;
		return [{emailId, message: untrusted(message)}];
	});
	return {reasons, next: (output.pagination?.nextPageToken ?? output.pagination?.next) || null};
}

/** Reads how each recipient of an email fared; undefined when the value does not tell. */
export function decodeReceipts(value: unknown): readonly Receipt[] | undefined {
	const {success, output} = v.safeParse(receiptsSchema, value);
	const items = success ? (output.data ?? output.receipts) : undefined;
	return items?.flatMap((item) => {
		const receipt = v.safeParse(receiptSchema, item);
		if (!receipt.success) return [];
		const {to, status, updatedAt} = receipt.output;
		return to.map((one) => compact({to: mailbox(one), status: statusText(status), updatedAt}));
	});
}

/** Reads the code and message of an error body, in whichever of the documented forms it came; of several, the first that says something. */
export function decodeError(value: unknown): TwilioError | undefined {
	const list = v.safeParse(errorListSchema, value);
	const candidates = [value, ...(list.success ? list.output : [])];
	const read = candidates.flatMap((one) => {
		const {success, output} = v.safeParse(errorSchema, one);
		return success ? [output] : [];
	});
	const best = read.find(({message}) => message !== undefined) ?? read[0];
	if (best === undefined) return undefined;
	return compact({code: best.code === undefined ? undefined : String(best.code), message: best.message});
}

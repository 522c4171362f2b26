import * as v from 'valibot';
import {compact} from '../core/compact.ts';
import type {Email, FetchedEmail, Mailbox, Receipt, Tag} from '../core/emails/email.ts';
import type {ReasonPage} from '../core/emails/failure.ts';
import type {Operation} from '../core/operation/operation.ts';
import {isSmall, readStats} from '../core/operation/stats.ts';
import {statusText} from '../core/operation/status.ts';
import {isAttack} from '../core/text/neutralise.ts';
import {indentedJson} from '../core/text/printed-json.ts';
import {type Untrusted, untrusted} from '../core/text/text.ts';
import {
	emailSchema,
	operationSchema,
	reasonPageSchema,
	reasonSchema,
	receiptSchema,
	receiptsSchema,
	relatedSchema,
} from './schemas.ts';

/** Reads one operation; undefined when the value is none. */
export function decodeOperation(value: unknown): Operation | undefined {
	const {success, output} = v.safeParse(operationSchema, value);
	if (!success) return undefined;
	const {status, stats, createdAt, updatedAt} = output;
	return compact({
		status: statusText(status),
		stats: readStats(stats),
		givenStats: isSmall(stats) ? stats : undefined,
		createdAt,
		updatedAt,
	});
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

/** Makes what keeps each of the texts that the emails of a page have in common once. */
export function createRepeatedText(): (raw: string) => Untrusted {
	const known = new Map<string, Untrusted>();
	return (raw) => {
		const text = known.get(raw) ?? untrusted(raw);
		if (known.size < MOST_REPEATED) known.set(raw, text);
		return text;
	};
}

const MOST_RELATED = 100;
const MOST_REPEATED = 100;

/** A resource that an email is related to. */
type Related = v.InferOutput<typeof relatedSchema>;

function relatedTo({related = []}: v.InferOutput<typeof emailSchema>): readonly Related[] {
	return related.slice(0, MOST_RELATED).map((one) => v.parse(relatedSchema, one));
}

function isOperation({name, id}: Related): boolean {
	return id !== undefined && name?.toUpperCase() === 'OPERATION';
}

/** `OPERATION comms_operation_…` */
function relatedText({name, id, uri}: Related): string {
	return [name, id ?? uri].filter((part) => part !== undefined).join(' ');
}

/** An email, from what its schema read. The emails of a page mostly name one operation: a page keeps such a text once. */
export function toEmail(output: v.InferOutput<typeof emailSchema>, repeatedText = untrusted): Email {
	const subject = output.content?.subject;
	const isSuspicious = isAttack(textIn(output)) ? (true as const) : undefined;
	const related = relatedTo(output);
	const operationId = output.operationId ?? related.find(isOperation)?.id;
	return compact({
		isSuspicious,
		id: untrusted(output.id),
		status: statusText(output.status),
		from: output.from === undefined ? undefined : mailbox(output.from),
		to: (output.to ?? []).map(mailbox),
		subject: subject === undefined ? undefined : untrusted(subject),
		tags: tagsOf(output.tags),
		operationId: operationId === undefined ? undefined : repeatedText(operationId),
		related: related.length === 0 ? undefined : related.map((one) => repeatedText(relatedText(one))),
		scheduledFor: output.scheduledFor,
		createdAt: output.createdAt,
		updatedAt: output.updatedAt,
		deletedAt: output.deletedAt,
	});
}

/** Reads one email with its content; undefined when the value is none. */
export function decodeEmailDetails(value: unknown): FetchedEmail | undefined {
	const {success, output} = v.safeParse(emailSchema, value);
	if (!success) return undefined;
	const {html, text: plain} = output.content ?? {};
	return compact({
		email: toEmail(output),
		bodies: compact({html: html || undefined, text: plain || undefined, json: indentedJson(value)}),
		attachments: (output.content?.attachments ?? []).map(({filename, name}) =>
			untrusted(filename ?? name ?? '(no name)'),
		),
	});
}

/** Reads one page of why emails failed; what gives no reason is passed over. Undefined when the value is no such page. */
export function decodeReasonPage(value: unknown): ReasonPage | undefined {
	const {success, output} = v.safeParse(reasonPageSchema, value);
	const items = success ? (output.data ?? output.errors) : undefined;
	if (!success || items === undefined) return undefined;
	const reasons = items.flatMap((item) => {
		const reason = v.safeParse(reasonSchema, item);
		if (!reason.success) return [];
		const {emailId, code, message} = reason.output;
		const readable = typeof code === 'string' ? untrusted(code) : code;
		return [compact({emailId, code: readable, message: untrusted(message)})];
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

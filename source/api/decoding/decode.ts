import * as v from 'valibot';
import {compact} from '../../core/compact.ts';
import type {FetchedEmail, Receipt} from '../../core/emails/email.ts';
import type {ReasonPage} from '../../core/emails/failure.ts';
import type {Operation} from '../../core/operation/operation.ts';
import {isSmall, readStats} from '../../core/operation/stats.ts';
import {statusText} from '../../core/operation/status.ts';
import {indentedJson} from '../../core/text/printed-json.ts';
import {untrusted} from '../../core/text/text.ts';
import {decodeEmail, readMailbox} from './decode-email.ts';
import {readObject} from './read-json.ts';
import {
	contentSchema,
	operationSchema,
	reasonPageSchema,
	reasonSchema,
	receiptSchema,
	receiptsSchema,
} from './schemas.ts';

/** Reads one operation; undefined when the value is not one. */
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

/** Reads one email with its content; undefined when the value is not one. */
export function decodeEmailDetails(value: unknown): FetchedEmail | undefined {
	const item = readObject(value);
	const email = item && decodeEmail(item);
	if (item === undefined || email === undefined) return undefined;
	const {html, text: plain, attachments = []} = v.parse(contentSchema, item.content);
	return {
		email,
		bodies: compact({html: html || undefined, text: plain || undefined, json: indentedJson(value)}),
		attachments: attachments.map(({filename, name}) => untrusted(filename ?? name ?? '(no name)')),
	};
}

/** Reads one page of why emails failed; items without a reason are skipped. Undefined when the value is no such page. */
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
		return to.flatMap((one) => {
			const mailbox = readMailbox(one);
			return mailbox === undefined ? [] : compact({to: mailbox, status: statusText(status), updatedAt});
		});
	});
}

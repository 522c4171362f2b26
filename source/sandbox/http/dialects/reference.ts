import * as v from 'valibot';
import {attemptsOf, deletedAt, toEmail, toOperation, toTimeOrNull} from './fields.ts';
import type {Format} from './format.ts';
import {CountSchema, EmailEntries, MailboxSchema, OperationEntries, StatsEntries, TimeSchema} from './schemas.ts';

const PaginationSchema = v.strictObject({next: v.nullable(v.string()), self: v.string()});
const AttachmentSchema = v.strictObject({filename: v.string(), contentType: v.string()});

/** The shapes of Twilio's API reference. */
export const referenceFormat: Format = {
	operation(operation, counting, now) {
		const {stats, ...rest} = toOperation(operation, counting, now);
		return {...rest, stats: {...stats, recipients: stats.total, attempts: attemptsOf(operation, now)}};
	},
	email(email, now) {
		const {to, content, ...rest} = toEmail(email, now);
		const {attachments = [], ...texts} = content;
		return {
			...rest,
			to: [to],
			related: [],
			scheduledFor: toTimeOrNull(email.operation.scheduledFor),
			deletedAt: toTimeOrNull(deletedAt(email)),
			content: {...texts, attachments},
		};
	},
	page: (list, items, {next, self}) => ({[list]: items, pagination: {next, self}}),
	schemas: {
		Operation: v.strictObject({
			...OperationEntries,
			stats: v.strictObject({...StatsEntries, recipients: CountSchema, attempts: CountSchema}),
		}),
		Email: v.strictObject({
			...EmailEntries,
			to: v.array(MailboxSchema),
			related: v.array(v.unknown()),
			scheduledFor: v.nullable(TimeSchema),
			deletedAt: v.nullable(TimeSchema),
			content: v.strictObject({
				subject: v.string(),
				html: v.string(),
				text: v.string(),
				attachments: v.array(AttachmentSchema),
			}),
		}),
		page: (list, item) => v.strictObject({[list]: v.array(item), pagination: PaginationSchema}),
	},
};

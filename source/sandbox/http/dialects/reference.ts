import * as v from 'valibot';
import type {Operation} from '../../world/operation.ts';
import {attemptsOf, deletedAt, toEmail, toOperation, toTimeOrNull} from './fields.ts';
import type {Format} from './format.ts';
import {CountSchema, EmailEntries, MailboxSchema, OperationEntries, StatsEntries, TimeSchema} from './schemas.ts';

const PaginationSchema = v.strictObject({next: v.nullable(v.string()), self: v.string()});
const RelatedSchema = v.strictObject({name: v.literal('OPERATION'), id: v.string(), uri: v.string()});
const AttachmentSchema = v.strictObject({filename: v.string(), contentType: v.string()});

/** The shapes of Twilio's API reference. */
export const referenceFormat: Format = {
	operation(operation, counting, now) {
		const {stats, ...rest} = toOperation(operation, counting, now);
		const {recipients} = operation.timeline;
		return {...rest, stats: {...stats, recipients, attempts: attemptsOf(operation, now)}};
	},
	email(email, now) {
		const {to, content, ...rest} = toEmail(email, now);
		const {attachments = [], ...texts} = content;
		return {
			...rest,
			to: [to],
			related: [relatedOperation(email.operation)],
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
			related: v.array(RelatedSchema),
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

/** The back-reference of an email (reference, A); that its `uri` is the path of the operation is an inference (D). */
function relatedOperation({id}: Operation): v.InferOutput<typeof RelatedSchema> {
	return {name: 'OPERATION', id, uri: `/v1/Emails/Operations/${id}`};
}

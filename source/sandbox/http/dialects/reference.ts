import * as v from 'valibot';
import type {Operation} from '../../world/operation.ts';
import {attemptsOf, deletedAt, toEmail, toOperation, toTimeOrNull} from './fields.ts';
import type {Format} from './format.ts';
import {countSchema, emailEntries, mailboxSchema, operationEntries, statsEntries, timeSchema} from './schemas.ts';

const paginationSchema = v.strictObject({next: v.nullable(v.string()), self: v.string()});
const relatedSchema = v.strictObject({name: v.literal('OPERATION'), id: v.string(), uri: v.string()});
const attachmentSchema = v.strictObject({filename: v.string(), contentType: v.string()});

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
			...operationEntries,
			stats: v.strictObject({...statsEntries, recipients: countSchema, attempts: countSchema}),
		}),
		Email: v.strictObject({
			...emailEntries,
			to: v.array(mailboxSchema),
			related: v.array(relatedSchema),
			scheduledFor: v.nullable(timeSchema),
			deletedAt: v.nullable(timeSchema),
			content: v.strictObject({
				subject: v.string(),
				html: v.string(),
				text: v.string(),
				attachments: v.array(attachmentSchema),
			}),
		}),
		page: (list, item) => v.strictObject({[list]: v.array(item), pagination: paginationSchema}),
	},
};

/** The back-reference of an email (reference, A); that its `uri` is the path of the operation is an inference (D). */
function relatedOperation({id}: Operation): v.InferOutput<typeof relatedSchema> {
	return {name: 'OPERATION', id, uri: `/v1/Emails/Operations/${id}`};
}

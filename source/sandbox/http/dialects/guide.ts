import * as v from 'valibot';
import {OPERATION_ID} from '../../world/ids.ts';
import {deletedAt, toEmail, toOperation, toTime} from './fields.ts';
import type {Format} from './format.ts';
import {emailEntries, mailboxSchema, operationEntries, statsEntries, timeSchema} from './schemas.ts';

const paginationSchema = v.strictObject({
	nextPageToken: v.nullable(v.string()),
	pageSize: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
});

/** The shapes of the guide "Operations and Email Tracking". The lists that it does not show follow its list of emails. */
export const guideFormat: Format = {
	operation: toOperation,
	email(email, now) {
		const {id, from, to, content, status, tags, createdAt, updatedAt} = toEmail(email, now);
		const {subject, html, text} = content;
		const deleted = deletedAt(email);
		return {
			id,
			from,
			to,
			content: {subject, html, text},
			status,
			tags,
			operationId: email.operation.id,
			createdAt,
			updatedAt,
			...(deleted === undefined ? {} : {deletedAt: toTime(deleted)}),
		};
	},
	page: (_list, data, {next, size}) => ({data, pagination: {nextPageToken: next, pageSize: size}}),
	schemas: {
		Operation: v.strictObject({...operationEntries, stats: v.strictObject(statsEntries)}),
		Email: v.strictObject({
			...emailEntries,
			to: mailboxSchema,
			content: v.strictObject({subject: v.string(), html: v.string(), text: v.string()}),
			operationId: v.pipe(v.string(), v.regex(OPERATION_ID)),
			deletedAt: v.optional(timeSchema),
		}),
		page: (_list, item) => v.strictObject({data: v.array(item), pagination: paginationSchema}),
	},
};

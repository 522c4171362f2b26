import * as v from 'valibot';
import {OPERATION_ID} from '../world/ids.ts';
import {deletionOf, toEmail, toOperation, toTime, type WireSchemas, type Writer} from './wire.ts';
import {EmailEntries, OperationEntries, PartySchema, StatsEntries, TimeSchema} from './wire-schemas.ts';

const PaginationSchema = v.strictObject({
	nextPageToken: v.nullable(v.string()),
	pageSize: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
});

/** The guide's shapes; the lists it does not show follow its list of emails. */
export const guideSchemas: WireSchemas = {
	Operation: v.strictObject({...OperationEntries, stats: v.strictObject(StatsEntries)}),
	Email: v.strictObject({
		...EmailEntries,
		to: PartySchema,
		content: v.strictObject({subject: v.string(), html: v.string(), text: v.string()}),
		operationId: v.pipe(v.string(), v.regex(OPERATION_ID)),
		deletedAt: v.optional(TimeSchema),
	}),
	page: (_list, item) => v.strictObject({data: v.array(item), pagination: PaginationSchema}),
};

/** Writes as in the samples of the guide "Operations and Email Tracking": one recipient an email, and its operation. */
export const guideWriter: Writer = {
	operation: toOperation,
	email(email, now) {
		const {id, from, to, content, status, tags, createdAt, updatedAt} = toEmail(email, now);
		const {subject, html, text} = content;
		const deletedAt = deletionOf(email);
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
			...(deletedAt !== undefined && {deletedAt: toTime(deletedAt)}),
		};
	},
	page: (_list, data, {next, size}) => ({data, pagination: {nextPageToken: next, pageSize: size}}),
};

import * as v from 'valibot';

/*
 * The shapes of what the API answers. Both documented ones are read, the guide's and the reference's, with one tolerant
 * schema each: what is missing or absurd becomes absent, unknown fields are ignored, and only what makes the answer
 * useless is refused.
 */

const lenient = <Schema extends v.GenericSchema>(schema: Schema) => v.fallback(v.optional(schema), undefined);
const text = lenient(v.string());
const id = v.pipe(v.string(), v.nonEmpty());
const time = lenient(
	v.pipe(
		v.string(),
		v.transform((value) => Date.parse(value)),
		v.number(),
		v.finite(),
	),
);

/** One operation. */
export const operationSchema = v.object({
	status: v.string(),
	stats: v.optional(v.unknown()),
	createdAt: time,
	updatedAt: time,
});

const mailboxSchema = v.union([
	v.pipe(
		v.string(),
		v.transform((address) => ({address, name: undefined})),
	),
	v.object({address: v.string(), name: text}),
]);
const recipientsSchema = v.union([
	v.pipe(
		v.array(lenient(mailboxSchema)),
		v.transform((all) => all.filter((one) => one !== undefined)),
	),
	v.pipe(
		mailboxSchema,
		v.transform((one) => [one]),
	),
]);

/** What an email fetched alone says besides what a list does. */
export const contentSchema = v.fallback(
	v.object({
		html: text,
		text: text,
		attachments: lenient(
			v.array(v.fallback(v.object({filename: text, name: text}), {filename: undefined, name: undefined})),
		),
	}),
	{html: undefined, text: undefined, attachments: undefined},
);

/** How the recipients of one receipt fared. */
export const receiptSchema = v.object({to: recipientsSchema, status: v.string(), updatedAt: time});

/** The receipts of an email, each still to be read. */
export const receiptsSchema = v.object({data: lenient(v.array(v.unknown())), receipts: lenient(v.array(v.unknown()))});

/** A page of emails or operations, its items and tokens still to be read. */
export const pageSchema = v.object({
	pagination: lenient(v.object({nextPageToken: v.optional(v.unknown()), next: v.optional(v.unknown())})),
	data: lenient(v.array(v.unknown())),
	emails: lenient(v.array(v.unknown())),
	operations: lenient(v.array(v.unknown())),
});

/** Anything that has an id. */
export const idSchema = v.object({id});

/** Why one email failed, or, if it names none, the operation. */
export const reasonSchema = v.object({
	emailId: v.optional(v.string()),
	code: lenient(v.union([v.number(), v.string()])),
	message: v.string(),
});

/** A page of such reasons, each still to be read. */
export const reasonPageSchema = v.object({
	pagination: lenient(v.object({nextPageToken: text, next: text})),
	data: lenient(v.array(v.unknown())),
	errors: lenient(v.array(v.unknown())),
});

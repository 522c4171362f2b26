import * as v from 'valibot';
import {liquidError} from '../../mail/liquid.ts';
import {MAX_RECIPIENTS} from '../../world/world.ts';
import {existsInCalendar, scheduledTime} from './dates.ts';
import {objectOf, textOnly} from './objects.ts';
import {tagsSchema} from './tags-schema.ts';

const ADDRESS = /^[^\s@<>(),;:"[\]\\]+@[^\s@<>(),;:"[\]\\.]+(?:\.[^\s@<>(),;:"[\]\\.]+)+$/u;
const SCHEDULED_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?$/;
const MAX_SCHEDULED_TIMES = 10;

const addressSchema = v.pipe(
	v.string(),
	v.maxLength(320, 'must be at most 320 characters long'),
	v.regex(ADDRESS, 'must be an email address such as jane@example.com'),
);
const nameSchema = v.pipe(v.string(), v.maxLength(256, 'must be at most 256 characters long'));
const nonEmptySchema = v.pipe(v.string(), v.nonEmpty('must not be empty'));
const asciiOnly = v.regex<string, string>(/^[\x20-\x7e]*$/, 'must have ASCII characters only');
const liquidSchema = v.pipe(
	v.string(),
	v.check(
		(text) => liquidError(text) === undefined,
		({input}) => `is not valid Liquid: ${liquidError(String(input))}`,
	),
);

/** A sender. The live API requires a name, which the reference calls optional, and refuses characters outside ASCII (observed live, B). */
const senderSchema = v.strictObject({
	address: v.pipe(addressSchema, asciiOnly),
	name: v.pipe(nameSchema, v.nonEmpty('must not be empty'), asciiOnly),
});

/** A recipient, with the variables for Liquid (reference, A). */
const recipientSchema = v.strictObject({
	address: addressSchema,
	name: v.optional(nameSchema),
	variables: v.optional(objectOf<unknown>(() => undefined)),
});

/** An attachment; html refers to one with a `cid` as `cid:…` (reference, A; observed live, B). */
const attachmentSchema = v.strictObject({
	filename: nonEmptySchema,
	contentType: nonEmptySchema,
	content: v.pipe(v.string(), v.base64('must be base64')),
	cid: v.optional(nonEmptySchema),
});

/**
 * The content of a send. A send without html is a 400 (observed live, B); `headers` adds headers such as List-Unsubscribe (reference, A;
 * observed live, B).
 */
const contentSchema = v.strictObject({
	subject: v.pipe(liquidSchema, v.nonEmpty('must not be empty')),
	html: v.pipe(liquidSchema, v.nonEmpty('must not be empty')),
	text: v.optional(liquidSchema),
	headers: v.optional(objectOf<string>(textOnly)),
	attachments: v.optional(v.array(attachmentSchema)),
});

/** The pool of addresses to send from (reference, A). */
const ipPoolNameSchema = v.pipe(
	v.string(),
	v.minLength(2, 'must be at least 2 characters long'),
	v.maxLength(64, 'must be at most 64 characters long'),
);

/**
 * Makes the schema of a send, the body of `POST /Emails`, for a clock in epoch ms. It is strict: a misspelled field, or one that v1
 * does not have (`cc`, `bcc`, `replyTo`; reference, A), is an error.
 */
export function createSendSchema(now: () => number) {
	const timeSchema = v.pipe(
		v.string(),
		v.regex(SCHEDULED_TIME, 'must be a time such as 2026-04-05T06:20:00Z, or without a zone in local time'),
		v.check(existsInCalendar, 'must be a time that exists'),
		v.check((expression) => scheduledTime(expression) > now(), 'must be in the future'),
	);
	return v.strictObject({
		from: senderSchema,
		to: v.pipe(
			v.array(recipientSchema),
			v.minLength(1, 'must have at least one recipient'),
			v.maxLength(MAX_RECIPIENTS, 'must have at most 10,000 recipients'),
		),
		content: contentSchema,
		tags: v.optional(tagsSchema),
		schedule: v.optional(
			v.strictObject({
				sendAt: v.pipe(
					v.array(timeSchema),
					v.minLength(1, 'must have a time'),
					v.maxLength(MAX_SCHEDULED_TIMES, `must have at most ${MAX_SCHEDULED_TIMES} times`),
				),
			}),
		),
		ipPoolName: v.optional(ipPoolNameSchema),
	});
}

/** The schema of a send. */
export type SendSchema = ReturnType<typeof createSendSchema>;

/** A valid send. */
export type SendRequest = v.InferOutput<SendSchema>;

/** The answer to a send: where to follow it (guide, "What is an Operation?"). */
export const acceptedSchema = v.strictObject({operationId: v.string(), operationLocation: v.pipe(v.string(), v.url())});

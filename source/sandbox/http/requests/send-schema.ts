import * as v from 'valibot';
import {liquidError} from '../../mail/liquid.ts';
import {MAX_RECIPIENTS} from '../../world/world.ts';
import {existsInCalendar, scheduledTime} from './dates.ts';
import {objectOf, textOnly} from './objects.ts';
import {TagsSchema} from './tags-schema.ts';

const ADDRESS = /^[^\s@<>(),;:"[\]\\]+@[^\s@<>(),;:"[\]\\.]+(?:\.[^\s@<>(),;:"[\]\\.]+)+$/u;
const SCHEDULED_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?$/;
const MAX_SCHEDULED_TIMES = 10;

const AddressSchema = v.pipe(
	v.string(),
	v.maxLength(320, 'must be at most 320 characters long'),
	v.regex(ADDRESS, 'must be an email address such as jane@example.com'),
);
const NameSchema = v.pipe(v.string(), v.maxLength(256, 'must be at most 256 characters long'));
const NonEmptySchema = v.pipe(v.string(), v.nonEmpty('must not be empty'));
const asciiOnly = v.regex<string, string>(/^[\x20-\x7e]*$/, 'must have ASCII characters only');
const LiquidSchema = v.pipe(
	v.string(),
	v.check(
		(text) => liquidError(text) === undefined,
		({input}) => `is not valid Liquid: ${liquidError(String(input))}`,
	),
);

/** The live API requires a name, although the reference calls it optional, and refuses characters outside ASCII (observed live, B). */
const SenderSchema = v.strictObject({
	address: v.pipe(AddressSchema, asciiOnly),
	name: v.pipe(NameSchema, v.nonEmpty('must not be empty'), asciiOnly),
});

/** reference, A */
const RecipientSchema = v.strictObject({
	address: AddressSchema,
	name: v.optional(NameSchema),
	variables: v.optional(objectOf<unknown>(() => undefined)),
});

/** `cid` embeds an image: html refers to it by `cid:` (reference, A; observed live, B). */
const AttachmentSchema = v.strictObject({
	filename: NonEmptySchema,
	contentType: NonEmptySchema,
	content: v.pipe(v.string(), v.base64('must be base64')),
	cid: v.optional(NonEmptySchema),
});

/** html is required, too: a send with text only is a 400 (observed live, B). `headers` such as List-Unsubscribe (reference, A). */
const ContentSchema = v.strictObject({
	subject: v.pipe(LiquidSchema, v.nonEmpty('must not be empty')),
	html: v.pipe(LiquidSchema, v.nonEmpty('must not be empty')),
	text: v.optional(LiquidSchema),
	headers: v.optional(objectOf<string>(textOnly)),
	attachments: v.optional(v.array(AttachmentSchema)),
});

/** reference, A */
const IpPoolNameSchema = v.pipe(
	v.string(),
	v.minLength(2, 'must be at least 2 characters long'),
	v.maxLength(64, 'must be at most 64 characters long'),
);

/**
 * Makes the schema of a send, the body of `POST /Emails`, for a clock in epoch ms. It is strict: a misspelled field, or one that v1
 * does not have (`cc`, `bcc`, `replyTo`; reference, A), is an error.
 */
export function createSendSchema(now: () => number) {
	const TimeSchema = v.pipe(
		v.string(),
		v.regex(SCHEDULED_TIME, 'must be a time such as 2026-04-05T06:20:00Z, or without a zone in local time'),
		v.check(existsInCalendar, 'must be a time that exists'),
		v.check((expression) => scheduledTime(expression) > now(), 'must be in the future'),
	);
	return v.strictObject({
		from: SenderSchema,
		to: v.pipe(
			v.array(RecipientSchema),
			v.minLength(1, 'must have at least one recipient'),
			v.maxLength(MAX_RECIPIENTS, 'must have at most 10,000 recipients'),
		),
		content: ContentSchema,
		tags: v.optional(TagsSchema),
		schedule: v.optional(
			v.strictObject({
				sendAt: v.pipe(
					v.array(TimeSchema),
					v.minLength(1, 'must have a time'),
					v.maxLength(MAX_SCHEDULED_TIMES, `must have at most ${MAX_SCHEDULED_TIMES} times`),
				),
			}),
		),
		ipPoolName: v.optional(IpPoolNameSchema),
	});
}

/** The schema of a send. */
export type SendSchema = ReturnType<typeof createSendSchema>;

/** A valid send. */
export type SendRequest = v.InferOutput<SendSchema>;

/** The answer to a send: where to follow it (guide, "What is an Operation?"). */
export const AcceptedSchema = v.strictObject({operationId: v.string(), operationLocation: v.pipe(v.string(), v.url())});

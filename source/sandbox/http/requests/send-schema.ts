import * as v from 'valibot';
import {parseTemplate} from '../../mail/liquid.ts';
import {MAX_RECIPIENTS} from '../../world/world.ts';

const TAG_TEXT = /^(?:[a-zA-Z0-9._~-]|\{\{[^{}]*\}\}|\{%[^{}]*%\})+$/;
const TAG_MESSAGE = 'may hold letters, digits and . _ ~ - only (Liquid aside)';
const ADDRESS = /^[^\s@<>(),;:"[\]\\]+@[^\s@<>(),;:"[\]\\.]+(?:\.[^\s@<>(),;:"[\]\\.]+)+$/u;

const AddressSchema = v.pipe(
	v.string(),
	v.maxLength(320, 'must be at most 320 characters long'),
	v.regex(ADDRESS, 'must be an email address such as jane@example.com'),
);
const NameSchema = v.pipe(v.string(), v.maxLength(256, 'must be at most 256 characters long'));
const NonEmptySchema = v.pipe(v.string(), v.nonEmpty('must not be empty'));
const LiquidSchema = v.pipe(
	v.string(),
	v.check(
		(text) => liquidError(text) === undefined,
		({input}) => `is not valid Liquid: ${liquidError(String(input))}`,
	),
);

const RecipientSchema = v.strictObject({
	address: AddressSchema,
	name: v.optional(NameSchema),
	variables: v.optional(v.record(v.string(), v.unknown())),
});

const AttachmentSchema = v.strictObject({
	filename: NonEmptySchema,
	contentType: NonEmptySchema,
	content: v.pipe(v.string(), v.base64('must be base64')),
});

function tagText(most: number) {
	const tooLong = `must be at most ${most} characters long`;
	return v.pipe(
		LiquidSchema,
		v.nonEmpty('must not be empty'),
		v.maxLength(most, tooLong),
		v.regex(TAG_TEXT, TAG_MESSAGE),
	);
}

const TagsSchema = v.pipe(v.record(tagText(128), tagText(256)), v.maxEntries(10, 'must be at most 10 pairs'));

const MomentSchema = v.pipe(
	v.string(),
	v.regex(
		/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/,
		'must be a moment with a time zone, such as 2026-04-05T06:20:00Z',
	),
	v.check((text) => !Number.isNaN(Date.parse(text)), 'must be a moment that exists'),
);

/**
 * Makes the schema of a send, the body of `POST /Emails` (API reference), for a clock in epoch ms. It is strict: a misspelled
 * field is an error.
 */
export function createSendSchema(now: () => number) {
	const FutureSchema = v.pipe(
		MomentSchema,
		v.check((text) => Date.parse(text) > now(), 'must be in the future'),
	);
	return v.strictObject({
		from: v.strictObject({address: AddressSchema, name: v.optional(NameSchema)}),
		to: v.pipe(
			v.array(RecipientSchema),
			v.minLength(1, 'must have at least one recipient'),
			v.maxLength(MAX_RECIPIENTS, 'must have at most 10,000 recipients'),
		),
		content: v.strictObject({
			subject: v.pipe(LiquidSchema, v.nonEmpty('must not be empty')),
			html: v.pipe(LiquidSchema, v.nonEmpty('must not be empty')),
			text: v.optional(LiquidSchema),
			attachments: v.optional(v.array(AttachmentSchema)),
		}),
		tags: v.optional(TagsSchema),
		schedule: v.optional(
			v.strictObject({
				sendAt: v.pipe(
					v.array(FutureSchema),
					v.minLength(1, 'must have a moment'),
					v.maxLength(10, 'must have at most 10 moments'),
				),
			}),
		),
	});
}

/** The schema of a send. */
export type SendSchema = ReturnType<typeof createSendSchema>;

/** A valid send. */
export type SendRequest = v.InferOutput<SendSchema>;

/** The answer to a send: where to follow it (guide, "What is an Operation?"). */
export const AcceptedSchema = v.strictObject({operationId: v.string(), operationLocation: v.pipe(v.string(), v.url())});

function liquidError(text: string): string | undefined {
	try {
		parseTemplate(text);
		return undefined;
	} catch (error) {
		return error instanceof Error ? error.message.split('\n')[0] : String(error);
	}
}

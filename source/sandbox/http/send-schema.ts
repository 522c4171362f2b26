import * as v from 'valibot';
import {parseTemplate} from '../mail/liquid.ts';

/** At most this many recipients a send (Twilio's Email API overview). */
export const MOST_RECIPIENTS = 10_000;

/** At most this many bytes a send. */
export const MOST_BYTES = 5 * 1024 * 1024;

const TAG_TEXT = /^(?:[a-zA-Z0-9._~-]|\{\{[^{}]*\}\}|\{%[^{}]*%\})+$/;
const TAG_MESSAGE = 'may hold templates, digits and . _ ~ - only (Liquid aside)';
const ADDRESS = /^[^\s@<>(),;:"[\]\\]+@[^\s@<>(),;:"[\]\\.]+(?:\.[^\s@<>(),;:"[\]\\.]+)+$/u;

const AddressSchema = v.pipe(
	v.string(),
	v.maxLength(320, 'must be at most 320 characters long'),
	v.regex(ADDRESS, 'must be an email address such as jane@example.com'),
);
const NameSchema = v.pipe(v.string(), v.maxLength(256, 'must be at most 256 characters long'));
const FilledSchema = v.pipe(v.string(), v.nonEmpty('must not be empty'));
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
	filename: FilledSchema,
	contentType: FilledSchema,
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

/** The body of a send, `POST /Emails`, at the time of a clock in epoch ms: strict, so that a misspelled field is told and not ignored. */
export function createSendSchema(now: () => number) {
	const LaterSchema = v.pipe(
		MomentSchema,
		v.check((text) => Date.parse(text) > now(), 'must be in the future'),
	);
	return v.strictObject({
		from: v.strictObject({address: AddressSchema, name: v.optional(NameSchema)}),
		to: v.pipe(
			v.array(RecipientSchema),
			v.minLength(1, 'must have at least one recipient'),
			v.maxLength(MOST_RECIPIENTS, 'must have at most 10,000 recipients'),
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
					v.array(LaterSchema),
					v.minLength(1, 'must have a moment'),
					v.maxLength(10, 'must have at most 10 moments'),
				),
			}),
		),
	});
}

/** The schema of a send. */
export type SendSchema = ReturnType<typeof createSendSchema>;

/** A send that passed. */
export type SendRequest = v.InferOutput<SendSchema>;

/** The answer to a send: 202, with where to follow it. */
export const AcceptedSchema = v.strictObject({operationId: v.string(), operationLocation: v.pipe(v.string(), v.url())});

function liquidError(text: string): string | undefined {
	try {
		parseTemplate(text);
		return undefined;
	} catch (error) {
		return error instanceof Error ? error.message.split('\n')[0] : String(error);
	}
}

import * as v from 'valibot';
import {compact} from '../../../source/core/compact.ts';
import type {Email, Mailbox, Tag} from '../../../source/core/emails/email.ts';
import {statusText} from '../../../source/core/operation/status.ts';
import {isAttack} from '../../../source/core/text/neutralise.ts';
import {untrusted} from '../../../source/core/text/text.ts';

/*
 * An email as a schema reads it, field by field in declarations: the slow way, and the judge of the fast one.
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

const contentSchema = v.object({subject: text});

/** One email: in a list, or whole with its content. */
const emailSchema = v.object({
	id,
	status: v.fallback(v.string(), 'UNKNOWN'),
	from: lenient(mailboxSchema),
	to: lenient(recipientsSchema),
	content: lenient(contentSchema),
	tags: lenient(v.record(v.string(), v.fallback(v.string(), ''))),
	operationId: text,
	scheduledFor: time,
	createdAt: time,
	updatedAt: time,
	deletedAt: time,
	related: lenient(v.array(v.unknown())),
});

/** A value as JSON, without what is nested in it: that can be as deep as a stranger likes. */
function shallowJson(value: unknown): string {
	return JSON.stringify(value, (key, one: unknown) => (key !== '' && typeof one === 'object' ? undefined : one)) ?? '';
}

/** Something that an email is related to: a resource by its name and id, a mere text, or of another shape, which is kept as JSON. */
const relatedSchema = v.union([
	v.pipe(
		v.string(),
		v.transform((id) => ({name: undefined, id, uri: undefined})),
	),
	v.pipe(
		v.object({name: text, id: text, uri: text}),
		v.check(({name, id, uri}) => name !== undefined || id !== undefined || uri !== undefined),
	),
	v.pipe(
		v.unknown(),
		v.transform((value) => ({name: undefined, id: shallowJson(value), uri: undefined})),
	),
]);

/** A related resource that is an operation. */
const relatedOperationSchema = v.object({
	name: v.pipe(v.string(), v.toUpperCase(), v.literal('OPERATION')),
	id,
});

function mailbox(one: {address: string; name?: string | undefined}): Mailbox {
	return compact({address: untrusted(one.address), name: one.name === undefined ? undefined : untrusted(one.name)});
}

function tagsOf(record: Readonly<Record<string, string>> | undefined): readonly Tag[] {
	return Object.entries(record ?? {}).map(([key, value]) => ({key: untrusted(key), value: untrusted(value)}));
}

/** All that a row or its tags would show, in one piece. */
function textIn({id, status, from, to, content, tags}: v.InferOutput<typeof emailSchema>): string {
	const mailboxes = [...(from === undefined ? [] : [from]), ...(to ?? [])].flatMap(({address, name = ''}) => [
		address,
		name,
	]);
	return [id, status, content?.subject ?? '', ...mailboxes, ...Object.entries(tags ?? {}).flat()].join('\t');
}

const MOST_RELATED = 100;

/** A resource that an email is related to. */
type Related = v.InferOutput<typeof relatedSchema>;

function relatedTo({related = []}: v.InferOutput<typeof emailSchema>): readonly Related[] {
	return related.slice(0, MOST_RELATED).map((one) => v.parse(relatedSchema, one));
}

function isOperation({name, id}: Related): boolean {
	return id !== undefined && name?.toUpperCase() === 'OPERATION';
}

/** `OPERATION comms_operation_…` */
function relatedText({name, id, uri}: Related): string {
	return [name, id ?? uri].filter((part) => part !== undefined).join(' ');
}

/** Reads a value as an email; undefined if it is none. */
export function emailBySchema(value: unknown): Email | undefined {
	const {success, output} = v.safeParse(emailSchema, value);
	if (!success) return undefined;
	const subject = output.content?.subject;
	const isSuspicious = isAttack(textIn(output)) ? (true as const) : undefined;
	const related = relatedTo(output);
	const operationId = output.operationId ?? related.find(isOperation)?.id;
	return compact({
		isSuspicious,
		id: untrusted(output.id),
		status: statusText(output.status),
		from: output.from === undefined ? undefined : mailbox(output.from),
		to: (output.to ?? []).map(mailbox),
		subject: subject === undefined ? undefined : untrusted(subject),
		tags: tagsOf(output.tags),
		operationId: operationId === undefined ? undefined : untrusted(operationId),
		related: related.length === 0 ? undefined : related.map((one) => untrusted(relatedText(one))),
		scheduledFor: output.scheduledFor,
		createdAt: output.createdAt,
		updatedAt: output.updatedAt,
		deletedAt: output.deletedAt,
	});
}

/** Whether an email says that it belongs to another operation than this. */
export function isForeignBySchema(value: unknown, asked: string): boolean {
	const {operationId, related} = v.parse(emailSchema, value);
	const own = operationId ?? related?.map(relatedOperationId).find((id) => id !== undefined);
	return own !== undefined && own !== asked;
}

function relatedOperationId(one: unknown): string | undefined {
	const {success, output} = v.safeParse(relatedOperationSchema, one);
	return success ? output.id : undefined;
}

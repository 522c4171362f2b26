import type {Email, Mailbox, Tag} from '../../core/emails/email.ts';
import {statusText} from '../../core/operation/status.ts';
import {isAttack} from '../../core/text/neutralise.ts';
import {type Untrusted, untrusted} from '../../core/text/text.ts';
import {readRelations} from './decode-related.ts';
import {type JsonObject, readObject, readText, readTime} from './read-json.ts';
import type {SharedTexts} from './shared-texts.ts';

type Mutable<T> = {-readonly [Key in keyof T]: T[Key]};

/**
 * Reads one email without its bodies, in either documented shape: missing and impossible values become absent. Undefined if it has no id. The
 * emails of a list mostly have sender, subject and tags in common: `shared` keeps those once; `own` wraps what is each email's own.
 */
export function decodeEmail(
	item: JsonObject,
	shared: SharedTexts = untrusted,
	own: SharedTexts = untrusted,
): Email | undefined {
	const {id, status, content, tags, operationId, scheduledFor, createdAt, updatedAt, deletedAt} = item;
	if (typeof id !== 'string' || id === '') return undefined;
	const relations = readRelations(item);
	const from = readMailbox(item.from, shared);
	const subject = readText(readObject(content)?.subject);
	const email: Mutable<Email> = {
		id: own(id),
		status: statusText(typeof status === 'string' ? status : 'UNKNOWN'),
		to: readRecipients(item.to, own),
		tags: readTags(tags, shared),
	};
	if (from !== undefined) email.from = from;
	if (subject !== undefined) email.subject = shared(subject);
	const operation = readText(operationId) ?? relations.operationId;
	if (operation !== undefined) email.operationId = shared(operation);
	if (relations.texts.length > 0) email.related = relations.texts.map(shared);
	setTime(email, 'scheduledFor', scheduledFor);
	setTime(email, 'createdAt', createdAt);
	setTime(email, 'updatedAt', updatedAt);
	setTime(email, 'deletedAt', deletedAt);
	if (hasAttack(email)) email.isSuspicious = true;
	return email;
}

type TimeField = 'scheduledFor' | 'createdAt' | 'updatedAt' | 'deletedAt';

function setTime(email: Mutable<Email>, field: TimeField, value: unknown): void {
	const time = readTime(value);
	if (time !== undefined) email[field] = time;
}

/** Reads an address with or without a name, if any. */
export function readMailbox(value: unknown, shared: SharedTexts = untrusted): Mailbox | undefined {
	if (typeof value === 'string') return {address: shared(value)};
	const {address, name} = readObject(value) ?? {};
	if (typeof address !== 'string') return undefined;
	return typeof name === 'string' ? {address: shared(address), name: shared(name)} : {address: shared(address)};
}

/** One recipient or several; those without an address are skipped. */
function readRecipients(value: unknown, own: SharedTexts): readonly Mailbox[] {
	const all: readonly unknown[] = Array.isArray(value) ? value : [value];
	return all.flatMap((one) => readMailbox(one, own) ?? []);
}

/** Names that every object has, so that no tag can have them. */
const RESERVED: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor']);
const NO_TAGS: readonly Tag[] = [];

function readTags(value: unknown, shared: SharedTexts): readonly Tag[] {
	const record = readObject(value);
	if (record === undefined) return NO_TAGS;
	const names = Object.keys(record).filter((name) => !RESERVED.has(name));
	return names.map((name) => ({key: shared(name), value: shared(readText(record[name]) ?? '')}));
}

/** Whether any text that a row or its tags would show is an attack. */
function hasAttack({id, status, from, to, subject, tags}: Email): boolean {
	return (
		isHostile(id) ||
		isHostile(status) ||
		(subject !== undefined && isHostile(subject)) ||
		(from !== undefined && isHostileMailbox(from)) ||
		to.some(isHostileMailbox) ||
		tags.some(({key, value}) => isHostile(key) || isHostile(value))
	);
}

function isHostileMailbox({address, name}: Mailbox): boolean {
	return isHostile(address) || (name !== undefined && isHostile(name));
}

/** A text that can be shown unchanged is not an attack, and that check is cheap. */
function isHostile({raw, safe}: Untrusted): boolean {
	return raw !== safe && isAttack(raw);
}

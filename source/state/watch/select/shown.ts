import type {Email} from '../../../core/emails/email.ts';
import {maskEmail, maskUntrusted} from '../../../core/emails/mask.ts';
import {createTextMask, maskAddressesIn, type TextMask} from '../../../core/emails/mask-text.ts';
import type {Untrusted} from '../../../core/text/text.ts';
import type {State} from '../state.ts';

/** Turns a state, or a part of one, into what may be shown, copied and written. */
export type Mask = <Part extends Pick<State, 'isMasked'>>(part: Part) => Part;

/**
 * Makes the mask for one reader of a state. While recipients are hidden, no field of what it gives names one: a reader of the
 * state through it cannot forget to mask a field, including those added later. Ids, page tokens and what the user typed stay as they are.
 * It remembers what it has masked: an object that has not changed is masked to the same object, so that nothing is drawn twice.
 */
export function createMask(): Mask {
	const maskValue = createMasker(maskAddressesIn);
	return (part) => (part.isMasked ? maskValue(part) : part);
}

/** Masks a state, or a part of one, once. */
export function shownState<Part extends Pick<State, 'isMasked'>>(part: Part): Part {
	return createMask()(part);
}

/** Masks an email that is copied or written, where recipients are hidden. */
export function shownEmail<One extends Email>({isMasked}: Pick<State, 'isMasked'>, email: One): One {
	return isMasked ? maskWholeEmail(email) : email;
}

/** Not about people, or typed by the user; but for the reasons of a filter, which are the server's words. */
const KEPT: ReadonlySet<unknown> = new Set([
	'id',
	'anchor',
	'token',
	'next',
	'operationId',
	'filter',
	'line',
	'find',
	'matches',
	// Filters are made of it; it is never shown.
	'ownReason',
]);

type Masker = <Value>(value: Value) => Value;

/** Masks whole values. In a state the same object is the same value, so each object is masked once. */
function createMasker(mask: TextMask): Masker {
	const masked = new WeakMap<object, object>();

	function maskValue(value: unknown): unknown {
		if (typeof value === 'string') return mask(value);
		if (typeof value !== 'object' || value === null) return value;
		const result = masked.get(value) ?? maskObject(value);
		masked.set(value, result);
		masked.set(result, result);
		return result;
	}

	function maskObject(value: object): object {
		if (isEmail(value)) return maskWholeEmail(value);
		if (isUntrusted(value)) return maskUntrusted(value, mask);
		// What belongs to an email, its body above all, can name its recipients too.
		if ('email' in value && isEmail(value.email))
			return {
				...createMasker(createTextMask(value.email.to))({...value, email: undefined}),
				email: maskValue(value.email),
			};
		// Sets hold ids.
		if (value instanceof Set) return value;
		if (value instanceof Map) return changedOr(value, [...value], (entries) => new Map(entries));
		const rebuild = Array.isArray(value) ? listOf : Object.fromEntries;
		return changedOr(value, Object.entries(value), rebuild);
	}

	function changedOr(value: object, entries: Entries, rebuild: (entries: Entries) => object): object {
		const changed = entries.map(([key, one]) => [key, maskField(key, one)] as const);
		return changed.some(([, one], index) => one !== entries[index]?.[1]) ? rebuild(changed) : value;
	}

	function maskField(key: unknown, value: unknown): unknown {
		if (!KEPT.has(key)) return maskValue(value);
		if (key !== 'filter' || typeof value !== 'object' || value === null || !('reasons' in value)) return value;
		const reasons = maskValue(value.reasons);
		return reasons === value.reasons ? value : {...value, reasons};
	}

	return <Value>(value: Value) => maskValue(value) as Value;
}

/** What {@link maskEmail} sees to, and what is not about people. */
const KNOWN_FIELDS: ReadonlySet<string> = new Set([
	'id',
	'status',
	'from',
	'to',
	'subject',
	'tags',
	'operationId',
	'related',
]);

/** An email with every field masked, including fields added later. */
function maskWholeEmail<One extends Email>(email: One): One {
	const others = Object.entries(email).filter(
		([key, value]) => !KNOWN_FIELDS.has(key) && (typeof value === 'object' || typeof value === 'string'),
	);
	return {
		...maskEmail(email),
		...(others.length === 0 ? {} : createMasker(createTextMask(email.to))(Object.fromEntries(others))),
	};
}

type Entries = readonly (readonly [string, unknown])[];

function listOf(entries: Entries): readonly unknown[] {
	return entries.map(([, value]) => value);
}

function isEmail(value: unknown): value is Email {
	return typeof value === 'object' && value !== null && 'id' in value && 'to' in value && 'status' in value;
}

function isUntrusted(value: object): value is Untrusted {
	return 'raw' in value && 'safe' in value;
}

import type {Email} from '../../../core/emails/email.ts';
import {maskEmail, maskUntrusted} from '../../../core/emails/mask.ts';
import {createTextMask, maskAddressesIn, type TextMask} from '../../../core/emails/mask-text.ts';
import type {Untrusted} from '../../../core/text/text.ts';
import type {State} from '../state.ts';

/**
 * The state as it may be shown, copied and written. While recipients are masked that is a state in which no field names one:
 * whoever reads the state here cannot forget the mask, fields that are added later included. Ids, page tokens
 * and what the watcher typed stay as they are. What has not changed is the same object as before, so that nothing is drawn twice.
 */
export function shownState(state: State): State {
	return state.isMasked ? masked(state) : state;
}

/** An email as it may be shown, copied and written. */
export function shownEmail({isMasked}: Pick<State, 'isMasked'>, email: Email): Email {
	return isMasked ? masked(email) : email;
}

/** Not about people, or typed by the watcher. */
const KEPT: ReadonlySet<unknown> = new Set(['id', 'anchor', 'token', 'next', 'operationId', 'filter', 'line', 'find']);

const ORIGINALS = new WeakMap<Email, Email>();

/** The email behind one that is shown masked: who looks for a recipient finds them, though they stay hidden. Never to be shown. */
export function originalOf(email: Email): Email {
	return ORIGINALS.get(email) ?? email;
}

type Masker = <Value>(value: Value) => Value;

const masked = createMasker(maskAddressesIn);

/** Masks whole values, and remembers what became of each object in them: in the state the same object is the same value. */
function createMasker(mask: TextMask): Masker {
	const known = new WeakMap<object, object>();

	function maskValue(value: unknown): unknown {
		if (typeof value === 'string') return mask(value);
		if (typeof value !== 'object' || value === null) return value;
		const result = known.get(value) ?? maskObject(value);
		known.set(value, result);
		known.set(result, result);
		return result;
	}

	function maskObject(value: object): object {
		if (isEmail(value)) return maskWholeEmail(value);
		if (isUntrusted(value)) return maskUntrusted(value, mask);
		// What goes with an email, its body above all, can name its recipients too.
		if ('email' in value && isEmail(value.email))
			return {
				...createMasker(createTextMask(value.email.to))({...value, email: undefined}),
				email: masked(value.email),
			};
		// Sets hold ids.
		if (value instanceof Set) return value;
		if (value instanceof Map) return changedOr(value, [...value], (entries) => new Map(entries));
		const rebuild = Array.isArray(value) ? listOf : Object.fromEntries;
		return changedOr(value, Object.entries(value), rebuild);
	}

	function changedOr(value: object, entries: Entries, rebuild: (entries: Entries) => object): object {
		const changed = entries.map(([key, one]) => [key, KEPT.has(key) ? one : maskValue(one)] as const);
		return changed.some(([, one], index) => one !== entries[index]?.[1]) ? rebuild(changed) : value;
	}

	return <Value>(value: Value) => maskValue(value) as Value;
}

/** What {@link maskEmail} sees to, and what is not about people. */
const KNOWN_FIELDS: ReadonlySet<string> = new Set(['id', 'status', 'from', 'to', 'subject', 'tags', 'operationId']);

/** An email with every field masked, also those that it has got since. */
function maskWholeEmail(email: Email): Email {
	const others = Object.entries(email).filter(
		([key, value]) => !KNOWN_FIELDS.has(key) && (typeof value === 'object' || typeof value === 'string'),
	);
	const masked = {
		...maskEmail(email),
		...(others.length === 0 ? {} : createMasker(createTextMask(email.to))(Object.fromEntries(others))),
	};
	ORIGINALS.set(masked, originalOf(email));
	return masked;
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

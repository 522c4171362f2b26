import type {Press} from '../../core/input.ts';
import type {Situation} from './context.ts';
import type {Context, KeyEntry} from './key-entry.ts';
import {isTextKey} from './key-names.ts';

/** Where to look up a key that means nothing in a state itself. */
const FALLBACKS: Partial<Record<Context, readonly Context[]>> = {
	'spoken-board': ['board'],
	details: ['list'],
	replay: ['list'],
	'replay-details': ['details', 'replay', 'list'],
	triage: ['details'],
	'replay-triage': ['triage', 'details', 'replay'],
	find: ['list'],
	'find-details': ['find', 'details', 'list'],
	'find-replay': ['find', 'replay', 'list'],
	'find-replay-details': ['find', 'details', 'replay', 'list'],
};

/** Where a character is text, and no key. */
const TYPED: readonly Context[] = ['prompt', 'help-filter'];

/** The entry that a key has in a context, if any. */
export function entryFor<Entry extends KeyEntry>(
	key: string,
	context: Context,
	table: readonly Entry[],
): Entry | undefined {
	if (TYPED.includes(context) && isTextKey(key)) return undefined;
	for (const place of placesOf(context)) {
		const found = table.find(({keys, contexts}) => contexts.includes(place) && keys.includes(key));
		if (found !== undefined) return found;
	}
	return undefined;
}

/** A full-width form of an ASCII character, as an input method types it; the space between ideographs is one, too. */
const FULL_WIDTH = /^[\uFF01-\uFF5E\u3000]$/u;

/**
 * The names of a key, the one that comes first first: what it is, then what it is in half width, then what is in its place on a Latin
 * keyboard.
 */
export function namesOf({name, position}: Press): readonly string[] {
	return [
		name,
		...(FULL_WIDTH.test(name) ? [name.normalize('NFKC')] : []),
		...(position === undefined ? [] : [position]),
	];
}

/** The entry that a press has in a context, if any. */
export function entryOf<Entry extends KeyEntry>(
	press: Press,
	context: Context,
	table: readonly Entry[],
): Entry | undefined {
	for (const name of namesOf(press)) {
		const found = entryFor(name, context, table);
		if (found !== undefined) return found;
	}
	return undefined;
}

/** The keys of an entry that do what it says here: none of them where it can do nothing, or where all mean something else. */
export function keysHere(entry: KeyEntry, situation: Situation, table: readonly KeyEntry[]): readonly string[] {
	if (entry.disabledReason?.(situation) !== undefined) return [];
	const letters = [...(situation.letters ?? '')];
	return entry.keys.filter((key) => !letters.includes(key) && entryFor(key, situation.context, table) === entry);
}

/** Whether a command can do something here: one of its keys leads to it, or it has no key but belongs here. */
export function worksHere(entry: KeyEntry, situation: Situation, table: readonly KeyEntry[]): boolean {
	if (entry.keys.length > 0) return keysHere(entry, situation, table).length > 0;
	const isAble = entry.disabledReason?.(situation) === undefined;
	return isAble && placesOf(situation.context).some((place) => entry.contexts.includes(place));
}

function placesOf(context: Context): readonly Context[] {
	return [context, ...(FALLBACKS[context] ?? [])];
}

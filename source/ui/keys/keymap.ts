import type {Binding, CommandName, Context} from './bindings/binding.ts';
import {DETAILS_KEYS} from './bindings/details.ts';
import {FAILURES_KEYS} from './bindings/failures.ts';
import {FILTERING_KEYS} from './bindings/filtering.ts';
import {HANDING_OVER_KEYS} from './bindings/handing-over.ts';
import {LINES_AND_MENUS_KEYS} from './bindings/lines-and-menus.ts';
import {MOVING_KEYS} from './bindings/moving.ts';
import {POLLING_KEYS} from './bindings/polling.ts';
import {READING_KEYS} from './bindings/reading.ts';
import {REPLAY_KEYS} from './bindings/replay.ts';
import {WHOLE_APP_KEYS} from './bindings/whole-app.ts';

export type {Binding, CommandName, Context} from './bindings/binding.ts';

/** Every key of sendwatch, in the order in which the help and the README tell them. */
export const KEYMAP: readonly Binding[] = [
	...MOVING_KEYS,
	...FILTERING_KEYS,
	...DETAILS_KEYS,
	...READING_KEYS,
	...FAILURES_KEYS,
	...HANDING_OVER_KEYS,
	...POLLING_KEYS,
	...WHOLE_APP_KEYS,
	...LINES_AND_MENUS_KEYS,
	...REPLAY_KEYS,
];

/** What asks the server: a replay has none to ask. */
const NOT_IN_REPLAY: ReadonlySet<CommandName> = new Set([
	'tags',
	'statuses',
	'failures-only',
	'dates',
	'clear-filter',
	'refresh',
]);

/** Whether a command can do something in a replay. */
export function worksInReplay(command: CommandName): boolean {
	return !NOT_IN_REPLAY.has(command);
}

/** Where a key is looked up that has no meaning of its own there. */
const FALLBACKS: Partial<Record<Context, readonly Context[]>> = {
	details: ['list'],
	replay: ['list'],
	help: ['overlay'],
	'replay-details': ['details', 'replay', 'list'],
};

function bindingOf(key: string, context: Context, keymap: readonly Binding[]): Binding | undefined {
	for (const place of [context, ...(FALLBACKS[context] ?? [])]) {
		const found = keymap.find(({keys, contexts}) => contexts.includes(place) && keys.includes(key));
		if (found !== undefined) return found;
	}
	return undefined;
}

/** The command that a key has in a context, if any. */
export function commandFor(
	key: string,
	context: Context,
	keymap: readonly Binding[] = KEYMAP,
): CommandName | undefined {
	return bindingOf(key, context, keymap)?.command;
}

/** Whether a binding does something in a context: one of its keys leads to it, or it has none but belongs there. */
export function worksIn(binding: Binding, context: Context, keymap: readonly Binding[] = KEYMAP): boolean {
	const {command, keys, contexts} = binding;
	const isReplay = context === 'replay' || context === 'replay-details';
	if (isReplay && !worksInReplay(command)) return false;
	if (keys.length === 0) return [context, ...(FALLBACKS[context] ?? [])].some((place) => contexts.includes(place));
	return keys.some((key) => bindingOf(key, context, keymap) === binding);
}

/** The hints for the footer, the most important first: of the keys that do something there. */
export function footerHints(
	context: Context,
	keymap: readonly Binding[] = KEYMAP,
): readonly {readonly keys: string; readonly label: string; readonly rank: number}[] {
	return keymap.flatMap((binding) =>
		binding.footer !== undefined && binding.keys.length > 0 && worksIn(binding, context, keymap)
			? [binding.footer]
			: [],
	);
}

import fc from 'fast-check';
import {KEYMAP} from '../../../source/ui/keys/keymap.ts';
import {COMMAND_NAMES, COMMANDS, type CommandName, type KeyOverrides} from '../../../source/ui/keys/names.ts';
import {CONTROLS, LETTERS} from './seen-keys.ts';

/** How keys are given out: the letters in what order, to which commands none, and to which a key that also a command of the list has. */
type Deal = {
	readonly order: readonly number[];
	readonly silent: readonly CommandName[];
	readonly sharing: readonly CommandName[];
};

const IN_ORDER: Deal = {order: [...LETTERS.keys()], silent: [], sharing: []};
const contextsOf = (command: CommandName) => KEYMAP.find((entry) => entry.command === command)?.contexts ?? [];
const OF_LIST = COMMAND_NAMES.filter((command) => contextsOf(command).join() === 'list');
const NEVER_ON_LIST: readonly CommandName[] = [
	...COMMANDS.details.slice(1),
	...COMMANDS.replay,
	'choose',
	'run',
	'mark-item',
];

/** Puts every command on a key that no command has otherwise; only `interrupt` keeps its own. */
function overridesFrom({order, silent, sharing}: Deal): KeyOverrides {
	const letters = order.flatMap((index) => LETTERS[index] ?? []);
	const controls = [...CONTROLS];
	const keys = new Map<CommandName, string | undefined>();
	for (const command of COMMAND_NAMES.filter((name) => name !== 'interrupt'))
		keys.set(command, contextsOf(command).includes('prompt') ? controls.pop() : letters.pop());
	for (const [index, command] of sharing.entries()) keys.set(command, keys.get(OF_LIST[index] ?? 'tags'));
	for (const command of silent) keys.set(command, undefined);
	keys.delete('interrupt');
	return Object.fromEntries([...keys].map(([command, key]) => [command, key === undefined ? [] : [key]]));
}

/** Every command on another key, in any order. */
export const remaps = fc
	.record({
		order: fc.shuffledSubarray([...LETTERS.keys()], {minLength: LETTERS.length}),
		silent: fc.subarray([...COMMAND_NAMES], {maxLength: 8}),
		sharing: fc.shuffledSubarray([...NEVER_ON_LIST]),
	})
	.map(overridesFrom);

/** Every command on another key, in the order of the commands. */
export const ALL_REMAPPED = overridesFrom(IN_ORDER);

import type {Actions} from '../../actions.ts';
import type {KeyEntry} from '../key-entry.ts';
import {COMMANDS, type CommandIn, type Group} from '../names.ts';

/** One key, whole: what people read of it, and what it does. Handler, footer, help, menus, README, man page and every sentence read it. */
export type Binding = KeyEntry & {readonly run: (actions: Actions) => void};

/** The bindings of one group. */
export type Bindings<Name extends Group> = readonly (Binding & {readonly command: CommandIn<Name>})[];

/** Makes the bindings of a group, in the order of its names; each command of the group has to have an entry. */
export function bindingsOf<Name extends Group>(
	group: Name,
	entries: Readonly<Record<CommandIn<Name>, Omit<Binding, 'command' | 'group'>>>,
): Bindings<Name> {
	const commands: readonly CommandIn<Name>[] = COMMANDS[group];
	return commands.map((command) => ({command, group, ...entries[command]}));
}

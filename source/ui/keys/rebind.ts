import type {Binding, CommandName, Context} from './keymap.ts';

/** The keys that a person gave to commands, by their names in the key table. */
export type KeyOverrides = Readonly<Partial<Record<CommandName, readonly string[]>>>;

/** Two commands with one key in one place: only the first would ever be reached. */
export type Conflict = {
	readonly key: string;
	readonly context: Context;
	readonly commands: readonly [CommandName, CommandName];
};

const SHOWN: Readonly<Record<string, string>> = {
	up: '↑',
	down: '↓',
	left: '←',
	right: '→',
	pageup: 'PgUp',
	pagedown: 'PgDn',
	home: 'Home',
	end: 'End',
	enter: '⏎',
	escape: 'Esc',
	tab: 'Tab',
	backspace: '⌫',
	delete: 'Del',
	' ': '␣',
};

const ALIASES: Readonly<Record<string, string>> = {
	esc: 'escape',
	return: 'enter',
	space: ' ',
	pgup: 'pageup',
	pgdn: 'pagedown',
	del: 'delete',
};

/** The name of a key as the key table has it (`Ctrl-X` → `ctrl-x`, `space` → ` `); undefined for what is no key. */
export function keyName(text: string): string | undefined {
	const lower = text.toLowerCase();
	const name = ALIASES[lower] ?? lower;
	if (Object.hasOwn(SHOWN, name) || /^ctrl-[a-z]$/u.test(name)) return name;
	return /^[\P{C}]$/u.test(text) ? text : undefined;
}

/** How a key is written for people. */
export function shownKey(name: string): string {
	return SHOWN[name] ?? (name.startsWith('ctrl-') ? `^${name.slice(5).toUpperCase()}` : name);
}

/** Whether a key types something, so that it is no command where a line is being typed. */
export function isText(name: string): boolean {
	return name === ' ' || shownKey(name) === name;
}

/** Hints of the footer that stand for two commands, in the order in which they name them. */
const TOGETHER: Readonly<Partial<Record<CommandName, readonly [CommandName, CommandName]>>> = {
	'move-down': ['move-up', 'move-down'],
	'next-page': ['next-page', 'previous-page'],
	'replay-faster': ['replay-faster', 'replay-slower'],
};

/** The key table with some commands on other keys; what people read of them follows. */
export function rebind(keymap: readonly Binding[], requests: KeyOverrides): readonly Binding[] {
	const rebound = keymap.map((binding) => {
		const keys = requests[binding.command];
		return keys === undefined ? binding : {...binding, keys, shown: keys.map(shownKey).join(' ')};
	});
	const firstKey = (command: CommandName) =>
		shownKey(rebound.find((binding) => binding.command === command)?.keys[0] ?? '');
	return rebound.map(({footer, ...binding}) => {
		if (footer === undefined) return binding;
		const named = TOGETHER[binding.command] ?? [binding.command];
		if (named.every((command) => requests[command] === undefined)) return {...binding, footer};
		const keys = named.map(firstKey).filter(Boolean).join(' ');
		return keys === '' ? binding : {...binding, footer: {...footer, keys}};
	});
}

/** The keys that two commands have in one place. */
export function conflictsIn(keymap: readonly Binding[]): readonly Conflict[] {
	const owners = new Map<string, CommandName>();
	const conflicts: Conflict[] = [];
	for (const {command, keys, contexts} of keymap)
		for (const context of contexts)
			for (const key of keys) {
				const owner = owners.get(`${context} ${key}`);
				if (owner !== undefined && owner !== command) conflicts.push({key, context, commands: [owner, command]});
				owners.set(`${context} ${key}`, command);
			}
	return conflicts;
}

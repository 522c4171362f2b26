import {expect, test} from 'vitest';
import {COMMANDS, type CommandSpec} from '../../source/command-line/commands.ts';
import {KEYMAP} from '../../source/ui/keys/keymap.ts';
import {builtInKeysOn} from '../ui/keys/seen-keys.ts';

/** Signs that are keys of the app, but mean something else on a command line: standard input, and the parts of a path. */
const SHELL_SIGNS: ReadonlySet<string> = new Set(['-', '/']);

test.each(Object.entries<CommandSpec>(COMMANDS))(
	'the help of %s names no key, as the keys may be other ones',
	(_, {help, notes}) => {
		const text = [...help, ...notes].join('\n');
		expect(builtInKeysOn(text, KEYMAP).filter((sign) => !SHELL_SIGNS.has(sign))).toEqual([]);
		expect(text).not.toMatch(/space bar/iu);
	},
);

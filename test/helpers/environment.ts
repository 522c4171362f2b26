import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {CANARY} from './canary.ts';

/** Variables for a program: `undefined` takes one away. */
export type Environment = Readonly<Record<string, string | undefined>>;

// What a test runner, a CI service or the terminal around us would leak into the program.
const unwanted = new RegExp(
	[
		'^(TWILIO|SENDWATCH|INK|VITEST|LC|XDG|npm)_',
		'^(CI|CONTINUOUS_INTEGRATION|NO_COLOR|FORCE_COLOR|COLUMNS|LINES|LANGUAGE|DEV|TEST|TZ|EDITOR|PAGER)$',
		'^(NODE_ENV|NODE_OPTIONS|NODE_V8_COVERAGE|NODE_DISABLE_COMPILE_CACHE|LESS.*|TMUX.*|STY|TERMCAP|TERM_PROGRAM.*)$',
		'^(HTTPS?|ALL|NO)_PROXY$',
	].join('|'),
	'i',
);

const asAtTheTerminal: Environment = {
	TERM: 'xterm-256color',
	COLORTERM: 'truecolor',
	LANG: process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8',
	...CANARY,
};

/** What a person at a terminal has around the program, in a home of its own, with credentials that are obviously fake. */
export function userEnvironment(home: string, changes: Environment = {}): Record<string, string> {
	const inherited = Object.entries(process.env).filter(([name]) => !unwanted.test(name));
	const all = {...Object.fromEntries(inherited), ...asAtTheTerminal, HOME: home, ...changes};
	return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** A fresh, empty home, so that no program reads or writes the settings of whoever runs the tests. */
export function temporaryHome(): {readonly path: string; readonly remove: () => void} {
	const path = mkdtempSync(join(tmpdir(), 'sendwatch-home-'));
	return {path, remove: () => rmSync(path, {recursive: true, force: true})};
}

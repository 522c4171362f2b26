import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {staticClosure} from '../../build/chunks.ts';

/** The files of the bundle that a file of it imports statically. */
function importsOf(file: string): readonly string[] {
	const code = readFileSync(new URL(`../../dist/${file}`, import.meta.url), 'utf8');
	return [...code.matchAll(/(?:from|import)"\.\/(?<name>[\w-]+\.js)"/gu)].flatMap(({groups}) => groups?.name ?? []);
}

const COMMANDS = ['wait', 'emails', 'operations', 'report', 'doctor', 'help', 'completion', 'history', 'sandbox'];
/** These draw, too, but only after they have set the colours. */
const SCREENS = ['demo', 'watch', 'watch-operation', 'replay', 'run-board'];

test.each(['main', ...COMMANDS, ...SCREENS])('%s loads nothing that draws by itself', (command) => {
	expect([...staticClosure(`${command}.js`, importsOf)]).not.toContain('screen.js');
});

test('the board is drawn by what the screen is drawn by', () => {
	expect([...staticClosure('open-board.js', importsOf)]).toContain('screen.js');
});

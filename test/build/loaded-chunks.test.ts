import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {staticClosure} from '../../build/chunks.ts';

/** The files of the bundle that a file of it imports statically. */
function importsOf(file: string): readonly string[] {
	const code = readFileSync(new URL(`../../dist/${file}`, import.meta.url), 'utf8');
	return [...code.matchAll(/(?:from|import)"\.\/(?<name>[\w-]+\.js)"/gu)].flatMap(({groups}) => groups?.name ?? []);
}

test.each(['main', 'wait', 'emails', 'operations', 'report', 'doctor', 'help', 'completion', 'history', 'watch'])(
	'%s loads nothing that draws',
	(command) => {
		expect([...staticClosure(`${command}.js`, importsOf)]).not.toContain('screen.js');
	},
);

test('the board is drawn by what the screen is drawn by', () => {
	expect([...staticClosure('open-board.js', importsOf)]).toContain('screen.js');
});

import {describe, expect, test} from 'vitest';
import {PALETTES} from '../../source/ui/theme/palette.ts';
import type {Environment} from '../helpers/environment.ts';
import type {Colour} from '../helpers/screen.ts';
import {openTerminalHere, type Terminal} from '../helpers/terminal.ts';

describe('two hundred resizes in a row, down to a single cell and up to 500×200', () => {
	test('leave the right frame', async () => {
		await using terminal = openTerminalHere({args: ['demo', '--recipients', '60']});
		await terminal.sees(/1–(?:19|20) of 60/u);
		for (let turn = 0; turn < 200; turn += 1) {
			const [columns, rows] =
				turn % 10 === 0 ? (turn % 20 === 0 ? [1, 1] : [500, 200]) : [20 + ((turn * 37) % 160), 3 + ((turn * 13) % 50)];
			terminal.resize(columns, rows);
		}
		terminal.resize(100, 30);
		await terminal.sees(/^ {2}[●▲✗✓] [A-Z ]+ {2}[\s\S]*…\w{7}[\s\S]*1–(?:19|20) of 60 · page 1[\s\S]*q quit$/u);
		await terminal.press('q');
		expect(await terminal.exited).toEqual({code: 0, signal: null});
	});
});

describe('colours come from the palette, in as many as the terminal has', () => {
	const paints = Object.values(PALETTES.dark);
	test.each<readonly [string, Environment, readonly string[], readonly Colour[]]>([
		['truecolor', {}, [], paints.map(({hex}) => hex)],
		['256', {COLORTERM: undefined}, [], paints.map(({index}) => index)],
		['16, readable on any background', {COLORTERM: undefined, TERM: 'xterm'}, [], [3, 6, 9]],
		['16 by choice', {}, ['--theme', '16'], [3, 6, 9]],
	])('%s', async (_, env, args, allowed) => {
		await using terminal = openTerminalHere({
			args: ['demo', '--scenario', 'provider-outage', '--recipients', '60', '--speed', '60', ...args],
			env,
		});
		await terminal.sees(/✗ FAILED/u);
		const colours = new Set(terminal.cells().flatMap((row) => row.flatMap(({fg, bg}) => [fg, bg])));
		expect(colours.size).toBeGreaterThan(2);
		expect([...colours].filter((colour) => colour !== 'default' && !allowed.includes(colour))).toEqual([]);
	});
});

describe('where nobody can look or press a key', () => {
	test.each([
		['TERM=dumb', {TERM: 'dumb'}],
		['CI', {CI: 'true'}],
		['an empty CI', {CI: ''}],
		['CONTINUOUS_INTEGRATION', {CONTINUOUS_INTEGRATION: '1'}],
	])('%s: not one control byte', async (_, env) => {
		await using terminal = openTerminalHere({
			args: ['demo', '--recipients', '3', '--duration', '1', '--interval', '0.5'],
			env,
		});
		expect(await terminal.exited).toMatchObject({code: 0});
		expect(Buffer.from(terminal.bytes()).toString('utf8')).not.toContain('\u001B');
		expect(terminal.normalScreen()).toContain('COMPLETED 100 %, 3 of 3');
	});

	test.each([
		['CI', 'false'],
		['CI', '0'],
		['CONTINUOUS_INTEGRATION', 'false'],
	])('%s=%s says that somebody can', async (name, value) => {
		await using terminal = openTerminalHere({args: ['demo', '--recipients', '60'], env: {[name]: value}});
		await terminal.sees(/1–(?:19|20) of 60/u);
	});

	test.each([
		['NO_COLOR', {NO_COLOR: '1'}, []],
		['--no-color', {}, ['--no-color']],
	])('%s: no colour', async (_, env, args) => {
		await using terminal = openTerminalHere({args: ['demo', '--recipients', '60', ...args], env});
		await terminal.sees(/1–(?:19|20) of 60/u);
		const colours = terminal.cells().flatMap((row) => row.flatMap(({fg, bg}) => [fg, bg]));
		expect(new Set(colours)).toEqual(new Set(['default']));
	});

	const onlyAscii = ({bytes}: Terminal) => expect(Buffer.from(bytes()).toString('utf8')).toMatch(/^\p{ASCII}*$/u);

	test('LANG=C: ASCII on its own, on the screen and in plain lines, whatever the mails say', async () => {
		const env = {LANG: 'C'};
		await using screen = openTerminalHere({args: ['demo', '--scenario', 'unicode', '--recipients', '60'], env});
		await screen.sees('1-20 of 60');
		await screen.press('q');
		await screen.exited;
		onlyAscii(screen);
		const args = ['demo', '--recipients', '3', '--duration', '1', '--interval', '0.5'];
		await using lines = openTerminalHere({args, env: {...env, CI: 'true'}});
		expect(await lines.exited).toMatchObject({code: 0});
		onlyAscii(lines);
	});

	// What is drawn on the screen in these: test/e2e/settings.test.ts.
	test.each([
		['the Linux console', {TERM: 'linux'}],
		['LANG=C', {LANG: 'C'}],
		['LC_ALL=POSIX', {LC_ALL: 'POSIX'}],
		['a locale of Latin-1', {LC_ALL: 'de_DE.ISO-8859-1'}],
		['LC_CTYPE of Latin-9', {LC_CTYPE: 'fr_FR.iso885915@euro'}],
	])('%s: ASCII on its own, in help and in errors', async (_, env) => {
		for (const [words, code] of [
			[['--help'], 0],
			[['no-such-command'], 2],
			[['replay', '“no file”'], 2],
		] as const) {
			await using lines = openTerminalHere({args: words, env: {...env, CI: 'true'}});
			expect(await lines.exited).toMatchObject({code});
			onlyAscii(lines);
		}
	});

	test('SENDWATCH_ASCII=0: all characters anyway', async () => {
		const env = {LANG: 'C', SENDWATCH_ASCII: '0'};
		await using terminal = openTerminalHere({args: ['demo', '--recipients', '60'], env});
		await terminal.sees(/1–(?:19|20) of 60/u);
	});

	test('--ascii: not one character beyond ASCII, whatever the mails say', async () => {
		await using terminal = openTerminalHere({args: ['demo', '--scenario', 'unicode', '--recipients', '60', '--ascii']});
		await terminal.sees('1-20 of 60');
		await terminal.press('n', 'enter');
		await terminal.sees('Esc back');
		terminal.resize(44, 14);
		await terminal.sees('Esc back');
		await terminal.press('ctrl-c');
		expect(await terminal.exited).toEqual({code: 130, signal: null});
		expect(Buffer.from(terminal.bytes()).toString('utf8')).toMatch(/^\p{ASCII}*$/u);
	});
});

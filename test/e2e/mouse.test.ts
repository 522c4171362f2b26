import {describe, expect, test} from 'vitest';
import {clickAt, placeOf, wheelAt} from '../helpers/mouse.ts';
import {openTerminal, openTerminalHere, type Terminal} from '../helpers/terminal.ts';
import {hasTmux, openInTmux} from '../helpers/tmux.ts';

const ARGS = ['demo', '--scenario', 'bounce-storm', '--recipients', '400'];
const LIST = /1–\d+ of 400/u;
const MODES = /\[\?(?:9|100[0-6]|1015|1016)[hl]/u;

/** The line with the cursor, counted from 0. */
const cursorIs = (row: number) => (screen: string) =>
	screen.split('\n').findIndex((line) => line.startsWith(' ▌')) === row;

async function openWith(...more: readonly string[]): Promise<Terminal> {
	const terminal = openTerminalHere({args: [...ARGS, ...more]});
	await terminal.sees(LIST);
	await terminal.sees('q quit');
	return terminal;
}

/** Selects, opens, closes and scrolls with the mouse alone. */
async function work(terminal: Terminal): Promise<void> {
	const head = placeOf(terminal.screen(), LIST).row;
	const at = {row: head + 5, column: 20};
	await terminal.type(clickAt(at));
	await terminal.sees(cursorIs(at.row));
	await terminal.type(clickAt(at));
	await terminal.sees(/^ from {2}/mu);
	await terminal.press('esc');
	await terminal.sees(LIST);
	await terminal.type(wheelAt(at, 4));
	await terminal.sees(/13–\d+ of 400/u);
	await terminal.type(wheelAt(at, -9));
	await terminal.sees(LIST);
}

describe('--mouse', () => {
	test('selects, opens and scrolls, in the list, in a menu, in the triage', async () => {
		await using terminal = await openWith('--mouse');
		await work(terminal);
		await terminal.press('y');
		await terminal.sees('Copy');
		await terminal.type(clickAt(placeOf(terminal.screen(), /id of the email|\bids?\b/u)).repeat(2));
		await terminal.sees(/Copied/u);
		await terminal.press('c');
		const group = /^ {3}\S +\d+ .*post\.example\.org/mu;
		await terminal.sees(group);
		await terminal.type(clickAt(placeOf(terminal.screen(), group)).repeat(2));
		await terminal.sees(/^ {1,2}▌ . UNDELIVERED .*@post\.example\.org/mu);
		await terminal.press('q');
		expect(await terminal.exited).toEqual({code: 0, signal: null});
		expect(terminal.modes()).toMatchObject({isMouseTracked: false, isMouseInSgr: false});
	});

	test('comes from the config file, too', async () => {
		await using terminal = openTerminal({
			command: '/bin/sh',
			args: [
				'-c',
				'mkdir -p "$HOME/.config/sendwatch"; echo "mouse = true" > "$HOME/.config/sendwatch/config.toml"; exec "$@"',
				'sh',
				process.execPath,
				'dist/cli.js',
				...ARGS,
			],
		});
		await terminal.sees(LIST);
		expect(terminal.modes()).toMatchObject({isMouseTracked: true, isMouseInSgr: true});
	});

	test.each([
		['off by default', []],
		['off for a screen reader', ['--mouse', '--screen-reader']],
	])('is %s: no mode is switched on, and a report does nothing', async (_, options) => {
		await using terminal = openTerminalHere({args: [...ARGS, ...options]});
		await terminal.sees(/\d+ of 400|Watching/u);
		await terminal.type(clickAt({row: 20, column: 20}).repeat(2));
		await terminal.press('q');
		expect(await terminal.exited).toEqual({code: 0, signal: null});
		expect(Buffer.from(terminal.bytes()).toString()).not.toMatch(MODES);
	});
});

// Where tmux is not installed this is skipped.
describe.skipIf(!hasTmux())('--mouse in tmux, as it comes', () => {
	test('selects, opens and scrolls', async () => {
		const {terminal} = openInTmux([...ARGS, '--mouse']);
		await terminal.sees(LIST);
		await terminal.sees('q quit');
		await work(terminal);
		await terminal.press('ctrl-c');
		await terminal.sees(/exited/u);
		expect(terminal.modes()).toMatchObject({isMouseTracked: false, isMouseInSgr: false});
	});
});

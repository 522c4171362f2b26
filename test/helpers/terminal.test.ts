import {describe, expect, test} from 'vitest';
import {keyBytes} from './keys.ts';
import {openTerminal, type TerminalOptions} from './terminal.ts';

/** A shell script in a terminal. */
function openShell(script: string, options: TerminalOptions = {}) {
	return openTerminal({...options, command: '/bin/sh', args: ['-c', script]});
}

const esc = '\\033';

describe('seeing', () => {
	test('resolves on text, a pattern or a question about the screen', async () => {
		await using terminal = openShell("printf 'one\\ntwo\\n'; exec cat", {columns: 40, rows: 12});
		await terminal.sees('one');
		await terminal.sees(/^two$/m);
		await terminal.sees((screen) => screen.split('\n').length === 12);
		expect(terminal.row(1)).toBe('two');
	});

	test('looks at the screen, not at its history', async () => {
		await using terminal = openShell(`printf 'before'; read x; printf '${esc}[2J${esc}[Hafter'; exec cat`);
		await terminal.sees('before');
		await terminal.press('enter');
		await terminal.sees('after');
		await terminal.lacks('before');
	});

	test('says what it waited for and shows the last frame', async () => {
		await using terminal = openShell("printf 'here'; exec cat");
		await terminal.sees('here');
		await expect(terminal.sees('there', {withinMs: 20})).rejects.toThrow(/20 ms.*showed "there"[\s\S]*│here/);
		await expect(terminal.sees.not(/h[e]re/, {withinMs: 20})).rejects.toThrow('without /h[e]re/');
	});

	test('gives up at once when the program has ended', async () => {
		await using terminal = openShell("printf 'bye'; exit 3");
		await expect(terminal.sees('hello')).rejects.toThrow(/ended with code 3[\s\S]*│bye/);
		await terminal.sees('bye');
		await expect(terminal.press('q')).rejects.toThrow('ended with code 3');
	});

	test('never looks in the middle of a frame', async () => {
		await using terminal = openShell(`printf '${esc}[?2026hhalf'; read x; printf ' whole${esc}[?2026l'; exec cat`);
		await expect(terminal.sees('half', {withinMs: 50})).rejects.toThrow('half');
		await terminal.press('enter');
		await terminal.sees('half');
		expect(terminal.screen()).toContain('whole');
	});
});

describe('keys', () => {
	test('go by name', () => {
		expect(keyBytes('n')).toBe('n');
		expect(keyBytes('ctrl-c')).toBe('\u0003');
		expect(keyBytes('page down')).toBe('\u001B[6~');
		expect(keyBytes('down')).toBe('\u001B[B');
		expect(keyBytes('down', true)).toBe('\u001BOB');
		expect(() => keyBytes('page dwon')).toThrow("no key named 'page dwon'");
	});

	test('reach the program, cursor keys in the mode it asked for', async () => {
		await using terminal = openShell('seq 1 100 | less', {rows: 11});
		await terminal.sees('10');
		expect(terminal.modes()).toMatchObject({isAlternateScreen: true, isApplicationCursor: true});
		await terminal.press('down', 'down');
		await terminal.sees(/^3$[\s\S]*^12$/m);
		await terminal.press('end', 'q');
		expect(await terminal.exited).toEqual({code: 0, signal: null});
		expect(terminal.modes().isAlternateScreen).toBe(false);
		expect(terminal.normalScreen()).toBe('');
	});

	test('ctrl-c interrupts', async () => {
		await using terminal = openShell("printf 'ready'; exec cat");
		await terminal.sees('ready');
		await terminal.press('ctrl-c');
		expect(await terminal.exited).toEqual({code: null, signal: 'SIGINT'});
	});

	test('a paste is marked when the program asked for it', async () => {
		await using terminal = openShell(`stty -echo; printf '${esc}[?2004hready'; exec cat -v`);
		await terminal.sees('ready');
		await terminal.paste('a\nb');
		await terminal.press('enter');
		await terminal.sees(/\^\[\[200~a\n\s*b\^\[\[201~/);
	});
});

describe('the screen', () => {
	test('has cells with colours and weight', async () => {
		const sgr = (codes: string, text: string) => `${esc}[${codes}m${text}${esc}[m`;
		const text = [sgr('1;31', 'a'), sgr('2;38;5;200', 'b'), sgr('7;48;2;1;2;3', 'c'), 'd'].join('');
		await using terminal = openShell(`printf '${text}'; exec cat`);
		await terminal.sees('abcd');
		expect(terminal.cell(0, 0)).toMatchObject({char: 'a', fg: 1, bg: 'default', bold: true, dim: false});
		expect(terminal.cell(0, 1)).toMatchObject({char: 'b', fg: 200, dim: true});
		expect(terminal.cell(0, 2)).toMatchObject({char: 'c', bg: '#010203', inverse: true});
		expect(terminal.cell(0, 3)).toMatchObject({char: 'd', fg: 'default', inverse: false});
		expect(() => terminal.cell(30, 0)).toThrow('no cell 0 in row 30');
	});

	test.each([
		['日本', [2, 0, 2, 0]],
		['e\u0301x', [1, 1]],
		['👩‍👩‍👧x', [2, 0, 1]],
		['❤\uFE0Fx', [2, 0, 1]],
		['🇩🇪x', [2, 0, 1]],
		['👍🏽x', [2, 0, 1]],
	])('gives %s the cells a modern terminal gives it', async (text, widths) => {
		await using terminal = openTerminal({command: 'printf', args: ['%s', text]});
		await terminal.exited;
		expect(
			terminal
				.cells()[0]
				?.slice(0, widths.length)
				.map(({width}) => width),
		).toEqual(widths);
		expect(terminal.row(0)).toBe(text);
	});

	test('follows a resize, and so does the program', async () => {
		await using terminal = openShell("trap 'stty size' WINCH; printf ready; while :; do read x; done", {
			columns: 80,
			rows: 24,
		});
		await terminal.sees('ready');
		terminal.resize(40, 12);
		await terminal.press('enter');
		await terminal.sees('12 40');
		expect(terminal.screen().split('\n')).toHaveLength(12);
	});

	test('knows its modes, title and bells', async () => {
		await using terminal = openShell(`printf '${esc}[?25l${esc}[?1000h${esc}]2;hello${esc}\\\\\\007ready'; exec cat`);
		await terminal.sees('ready');
		expect(terminal.modes()).toMatchObject({isCursorVisible: false, isMouseTracked: true, isAlternateScreen: false});
		expect(terminal.title()).toBe('hello');
		expect(terminal.bells()).toBe(1);
	});

	test('answers when asked where the cursor is', async () => {
		await using terminal = openShell(`stty -echo -icanon; printf 'abc${esc}[6n'; dd bs=1 count=6 2>/dev/null | cat -v`);
		await terminal.sees('^[[1;4R');
	});
});

describe('the program', () => {
	test('finds a clean environment with fake credentials and an empty home', async () => {
		process.env.TWILIO_AUTH_TOKEN = 'must not be seen';
		const show =
			'echo "[$TERM $COLORTERM $CI$FORCE_COLOR$COLUMNS$TWILIO_AUTH_TOKEN $TWILIO_API_KEY$EXTRA]"; ls -A "$HOME" | wc -l';
		await using terminal = openShell(show, {env: {EXTRA: '!', TWILIO_API_KEY: undefined}});
		await terminal.exited;
		delete process.env.TWILIO_AUTH_TOKEN;
		expect(terminal.row(0)).toBe('[xterm-256color truecolor  !]');
		expect(terminal.row(1).trim()).toBe('0');
	});

	test('gets its input from a pipe and its keys from the terminal', async () => {
		const script = 'cat; read key </dev/tty; echo "key $key"; exit 7';
		await using terminal = openShell(script, {input: 'it\'s "piped" %s\n'});
		await terminal.sees('it\'s "piped" %s');
		await terminal.type('k\r');
		await terminal.sees('key k');
		expect(await terminal.exited).toEqual({code: 7, signal: null});
	});

	test.each([undefined, 'piped'])('keeps its own exit code when a signal comes (input: %s)', async (input) => {
		const script = "trap 'exit 42' TERM; echo ready; while :; do read x </dev/tty; done";
		await using terminal = openShell(script, input === undefined ? {} : {input});
		await terminal.sees('ready');
		terminal.kill('SIGTERM');
		expect(await terminal.exited).toEqual({code: 42, signal: null});
	});

	test('is notified when its terminal goes away', async () => {
		await using terminal = openShell('printf ready; exec cat');
		await terminal.sees('ready');
		terminal.hangUp();
		expect(await terminal.exited).toEqual({code: null, signal: 'SIGHUP'});
	});

	test('leaves its bytes and what scrolled away', async () => {
		await using terminal = openShell('stty -echo; echo first; read x; seq 1 50', {rows: 10});
		await terminal.sees('first');
		const mark = terminal.mark();
		await terminal.press('enter');
		await terminal.exited;
		expect(terminal.bytes(mark).toString()).toMatch(/^1\r\n2\r\n/);
		expect(terminal.bytes().toString()).toMatch(/^first\r\n1\r\n/);
		expect(terminal.screen()).not.toContain('first');
		expect(terminal.normalScreen()).toMatch(/^first\n1\n[\s\S]*\n50$/);
	});
});

import {setTimeout as after} from 'node:timers/promises';
import {describe, expect, test} from 'vitest';
import {openTerminalHere, type Terminal, type TerminalOptions} from '../helpers/terminal.ts';

const QUESTION = '\u001B]11;?';
const BELL = '\u0007';
const ST = '\u001B\\';
/** The address of the selected row is drawn on the track of the palette in force. */
const DARK = '#2b313b';
const LIGHT = '#e6eaef';
const FIRST_ROW = 9;

/** Opens the demo in a terminal that says something once it is requested its background. */
function openDemo(
	answer: (terminal: Terminal) => void,
	{args = [], ...options}: TerminalOptions = {},
): {readonly terminal: Terminal; readonly wasAsked: () => boolean} {
	let isAsked = false;
	const terminal = openTerminalHere({args: ['demo', '--recipients', '60', ...args], ...options});
	terminal.onBytes(() => {
		if (isAsked || !terminal.bytes().toString('latin1').includes(QUESTION)) return;
		isAsked = true;
		answer(terminal);
	});
	return {terminal, wasAsked: () => isAsked};
}

function trackOf(terminal: Terminal): unknown {
	const row = terminal.cells().find((cells) => cells[1]?.char === '▌');
	return row?.[20]?.bg;
}

/** Cyan, yellow and bright red, each with the way back to the terminal's own colour. */
const READABLE = new Set(['33', '36', '91', '39']);

/** Every colour that a terminal was told to draw in (SGR), other than bold and the like. */
function coloursIn(terminal: Terminal): Set<string> {
	const sequences = terminal.bytes().toString('latin1').split('\u001B[').slice(1);
	const codes = sequences.flatMap((sequence) => /^(?<codes>[\d;]*)m/u.exec(sequence)?.groups?.codes?.split(';') ?? []);
	return new Set(codes.filter((code) => Number(code) >= 30));
}

/** Sends it in three pieces, one of them cut within the end. */
async function inPieces(terminal: Terminal, text: string): Promise<void> {
	for (const piece of [text.slice(0, 1), text.slice(1, -1), text.slice(-1)]) await terminal.type(piece);
}

/** Sends each byte by itself, slowly enough to be read by itself. */
async function byteByByte(terminal: Terminal, text: string): Promise<void> {
	for (const byte of text) {
		await terminal.type(byte);
		await after(5);
	}
}

/** The list as it opened: no key has done anything. */
async function seesTheList(terminal: Terminal): Promise<void> {
	await terminal.sees((screen) => {
		const lines = screen.split('\n');
		return (
			/1–(?:19|20) of 60/u.test(screen) && lines[FIRST_ROW]?.startsWith(' ▌') === true && screen.endsWith('q quit')
		);
	});
}

async function quits(terminal: Terminal): Promise<void> {
	await terminal.press('q');
	expect(await terminal.exited).toEqual({code: 0, signal: null});
	expect(terminal.normalScreen()).not.toMatch(/rgb:|\]11/u);
	expect(terminal.modes()).toMatchObject({isAlternateScreen: false, isCursorVisible: true, isBracketedPaste: false});
}

describe.each([
	['BEL', BELL],
	['ST', ST],
])("a terminal's answer that ends in %s", (_, end) => {
	const white = `${QUESTION.slice(0, -1)}rgb:ffff/ffff/ffff${end}`;

	test.each([
		['whole', (terminal: Terminal) => void terminal.type(white)],
		['in pieces', (terminal: Terminal) => void inPieces(terminal, white)],
	])('%s: the first frame is in light colours, and no key was pressed', async (__, answer) => {
		// The first frame waits for data, and so for the answer of a terminal that is in no hurry.
		const {terminal} = openDemo(answer, {args: ['--latency', '200']});
		await using _terminal = terminal;
		await seesTheList(terminal);
		expect(trackOf(terminal)).toBe(LIGHT);
		await quits(terminal);
	});

	test.each([
		['whole', (terminal: Terminal) => terminal.type(white)],
		['byte by byte', (terminal: Terminal) => byteByByte(terminal, white)],
	])('late, %s: the colours stay, and no key was pressed', async (__, answer) => {
		const {terminal} = openDemo(() => {});
		await using _terminal = terminal;
		await seesTheList(terminal);
		await after(300);
		await answer(terminal);
		await terminal.press('down');
		await terminal.sees((screen) => screen.split('\n')[FIRST_ROW + 1]?.startsWith(' ▌') === true);
		await terminal.press('up');
		await seesTheList(terminal);
		expect(trackOf(terminal)).toBe(DARK);
		await quits(terminal);
	});
});

describe('a terminal that never answers', () => {
	test('is dark, and its keys work, Esc among them', async () => {
		const {terminal, wasAsked} = openDemo(() => {});
		await using _terminal = terminal;
		await seesTheList(terminal);
		expect(wasAsked()).toBe(true);
		expect(trackOf(terminal)).toBe(DARK);
		await terminal.press('enter');
		await terminal.sees('Esc back');
		await terminal.press('esc', 'esc');
		await terminal.lacks('Esc back');
		await quits(terminal);
	});

	test('is light where COLORFGBG says so', async () => {
		const {terminal} = openDemo(() => {}, {env: {COLORFGBG: '0;15'}});
		await using _terminal = terminal;
		await seesTheList(terminal);
		expect(trackOf(terminal)).toBe(LIGHT);
		await quits(terminal);
	});
});

describe('is not asked', () => {
	test.each([
		['with --theme light', {args: ['--theme', 'LIGHT']}, LIGHT],
		['with --theme dark', {args: ['--theme', 'dark'], env: {COLORFGBG: '0;15'}}, DARK],
		['with --theme 16', {args: ['--theme', '16']}, undefined],
		['with NO_COLOR', {env: {NO_COLOR: '1'}}, undefined],
		['on the Linux console', {env: {TERM: 'linux', COLORTERM: undefined}}, undefined],
		['in a terminal of 16 colours', {env: {TERM: 'xterm', COLORTERM: undefined}}, undefined],
	])('%s', async (_, options: TerminalOptions, track) => {
		const {terminal, wasAsked} = openDemo(() => {}, options);
		await using _terminal = terminal;
		await terminal.sees(/1[–-](?:19|20) of 60/u);
		expect(wasAsked()).toBe(false);
		expect(trackOf(terminal)).toBe(track);
		// Without a ground of its own the screen has at most what 16 colours can be read in on any background, and never 34, 37 or 90.
		if (track === undefined) expect(coloursIn(terminal).difference(READABLE)).toEqual(new Set());
		await quits(terminal);
	});

	test('where a program reads what it prints', async () => {
		await using terminal = openTerminalHere({args: ['demo', '--recipients', '3', '--duration', '1', '--json']});
		expect(await terminal.exited).toMatchObject({code: 0});
		expect(terminal.bytes().toString('latin1')).not.toContain('\u001B');
	});
});

import {isDeepStrictEqual} from 'node:util';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import logUpdate from '../../../node_modules/ink/build/log-update.js';
import {widthOf} from '../../../source/core/text/drawing/width.ts';
import {graphemesOf} from '../../../source/core/text/graphemes.ts';
import {Painter, type Size} from '../../../source/terminal/frames/painter.ts';
import {placed} from '../../../source/terminal/placed-text.ts';
import {BEGIN_UPDATE, END_UPDATE} from '../../../source/terminal/sequences.ts';
import {createEmulator} from '../../helpers/emulator.ts';
import type {Cell} from '../../helpers/screen.ts';
import {graphemeWidths, unicode6Widths, unicode11Widths} from '../../helpers/widths.ts';

const START = {columns: 30, rows: 4};
const ENTER = '\u001B[?1049h';

const STYLES: readonly (readonly [string, string])[] = [
	['', ''],
	['\u001B[1m', '\u001B[22m'],
	['\u001B[2m', '\u001B[22m'],
	['\u001B[7m', '\u001B[27m'],
	['\u001B[4m\u001B[31m', '\u001B[39m\u001B[24m'],
	['\u001B[91;1m', '\u001B[0m'],
	['\u001B[38;2;238;117;107m', '\u001B[39m'],
	['\u001B[38;5;43m\u001B[1m', '\u001B[22m\u001B[39m'],
	['\u001B[48;2;43;49;59m', '\u001B[49m'],
	['\u001B[48;5;236m\u001B[2m', '\u001B[22m\u001B[49m'],
];
const CERTAIN = ['a', '1,513', 'FAILED', ' ', '      ', '─┃▌', '…', 'é', '⣿⡇'];
const IN_DOUBT = ['日本', '👍🏽', '👩‍💻', '🇩🇪', '1️⃣', 'e\u0301', 'क्षत्रिय', '\u1112\u1161\u11ab', '✉️'];
const RIGHT_TO_LEFT = ['שלום', 'مرحبا', 'א', ' 12 '];

const styled = (texts: readonly string[]) =>
	fc.tuple(fc.constantFrom(...STYLES), fc.constantFrom(...texts)).map(([[open, close], text]) => ({open, text, close}));
const lineOf = (texts: readonly string[]) => fc.array(styled(texts), {maxLength: 8});

type Line = readonly {readonly open: string; readonly text: string; readonly close: string}[];

/** What someone does to a screen that Ink draws. */
type Act =
	| {readonly kind: 'frame'; readonly lines: readonly Line[]}
	| {readonly kind: 'line'; readonly row: number; readonly line: Line}
	| {readonly kind: 'clear'}
	| {readonly kind: 'foreign text'; readonly text: string}
	| {readonly kind: 'resize'; readonly size: Size};

function acts(texts: readonly string[]): fc.Arbitrary<readonly Act[]> {
	const line = lineOf(texts);
	return fc.array(
		fc.oneof(
			{
				weight: 3,
				arbitrary: fc.record({
					kind: fc.constant('frame' as const),
					lines: fc.array(line, {minLength: 1, maxLength: 8}),
				}),
			},
			{weight: 6, arbitrary: fc.record({kind: fc.constant('line' as const), row: fc.nat({max: 7}), line})},
			{weight: 1, arbitrary: fc.constant({kind: 'clear' as const})},
			{
				weight: 1,
				arbitrary: fc.record({
					kind: fc.constant('foreign text' as const),
					text: fc.constantFrom('warning\r\n', '日日'),
				}),
			},
			{
				weight: 1,
				arbitrary: fc.record({
					kind: fc.constant('resize' as const),
					size: fc.record({columns: fc.integer({min: 8, max: 40}), rows: fc.integer({min: 2, max: 8})}),
				}),
			},
		),
		{minLength: 1, maxLength: 10},
	);
}

/** As much of a line as there are columns. */
function cutTo(line: Line, columns: number): string {
	let left = columns;
	let result = '';
	for (const {open, text, close} of line) {
		let kept = '';
		for (const {segment} of graphemesOf(text)) {
			const width = widthOf(segment);
			if (width > left) break;
			left -= width;
			kept += segment;
		}
		if (kept !== '') result += open + kept + close;
	}
	// Where a style ends and begins again, no terminal sees anything.
	return STYLES.reduce((all, [open, close]) => (open === '' ? all : all.replaceAll(close + open, '')), result);
}

/** The cells of a frame that is drawn on an empty screen, line by line. */
function drawnWhole(frame: string, {columns, rows}: Size, widths: typeof graphemeWidths): Cell[][] {
	const emulator = createEmulator(columns, rows, () => {}, widths);
	emulator.feedNow(`\u001B[?7l${placed(frame, columns).replaceAll('\n', '\u001B[m\r\n')}`);
	const cells = emulator.cells();
	emulator.dispose();
	return cells;
}

/** A terminal on which Ink draws through a painter. */
function open(widths: typeof graphemeWidths) {
	let size: Size = START;
	let bytes = '';
	let frame = '';
	const emulator = createEmulator(size.columns, size.rows, () => {}, widths);
	const painter = new Painter(() => size);
	const stream = {
		get columns() {
			return size.columns;
		},
		write(text: string) {
			bytes += painter.take(text);
			return true;
		},
	};
	const log = logUpdate.create(stream as NodeJS.WriteStream, {incremental: true, showCursor: true});
	stream.write(`${ENTER}\u001B[?7l`);
	return {
		painter,
		draw(lines: readonly string[]) {
			frame = lines.join('\n');
			stream.write(BEGIN_UPDATE);
			log(frame);
			stream.write(END_UPDATE);
		},
		clear() {
			frame = '';
			log.clear();
		},
		write(text: string) {
			bytes += text;
		},
		redraw() {
			bytes += painter.redrawn();
		},
		/** As Ink does it: what it has drawn is erased, and drawn for the new size. */
		resize(to: Size, lines: readonly string[]) {
			size = to;
			emulator.resize(to.columns, to.rows);
			log.clear();
			frame = lines.join('\n');
			log(frame);
		},
		expectWhole() {
			emulator.feedNow(bytes);
			bytes = '';
			const whole = drawnWhole(frame, size, widths);
			// Comparing cells one by one takes long: only if they differ.
			if (!isDeepStrictEqual(emulator.cells(), whole)) expect(emulator.cells()).toEqual(whole);
		},
		dispose: () => emulator.dispose(),
	};
}

function follow(all: readonly Act[], widths: typeof graphemeWidths): void {
	const terminal = open(widths);
	let lines: readonly Line[] = [[]];
	let size: Size = START;
	const fitted = () => lines.slice(0, size.rows).map((line) => cutTo(line, size.columns));
	for (const act of all) {
		if (act.kind === 'frame') lines = act.lines;
		if (act.kind === 'line') lines = lines.map((line, row) => (row === act.row ? act.line : line));
		if (act.kind === 'resize') {
			size = act.size;
			terminal.resize(size, fitted());
		} else if (act.kind === 'clear') terminal.clear();
		else if (act.kind === 'foreign text') {
			terminal.write(act.text);
			terminal.redraw();
		} else terminal.draw(fitted());
		terminal.expectWhole();
	}
	terminal.dispose();
}

describe('whatever Ink draws, the terminal shows what it would show of the same frame drawn whole', () => {
	test('in certain text', () => {
		fc.assert(
			fc.property(acts(CERTAIN), (all) => follow(all, graphemeWidths)),
			{numRuns: 150},
		);
	}, 60_000);

	test.each([
		['6', unicode6Widths],
		['11', unicode11Widths],
		['grapheme clusters', graphemeWidths],
	])(
		'in text of doubtful width, in a terminal with the widths of Unicode %s',
		(_, widths) => {
			const texts = [...CERTAIN, ...IN_DOUBT, ...RIGHT_TO_LEFT];
			fc.assert(
				fc.property(acts(texts), (all) => follow(all, widths)),
				{numRuns: 120},
			);
		},
		60_000,
	);
});

/** A piece of what any program may send: moves, styles, text that ends within its line, and erasures, which Ink never makes in colour. */
const pieces = fc.oneof(
	fc
		.tuple(fc.nat({max: 3}), fc.nat({max: 20}), fc.constantFrom(...CERTAIN, '日本', '👍🏽'))
		.map(([row, column, text]) => `\u001B[${row + 1};${column + 1}H${text}`),
	fc
		.tuple(fc.nat({max: 3}), fc.nat({max: 29}), fc.constantFrom('J', 'K', '2K'))
		.map(([row, column, erase]) => `\u001B[${row + 1};${column + 1}H\u001B[m\u001B[${erase}`),
	fc.constantFrom(
		'\u001B[2A\u001B[G\u001B[m\u001B[K',
		'\u001B[B\u001B[G-',
		'\u001B[E=',
		'\u001B[F+',
		'\u001B[m\r\n',
		'\u001B[m\r\n\r\n',
		'\r*',
	),
	fc
		.array(fc.constantFrom(0, 1, 2, 3, 4, 7, 9, 22, 23, 24, 27, 29, 31, 39, 97, 44, 49, '38;5;203', '48;2;1;2;3'), {
			minLength: 1,
			maxLength: 3,
		})
		.map((codes) => `\u001B[${codes.join(';')}m`),
);

test('and what any other program would draw', () => {
	const programs = fc.array(fc.array(pieces, {minLength: 1, maxLength: 12}), {minLength: 1, maxLength: 6});
	const follows = (writes: readonly (readonly string[])[]) => {
		const [plain, painted] = [0, 1].map(() => createEmulator(START.columns, START.rows, () => {}));
		if (plain === undefined || painted === undefined) throw new Error('There are two emulators.');
		const painter = new Painter(() => START);
		painted.feedNow(painter.take(ENTER));
		plain.feedNow('\u001B[?1049h\u001B[?7l');
		for (const write of writes) {
			const text = write.join('');
			plain.feedNow(text);
			painted.feedNow(painter.take(text));
			expect(painted.cells()).toEqual(plain.cells());
		}
		plain.dispose();
		painted.dispose();
	};
	fc.assert(fc.property(programs, follows), {numRuns: 150});
}, 60_000);

/** A painter that has drawn these lines, each followed by the next. */
function painterOf(lines: readonly string[], size: Size = {columns: 60, rows: 4}): Painter {
	const painter = new Painter(() => size);
	painter.take(ENTER);
	painter.take(lines.join('\n'));
	return painter;
}

describe('of a change, only what has changed is written', () => {
	test.each([
		['a number', 'delivered 7,134 of 10,000', 'delivered 7,138 of 10,000', '\u001B[1;15H8'],
		['two places in a line', 'a 1 and far away b 1', 'a 2 and far away b 2', '\u001B[1;3H2\u001B[20G2'],
		['two places close to each other', 'a 1 b 1', 'a 2 b 2', '\u001B[1;3H2 b 2'],
		['a colour', '\u001B[31mone\u001B[39m two', '\u001B[32mone\u001B[39m two', '\u001B[1;1H\u001B[32mone\u001B[0m'],
		['the end of a line', 'one two', 'one', '\u001B[1;5H\u001B[K'],
		['before what is in doubt', 'one   日本 x', 'two   日本 x', '\u001B[1;1Htwo'],
		['behind what is in doubt', '日本   one', '日本   two', '\u001B[1;8Htwo'],
		[
			'what is in doubt, and all behind it',
			'日本 one',
			'日語 one',
			'\u001B[1;1H\u001B[1G\u001B[K日語\u001B[5G one\u001B[K',
		],
		[
			'a line with text from right to left, as a whole',
			'שלום  1 x',
			'שלום  2 x',
			'\u001B[1;1H\u001B[1G\u001B[Kשלום\u200E\u001B[5G  2 x\u001B[K',
		],
		['nothing', 'one', 'one', undefined],
	])('%s', (_, before, after, change) => {
		const painter = painterOf([before]);
		const written = painter.take(`\u001B[G\u001B[K${after}`);
		expect(written).toBe(change === undefined ? '' : BEGIN_UPDATE + change + END_UPDATE);
	});

	test('and nothing where a frame of the size before is erased, until the next one', () => {
		let size = {columns: 60, rows: 4};
		const painter = new Painter(() => size);
		painter.take(`${ENTER}one\ntwo`);
		size = {columns: 50, rows: 4};
		expect(painter.take('\u001B[2K\u001B[1A\u001B[2K\u001B[G')).toBe('');
		expect(painter.take('one')).toBe(`${BEGIN_UPDATE}\u001B[2J\u001B[H\u001B[1;1Hone${END_UPDATE}`);
	});

	test('and inside a synchronized update nothing before its end', () => {
		const painter = painterOf(['one']);
		expect(
			[BEGIN_UPDATE, '\u001B[G\u001B[Ktwo', '\u001B[G\u001B[Kone', END_UPDATE].map((text) => painter.take(text)),
		).toEqual(['', '', '', '']);
	});
});

describe('what else goes through is sent as it is', () => {
	test.each(['\u001B[?25h', '\u001B[?2004h', '\u001B]0;title\u0007', '\u001B[?u'])('%j', (sequence) => {
		expect(painterOf(['one']).take(sequence)).toContain(sequence);
	});

	test('after the change before it', () => {
		const painter = painterOf(['one']);
		expect(painter.take('\u001B[G\u001B[Ktwo\u001B[?1049l')).toBe(
			`${BEGIN_UPDATE}\u001B[1;1Htwo${END_UPDATE}\u001B[?1049l`,
		);
	});

	test('and after one that it does not know it draws all of the screen', () => {
		const painter = painterOf(['one']);
		expect(painter.take('\u001B[3S')).toBe(`\u001B[3S${BEGIN_UPDATE}\u001B[2J\u001B[H\u001B[1;1Hone${END_UPDATE}`);
	});
});

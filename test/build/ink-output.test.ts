import fc from 'fast-check';
import {expect, test, vi} from 'vitest';
import OutputWithMemory from '../../build/replacements/ink-output.ts';
import Output from '../../node_modules/ink/build/output.js';
import {Painter} from '../../source/terminal/frames/painter.ts';

const size = {width: 20, height: 3};

/** What a terminal is sent to show a text: the same for the same cells. */
function shown(output: string): string {
	return new Painter(() => ({columns: 40, rows: 5})).take(output.replaceAll('\n', '\r\n'));
}

/** A frame of two lines, cut off at the right as Ink does it. */
function frame(output: Output, lines: readonly string[]): string {
	output.clip({x1: 0, x2: 12, y1: undefined, y2: undefined});
	for (const [y, line] of lines.entries()) output.write(0, y, line, {transformers: []});
	output.unclip();
	return output.get().output;
}

function remembered(output: Output): number {
	// biome-ignore lint/complexity/useLiteralKeys: private in Ink's types.
	return output['caches'].styledChars.size;
}

test('draws what Ink draws, whatever was drawn before', () => {
	const frames = [
		['plain', '\u001b[31mred 日本語 beyond the edge\u001b[39m'],
		['plain', '👩‍👩‍👧 family'],
		['', 'plain'],
	];
	for (const lines of [...frames, ...frames])
		expect(frame(new OutputWithMemory(size), lines)).toBe(frame(new Output(size), lines));
});

test('remembers the lines of the frames before, and not without end', () => {
	frame(new OutputWithMemory(size), ['a line of its own']);
	expect(remembered(new OutputWithMemory(size))).toBeGreaterThan(0);
	for (let index = 0; index < 1000; index += 1) {
		const output = new OutputWithMemory(size);
		frame(output, [`line ${index}`]);
		expect(remembered(output)).toBeLessThan(310);
	}
});

const styles = {
	plain: (line: string) => line,
	red: (line: string) => `\u001b[31m${line}\u001b[39m`,
	numbered: (line: string, index: number) => `${index}${line}`,
} as const;

const write = fc.record({
	x: fc.integer({min: -3, max: 22}),
	y: fc.integer({min: -2, max: 6}),
	text: fc
		.array(
			fc.constantFrom(
				'a',
				'bc ',
				'日本',
				'\n',
				'\u001b[1m',
				'\u001b[22m',
				'👩‍👩‍👧',
				'e\u0301',
				'long enough for the edge',
			),
			{
				maxLength: 5,
			},
		)
		.map((pieces) => pieces.join('')),
	style: fc.constantFrom<keyof typeof styles>('plain', 'red', 'numbered'),
});
const bound = fc.option(fc.integer({min: 0, max: 20}), {nil: undefined});
const clip = fc.record({x1: bound, x2: bound, y1: bound, y2: bound});
const drawing: fc.Arbitrary<readonly Drawn[]> = fc.array(
	fc.oneof({weight: 4, arbitrary: write}, fc.tuple(clip, fc.array(write, {maxLength: 3}))),
	{maxLength: 6},
);

type Write = {readonly x: number; readonly y: number; readonly text: string; readonly style: keyof typeof styles};
type Bounds = Parameters<Output['clip']>[0];
type Drawn = Write | [Bounds, readonly Write[]];

function draw(output: Output, drawn: readonly Drawn[]): ReturnType<Output['get']> {
	const put = ({x, y, text, style}: Write) => output.write(x, y, text, {transformers: [styles[style]]});
	for (const one of drawn) {
		if (!Array.isArray(one)) put(one as Write);
		else {
			output.clip(one[0]);
			for (const inner of one[1]) put(inner);
			output.unclip();
		}
	}
	return output.get();
}

test('any frames after each other are those that Ink draws', () => {
	fc.assert(
		fc.property(fc.array(drawing, {minLength: 2, maxLength: 4}), fc.constantFrom(12, 20), (frames, width) => {
			// Each frame twice, and a part of it alone: rows come back, and go.
			for (const one of frames.flatMap((drawn) => [drawn, drawn, drawn.slice(1)])) {
				const box = {width, height: 5};
				const [ours, inks] = [draw(new OutputWithMemory(box), one), draw(new Output(box), one)];
				expect([shown(ours.output), ours.height]).toEqual([shown(inks.output), inks.height]);
			}
		}),
		{numRuns: 500},
	);
});

const long = {x: 0, y: 0, text: 'long enough for the edge', style: 'plain'} as const;

test.each<[string, Drawn, Drawn]>([
	[
		'bounds',
		[{x1: 0, x2: 9, y1: undefined, y2: undefined}, [long]],
		[{x1: 0, x2: 4, y1: undefined, y2: undefined}, [long]],
	],
	['a place', long, {...long, x: 2}],
	['a style', long, {...long, style: 'red'}],
	['the line above, whose style goes on', {...long, text: 'a\nb'}, {...long, text: '\u001b[1ma\nb'}],
])('a row that differs from the frame before by %s alone is drawn again', (_, before, after) => {
	draw(new OutputWithMemory(size), [before]);
	const {output} = draw(new OutputWithMemory(size), [after]);
	expect(output).toBe(draw(new Output(size), [after]).output);
	expect(output).not.toBe(draw(new Output(size), [before]).output);
});

/** What Ink itself draws of frames of these lines, each drawn after the one before. */
function drawnByInk(...frames: readonly (readonly string[])[]): readonly string[] {
	const drawRow = vi.spyOn(Output.prototype, 'get');
	for (const texts of frames) {
		const output = new OutputWithMemory(size);
		for (const [y, text] of texts.entries()) output.write(0, y, text, {transformers: []});
		expect(output.get().output).toBe(texts.join('\n'));
	}
	const drawn = drawRow.mock.results.map(({value}) => value.output);
	drawRow.mockRestore();
	return drawn;
}

test('a row of the frame before is not drawn again, wherever it is now', () => {
	expect(drawnByInk(['一', '二', '三'], ['二', '三', '四'])).toEqual(['一\n二\n三', '四']);
});

test('Ink draws only rows whose cells have to be told apart', () => {
	expect(drawnByInk(['plain', '\u001b[1m\u001b[38;5;9m✗ red\u001b[39m\u001b[22m', '日本'])).toEqual(['日本']);
	// The styles of a row end with it.
	const open = new OutputWithMemory(size);
	open.write(0, 0, '\u001b[1mbold', {transformers: []});
	expect(open.get().output).toBe('\u001b[1mbold\u001b[22m\n\n');
});

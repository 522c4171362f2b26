import fc from 'fast-check';
import {expect, test, vi} from 'vitest';
import OutputWithMemory from '../../build/replacements/ink-output.ts';
import Output from '../../node_modules/ink/build/output.js';

const size = {width: 20, height: 3};

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
				expect(draw(new OutputWithMemory(box), one)).toEqual(draw(new Output(box), one));
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

test('a row of the frame before is not drawn again, wherever it is now', () => {
	const lines = (output: Output, texts: readonly string[]) => {
		for (const [y, text] of texts.entries()) output.write(0, y, text, {transformers: []});
		return output.get().output;
	};
	lines(new OutputWithMemory(size), ['one', 'two', 'three']);
	const drawRow = vi.spyOn(Output.prototype, 'get');
	expect(lines(new OutputWithMemory(size), ['two', 'three', 'four'])).toBe('two\nthree\nfour');
	expect(drawRow.mock.results.map(({value}) => value.output)).toEqual(['four']);
	drawRow.mockRestore();
});

import {expect, test} from 'vitest';
import OutputWithSharedCaches from '../../build/replacements/ink-output.ts';
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
		expect(frame(new OutputWithSharedCaches(size), lines)).toBe(frame(new Output(size), lines));
});

test('remembers the lines of the frames before, and not without end', () => {
	frame(new OutputWithSharedCaches(size), ['a line of its own']);
	expect(remembered(new OutputWithSharedCaches(size))).toBeGreaterThan(0);
	for (let index = 0; index < 1000; index += 1) {
		const output = new OutputWithSharedCaches(size);
		frame(output, [`line ${index}`]);
		expect(remembered(output)).toBeLessThan(310);
	}
});

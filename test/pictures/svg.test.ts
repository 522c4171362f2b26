import {expect, test} from 'vitest';
import {openTerminal} from '../helpers/terminal.ts';
import {renderAnimation} from './animation.ts';
import {renderSvg} from './svg.ts';

async function pictureOf(text: string): Promise<string> {
	await using terminal = openTerminal({command: 'printf', args: [text], columns: 20, rows: 3});
	await terminal.exited;
	return renderSvg({title: 'a & b', cells: terminal.cells()});
}

function wordsIn(svg: string): string[] {
	return Array.from(svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g), ([, text]) => text ?? '');
}

test('words keep to the grid and are escaped', async () => {
	const svg = await pictureOf('one two  <x> "&"');
	expect(wordsIn(svg)).toEqual(['a &amp; b', 'one two', '&lt;x&gt; &quot;&amp;&quot;']);
	expect(svg).toContain('<text x="0" y="13.25" textLength="56"');
	expect(svg).toContain('<text x="72" y="13.25" textLength="56"');
});

test('bars and lines are shapes: one for a run, none of them glyphs', async () => {
	const svg = await pictureOf('\\033[32m███▌\\033[m\\n──┐');
	expect(wordsIn(svg)).toEqual(['a &amp; b']);
	expect(svg).toContain('<path fill="#7cc576" d="M0 0h24v18h-24zM24 0h4v18h-4z"/>');
	expect(svg).toContain('M0 27h16v1h-16z');
});

test('inverse swaps and dim fades', async () => {
	const svg = await pictureOf('\\033[7mx\\033[m\\033[2my');
	expect(svg).toContain('<path fill="#d3d9e3" d="M0 0h8v18h-8z"/>');
	expect(svg).toMatch(/fill="#10141b">x</);
	expect(svg).toMatch(/fill="#7b8089">y</);
});

test('a wide character is centred in its two cells', async () => {
	expect(await pictureOf('日')).toContain('<text x="8" y="13.25" text-anchor="middle"');
});

test('an animation has each row as often as it changes, and shows it for as long as it stood', async () => {
	const shots = await Promise.all(
		['same\\none', 'same\\ntwo'].map(async (text, index) => {
			await using terminal = openTerminal({command: 'printf', args: [text], columns: 20, rows: 3});
			await terminal.exited;
			return {cells: terminal.cells(), seconds: 1 + 2 * index};
		}),
	);
	const svg = renderAnimation('a film', shots);
	expect(wordsIn(svg)).toEqual(['a film', 'same', 'one', 'two']);
	expect(svg).toContain('@keyframes s0-1{0%{visibility:visible}25%{visibility:hidden}}');
	expect(svg).toContain('@keyframes s1-2{0%{visibility:hidden}25%{visibility:visible}}');
});

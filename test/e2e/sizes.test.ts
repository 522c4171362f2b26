import {isDeepStrictEqual} from 'node:util';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {ERASE_SCREEN} from '../../source/terminal/sequences.ts';
import {OPERATION_ID} from '../helpers/builders.ts';
import {serveSubjects} from '../helpers/serve-subjects.ts';
import {openTerminalHere, type Terminal} from '../helpers/terminal.ts';

type Size = {readonly columns: number; readonly rows: number};

const START: Size = {columns: 100, rows: 30};
const SIZES = fc.record({columns: fc.integer({min: 40, max: 300}), rows: fc.integer({min: 12, max: 100})});
/** What is looked at, by the keys that lead there, and what is seen there at any size. */
const PLACES: readonly (readonly [string, readonly string[], RegExp])[] = [
	['the list', [], /\S/u],
	['an open email', ['enter'], /\S/u],
	['an open email on the whole screen', ['enter', 'enter'], /^.*\n── Email /u],
	['the triage', ['c'], /\S/u],
	['the help', ['?'], /\S/u],
	['a menu', ['y'], /\S/u],
	['a prompt', ['/'], /\S/u],
];
/** When something was seen, by the clock on the wall. */
const TIME = /\d\d:\d\d:\d\d/u;

/** How often all of the screen has been drawn. */
const redraws = (terminal: Terminal, since: number) =>
	terminal.bytes(since).toString('latin1').split(ERASE_SCREEN).length - 1;

/** Resizes the terminal, and resolves once it keeps its size and has been drawn for it. */
async function resized(terminal: Terminal, {columns, rows}: Size): Promise<void> {
	const mark = terminal.mark();
	terminal.resize(columns, rows);
	// The first is the frame for that size, the second comes when the size has been the same for a while.
	await terminal.sees(() => redraws(terminal, mark) >= 2);
}

const withoutTimes = (screen: string) => screen.split('\n').filter((line) => !TIME.test(line));

test.each(PLACES)('after any changes of size nothing of the frames before stays: %s', async (_, keys, seen) => {
	await using server = await serveSubjects(Array.from({length: 120}, (__, index) => `News of day ${index}`));
	const open = async (size: Size) => {
		const args = [OPERATION_ID, '--base-url', server.url, '--interval', '3600'];
		const terminal = openTerminalHere({args, ...size});
		await terminal.sees('reader-0');
		await terminal.press(...keys);
		await terminal.sees((screen) => seen.test(screen));
		return terminal;
	};
	await using terminal = await open(START);
	const sizes = fc.sample(SIZES, {numRuns: 12, seed: keys.join().length + 7});
	for (const size of sizes) await resized(terminal, size);
	// A program that has never seen another size.
	await using fresh = await open(sizes.at(-1) ?? START);
	const isAlike = () => isDeepStrictEqual(withoutTimes(fresh.screen()), withoutTimes(terminal.screen()));
	// Whichever of the two is drawn last.
	await Promise.any([fresh.sees(isAlike), terminal.sees(isAlike)]);
	const isTimed = terminal
		.screen()
		.split('\n')
		.map((line) => TIME.test(line));
	const cellsOf = ({cells}: Terminal) => cells().filter((__, row) => isTimed[row] !== true);
	expect(cellsOf(terminal)).toEqual(cellsOf(fresh));
});

test('what something else has written on the screen goes with ^L', async () => {
	await using server = await serveSubjects(['One', 'Two', 'Three']);
	await using terminal = openTerminalHere({args: [OPERATION_ID, '--base-url', server.url, '--interval', '3600']});
	await terminal.sees('example.com  no reason given');
	const before = terminal.cells();
	await new Promise<void>((resolve) => terminal.feed('\u001B[3;9Hwarning: something else', resolve));
	await terminal.sees('warning: something else');
	await terminal.press('ctrl-l');
	await terminal.sees.not('warning: something else');
	expect(terminal.cells()).toEqual(before);
});

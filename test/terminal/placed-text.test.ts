import {describe, expect, test} from 'vitest';
import {leftAligned, truncate, widthOf} from '../../source/core/text/drawing/width.ts';
import {safeBody, safeLine} from '../../source/core/text/text.ts';
import {Painter} from '../../source/terminal/frames/painter.ts';
import {placed} from '../../source/terminal/placed-text.ts';
import {createEmulator, type Emulator} from '../helpers/emulator.ts';
import {everyEmoji} from '../helpers/every-emoji.ts';
import type {Cell} from '../helpers/screen.ts';
import {graphemeWidths, unicode6Widths, unicode11Widths} from '../helpers/widths.ts';

const COLUMNS = 60;
const SUBJECT = 20;

/** A row of the list as Ink writes it: a line of the frame, of which each but the last ends with a line feed. */
function rowOf(subject: string): string {
	return `\u001B[G\u001B[K✗ FAILED  ${leftAligned(safeLine(subject), SUBJECT)}  12:30:11 ┃`;
}

function draw(emulator: Emulator, frame: string): void {
	emulator.feedNow(frame.replaceAll('\n', '\r\n'));
}

describe.each([
	['6', unicode6Widths],
	['11', unicode11Widths],
	['grapheme clusters', graphemeWidths],
])('in a terminal with the widths of Unicode %s', (_, widths) => {
	test('every emoji there is leaves the other columns where they are, in a list and in a body, as the screen changes', () => {
		const emoji = everyEmoji();
		expect(emoji.length).toBeGreaterThan(3600);
		const displaced: string[] = [];
		const emulator = createEmulator(COLUMNS, 50, () => {}, widths);
		const painter = new Painter(() => ({columns: COLUMNS, rows: 50}));
		emulator.feedNow(`${painter.take('\u001B[?1049h')}\u001B[?7l`);
		for (let start = 0; start < emoji.length; start += 50) {
			const some = emoji.slice(start, start + 50);
			for (const lineOf of [rowOf, bodyRowOf]) {
				const frame = some.map((one) => lineOf(`${one}${one} News`)).join('\n');
				draw(emulator, painter.take(`\u001B[H${frame}`));
				const cells = emulator.cells();
				for (const [index, one] of some.entries())
					if (!isInPlace(cells[index])) displaced.push(`${one} ${emulator.rows()[index]}`);
			}
		}
		emulator.dispose();
		expect(displaced).toEqual([]);
	}, 60_000);

	test.each([
		'한글 in parts: \u1112\u1161\u11ab\u1100\u1173\u11af',
		'क्षत्रिय स्त्री',
		'ทดสอบ กำลัง',
		'x\u0301\u0302\u0303',
		'日本語の件名です、とても長い件名',
		'a 🏽 🇩 👍🏽👍🏽👍🏽👍🏽👍🏽👍🏽👍🏽👍🏽👍🏽👍🏽👍🏽👍🏽',
		'שלום 123 עולם',
		'مرحبا بالعالم',
	])('so does %j', (subject) => {
		const emulator = createEmulator(COLUMNS, 2, () => {}, widths);
		draw(emulator, `\u001B[?7l${placed(`${rowOf(subject)}\n${bodyRowOf(subject)}`, COLUMNS)}`);
		expect(emulator.cells().map(isInPlace)).toEqual([true, true]);
		emulator.dispose();
	});

	test('a row that ends with an emoji leaves nothing behind it', () => {
		const emulator = createEmulator(COLUMNS, 2, () => {}, widths);
		const frame = `${safeBody('👨🏽‍👩🏽‍👧🏽‍👦🏽')}\nsecond`;
		draw(emulator, `\u001B[?7l${placed(frame, COLUMNS)}`);
		const rows = emulator.rows();
		expect(widthOf(rows[0] ?? '')).toBeLessThanOrEqual(2);
		expect(
			emulator
				.cells()[0]
				?.slice(2)
				.every(({char}) => char.trim() === ''),
		).toBe(true);
		expect(rows[1]).toBe('second');
		emulator.dispose();
	});
});

/** The same row with the text as a body has it, where emoji keep their sequences. */
function bodyRowOf(text: string): string {
	const body = truncate(safeBody(text), SUBJECT);
	return `\u001B[G\u001B[K✗ FAILED  ${leftAligned(body, SUBJECT)}  12:30:11 ┃`;
}

/** Whether what is before and behind the subject is where it belongs. */
function isInPlace(cells: readonly Cell[] = []): boolean {
	const text = cells.map(({char}) => char);
	return (
		text.slice(0, 10).join('') === '✗ FAILED  ' &&
		text
			.slice(10 + SUBJECT)
			.join('')
			.trimEnd() === '  12:30:11 ┃'
	);
}

test.each([
	['plain text is written as it is', '\u001B[1mabc ─ é\u001B[22m\nnext', '\u001B[1mabc ─ é\u001B[22m\nnext'],
	['after what is in doubt the column follows', 'a 日本 b', 'a 日本\u001B[7G b\u001B[K'],
	['a letter is measured with its mark', 'xe\u0301y', 'xe\u0301\u001B[3Gy\u001B[K'],
	['columns count from where the cursor is', '\u001B[5G日x', '\u001B[5G日\u001B[7Gx\u001B[K'],
	['each line has its own', '日\n日', '日\u001B[3G\u001B[K\n日\u001B[3G\u001B[K'],
	['colours move nothing', '\u001B[31m日\u001B[39mx', '\u001B[31m日\u001B[3G\u001B[39mx\u001B[K'],
	['nothing is erased in a full line', `日${'x'.repeat(58)}`, `日\u001B[3G${'x'.repeat(58)}`],
	['what fills the line needs no column', `${'x'.repeat(58)}日`, `${'x'.repeat(58)}日`],
	['text from right to left ends its direction', 'שלום  12', 'שלום\u200E\u001B[5G  12\u001B[K'],
	['and only at its end', 'שלום 12 עולם', 'שלום\u001B[5G 12 עולם\u200E\u001B[13G\u001B[K'],
])('%s', (_, frame, expected) => {
	expect(placed(frame, COLUMNS)).toBe(expected);
});

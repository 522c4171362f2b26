import fc from 'fast-check';
import {expect} from 'vitest';
import {toAscii} from '../../source/core/text/drawing/ascii.ts';
import {widthOf} from '../../source/core/text/drawing/width.ts';
import type {ThemeOptions} from '../../source/ui/theme/theme.ts';
import {createEmulator} from '../helpers/emulator.ts';

export const HOUR = 3_600_000;

/** The size of a terminal. */
export type Size = {readonly columns: number; readonly rows: number};

/** Every edge at which something appears, the sizes of the mock-ups, and any other. */
export const sizes: fc.Arbitrary<Size> = fc.record({
	columns: fc.oneof(
		fc.constantFrom(40, 55, 56, 60, 79, 80, 100, 119, 120, 139, 140, 160, 179, 180, 220),
		fc.integer({min: 40, max: 300}),
	),
	rows: fc.oneof(fc.constantFrom(12, 15, 16, 20, 23, 24, 30, 39, 40, 50), fc.integer({min: 12, max: 100})),
});

const counter = fc.oneof(fc.constant(0), fc.nat({max: 12}), fc.nat({max: 12_000}), fc.nat({max: 1_200_000}));

/** What an operation may answer about itself, however old it is. */
export const answered = fc.record({
	stats: fc.record({
		...{total: counter, queued: counter, sent: counter, scheduled: counter},
		...{delivered: counter, opened: counter, undelivered: counter, failed: counter, canceled: counter},
	}),
	status: fc.constantFrom('SCHEDULED', 'PROCESSING', 'COMPLETED', 'CANCELED', 'SOMETHING_NEW'),
	age: fc.nat({max: 99 * HOUR}),
});

export const looks = fc.record({
	depth: fc.constantFrom<ThemeOptions['depth'][]>('truecolor', '256', '16', 'none'),
	isAscii: fc.boolean(),
	background: fc.constantFrom('dark' as const, 'light' as const),
});

const PIECES = ['a', 'Z', ' ', '日本', '한', 'e\u0301', 'ﾊﾟ', 'ß', 'long-word-'] as const;

/** Texts of strangers, without emoji sequences. */
export const texts = fc.array(fc.constantFrom(...PIECES), {maxLength: 60}).map((pieces) => pieces.join(''));

/** The signs of a frame that no terminal with ASCII alone could be given, other than those of strangers. */
function withoutAscii(frame: string): readonly string[] {
	const foreign = new Set(PIECES.join('').normalize('NFC'));
	return [...new Set(frame)].filter((sign) => /\P{ASCII}/u.test(sign) && !foreign.has(sign) && toAscii(sign) === '?');
}

/** Measures frames against the terminal that they are drawn for, and counts them; `besides` are the rules above a part of the width only. */
export function createRuler(besides = /^$/u) {
	const emulator = createEmulator(300, 100, () => {});
	let count = 0;
	return {
		/** Expects a frame of exactly this size, with an ASCII form of each of its signs if it is drawn in ASCII; resolves with its lines. */
		async measure(frame: string, {columns, rows}: Size, {isAscii}: ThemeOptions): Promise<readonly string[]> {
			const lines = frame.split('\n');
			expect(lines).toHaveLength(rows);
			expect(lines.filter((line) => widthOf(line) > columns)).toEqual([]);
			// Ink cuts what is too wide and leaves blank what is missing: the rules show both, but for those of a pane beside another.
			const rules = lines.filter((line) => /^(?:──|--) /u.test(line) && !besides.test(line));
			expect(rules.filter((rule) => widthOf(rule) < columns || !/[─-]$/u.test(rule))).toEqual([]);
			expect(lines.at(-1)?.trim()).not.toBe('');
			if (isAscii) expect(withoutAscii(frame)).toEqual([]);
			// The terminal has the last word on how wide a line is.
			emulator.resize(columns, rows);
			await new Promise<void>((resolve) => emulator.feed(`\u001Bc${lines.join('\r\n')}`, resolve));
			expect(emulator.rows()).toEqual(lines.map((line) => line.trimEnd()));
			count += 1;
			return lines;
		},
		/** How many frames were measured; the terminal is gone then. */
		finish(): number {
			emulator.dispose();
			return count;
		},
	};
}

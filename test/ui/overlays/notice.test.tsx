import {describe, expect, test} from 'vitest';
import {safeLine} from '../../../source/core/text/text.ts';
import {type Event, notice} from '../../../source/state/watch/event.ts';
import {GOT_OPERATION, GOT_PAGE, NOW, openAppWith} from '../open-app.tsx';

const EXPORTING: readonly Event[] = [
	{type: 'began-export', format: 'csv', total: 10_000},
	{type: 'moved-export', written: 4200},
];

/** The last line of the screen after these events. */
async function lastLine(columns: number, ...events: readonly Event[]): Promise<string> {
	const {frame, press} = openAppWith(
		{size: {columns, rows: 24}, arrange: ({dispatch}) => dispatch(...events)},
		GOT_OPERATION,
		GOT_PAGE,
	);
	await press();
	return frame().split('\n').at(-1) ?? '';
}

describe('a notice', () => {
	test.each([
		['of something done', {sign: 'done'}, '✓ Wrote it.'],
		['of trouble', {sign: 'trouble'}, '⚠ Wrote it.'],
		['of plain information', {}, ' Wrote it.'],
	] as const)('%s stands at the right end with its glyph, and the keys stay', async (_, options, end) => {
		const line = await lastLine(100, notice(NOW, 'Wrote it.', options));
		expect(line).toHaveLength(99);
		expect(line.endsWith(end)).toBe(true);
		expect(line).toContain('/ find');
	});

	test.each([40, 60, 100])(
		'too long for %i columns ends between two words; the key to the others stays',
		async (columns) => {
			const sentence = Array.from({length: 40}, (_, number) => `word${number}`).join(' ');
			const line = await lastLine(columns, notice(NOW, sentence));
			expect(line).toMatch(/\? help.* word0.*word\d+… {2}! shows all$/u);
			expect(line.length).toBeLessThan(columns);
		},
	);
});

describe('an export under way', () => {
	test.each([
		[160, /⏎ details.*q quit.* exporting CSV {2}━+╸?·+ {2}42 % {2}4,200 of 10,000 · Esc stops$/u],
		[100, /q quit.* exporting CSV {2}━+╸?·+ {2}42 % {2}4,200 of 10,000 · Esc stops$/u],
		[60, /q quit.* exporting CSV {2}42 % · Esc stops$/u],
		[40, /q quit.* CSV 42 % · Esc stops$/u],
	])('leaves the keys at %i columns', async (columns, line) => {
		expect(await lastLine(columns, ...EXPORTING)).toMatch(line);
	});

	test('lets a notice come before it', async () => {
		expect(await lastLine(100, ...EXPORTING, notice(NOW, safeLine('Copied.')))).not.toContain('exporting');
	});
});

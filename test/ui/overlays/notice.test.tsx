import {describe, expect, test} from 'vitest';
import {hint, inShort} from '../../../source/core/text/hints.ts';
import {safeLine, say} from '../../../source/core/text/text.ts';
import {type Event, notice} from '../../../source/state/watch/event.ts';
import type {NoticeText} from '../../../source/state/watch/notice-text.ts';
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

	test.each([
		[40, / \? keys {2}q quit {2,}word0.*word\d+… !$/u],
		[60, / f failures {2}c why {2}\? keys {2}q quit {2,}word0.*word\d+… !$/u],
		[100, /c why {2}⏎ open {2}x export {2}\? keys {2}q quit {2,}word0.*word\d+… {2}! shows all$/u],
	])(
		'too long for %i columns ends between two words; the keys stay, and the one to the others',
		async (columns, end) => {
			const sentence = Array.from({length: 40}, (_, number) => `word${number}`).join(' ');
			const line = await lastLine(columns, notice(NOW, sentence));
			expect(line).toMatch(end);
			expect(line.length).toBeLessThan(columns);
		},
	);

	const NAME = './sendwatch-vqjhp4-20260405T062042Z.csv';
	const WROTE = [
		say`Wrote ${NAME}: 10,000 emails.`,
		inShort(say`${NAME}`),
		inShort(say`Wrote 10,000 emails.`),
		inShort(say`10,000 emails`),
	];
	const RANGE = [
		say`Marking from here to the cursor`,
		hint('mark-range', 'ends the range', ': move, then '),
		say`.`,
		inShort(say`Marking`, hint('mark-range', 'ends the range', ': '), say`.`),
		inShort(say`Marking a range.`),
	];
	test.each<readonly [number, NoticeText, string]>([
		[160, WROTE, `Wrote ${NAME}: 10,000 emails.`],
		[100, WROTE, `${NAME} !`],
		[60, WROTE, 'Wrote 10,000 emails.'],
		[40, WROTE, 'Wrote 10,000 emails.'],
		[160, RANGE, 'Marking from here to the cursor: move, then v ends the range.'],
		[100, RANGE, 'Marking: v ends the range.  ! shows all'],
		[60, RANGE, 'Marking a range. !'],
		[
			100,
			[say`No find is active.`, hint('find', 'finds emails: loaded ones first, then the rest.')],
			'No find is active.  ! shows all',
		],
		[60, say`“First: second” …abcd has stalled. Nothing moves.`, '“First: second”… !'],
	])('at %i columns takes the longest of its forms that fits', async (columns, text, shown) => {
		const line = await lastLine(columns, notice(NOW, text, {sign: 'done'}));
		expect(line.endsWith(` ✓ ${shown}`)).toBe(true);
	});
});

describe('an export under way', () => {
	test.each([
		[160, /⏎ open.*q quit.* exporting CSV {2}━+╸?·+ {3}42 % {3}4,200 of 10,000 · Esc stops$/u],
		[100, /^ f failures {2}c why {2}⏎ open {2}.*x export {2}\? keys {2}q quit .* CSV {2}4,200 of 10,000 · Esc stops$/u],
		[60, /^ f failures {2}c why {2}\? keys {2}q quit {2,}CSV {2}4,200 of 10,000$/u],
		[40, /^ \? keys {2}q quit {2,}CSV {2}4,200 of 10,000$/u],
	])('leaves the keys at %i columns', async (columns, line) => {
		expect(await lastLine(columns, ...EXPORTING)).toMatch(line);
	});

	test('lets a notice come before it', async () => {
		expect(await lastLine(100, ...EXPORTING, notice(NOW, safeLine('Copied.')))).not.toContain('exporting');
	});
});

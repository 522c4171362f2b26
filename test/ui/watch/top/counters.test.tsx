import {renderToString} from 'ink';
import {describe, expect, test} from 'vitest';
import {safe} from '../../../../source/core/text/text.ts';
import {NOTHING_KNOWN, receiveOperation} from '../../../../source/state/watch/operation.ts';
import {createTheme} from '../../../../source/ui/theme/theme.ts';
import {counterSpans} from '../../../../source/ui/watch/top/counter-texts.ts';
import {Counters} from '../../../../source/ui/watch/top/counters.tsx';
import {StackedBar} from '../../../../source/ui/watch/top/stacked-bar.tsx';
import {operation} from '../../../helpers/emails.ts';

const THEME = createTheme({depth: 'truecolor', isAscii: false});
const PLAIN = createTheme({depth: 'none', isAscii: false});
type Numbers = Parameters<typeof operation>[1];

function watched(...answers: readonly Numbers[]) {
	return answers.reduce(
		(watch, stats, index) => receiveOperation(watch, operation('COMPLETED', stats), index * 2000),
		NOTHING_KNOWN,
	);
}

function lines(columns: number, rows: 1 | 2, ...answers: readonly Numbers[]): readonly string[] {
	const {counts, lastKnown, deltas} = watched(...answers);
	const element = (
		<Counters
			{...{counts, lastKnown, deltas, rows, columns}}
			pace={[safe`248/s (12/s failing)`, safe`248/s`]}
			timeLeft={[safe`about 10 s to about 45 s left`, safe`10 s–45 s left`]}
			theme={PLAIN}
		/>
	);
	return renderToString(element, {columns}).split('\n');
}

const SEND = {total: 10_000, delivered: 4185, opened: 158, undelivered: 1958, failed: 43, sent: 1793, queued: 1863};
const LATER = {...SEND, delivered: 4669, opened: 172, undelivered: 2249, failed: 44, queued: 1073};

describe('the counters', () => {
	test('stand in two lines of fixed fields from 80 columns on', () => {
		expect(lines(100, 2, SEND, LATER)).toEqual([
			' ✓ delivered    4,669  47 %    +484   ↩ undelivered  2,249  22 %    +291   → sent    1,793  248/s',
			' ◉ opened         172   2 %     +14   ✗ failed          44  <1 %      +1   ○ queued  1,073',
		]);
	});

	test('a number that grows by a digit moves nothing', () => {
		const place = (line = '') => [...line.matchAll(/[✓◉↩✗→○%]/gu)].map(({index}) => index);
		for (const [columns, rows] of [
			[100, 2],
			[80, 2],
			[60, 1],
			[40, 1],
		] as const) {
			const before = lines(columns, rows, {...SEND, delivered: 999, failed: 9, sent: 99});
			const after = lines(columns, rows, {...SEND, delivered: 1000, failed: 10, sent: 100});
			expect(after.map(place)).toEqual(before.map(place));
		}
	});

	test.each<readonly [string, Numbers, string]>([
		[
			'all of them, which keep their places',
			{total: 10_000, delivered: 6521, opened: 429, undelivered: 3000, failed: 50},
			' ✓6,521 ◉429 ↩3,000 ✗50  →0     ○0',
		],
		[
			'those of the lowest rank, each whole, where not all fit',
			{total: 10_000, delivered: 1000, opened: 1500, undelivered: 3000, failed: 1500, sent: 1500, queued: 1500},
			' ✓1,000 ↩3,000 ✗1,500 →1,500 ○1,500',
		],
		['each whole', {total: 3_000_000, delivered: 1_234_567, undelivered: 12_345, failed: 1234, sent: 1_000_000}, ''],
	])('in 40 columns are %s', (_, stats, line) => {
		const [text = ''] = lines(40, 1, stats);
		expect(text.trimEnd().startsWith(line)).toBe(true);
		expect(text.trimEnd().length).toBeLessThanOrEqual(39);
		expect(text).not.toContain('…');
	});

	test('show what is canceled or scheduled only where it is not 0', () => {
		expect(lines(100, 2, SEND).join('\n')).not.toMatch(/canceled|scheduled/u);
		expect(lines(100, 2, {...SEND, canceled: 12, scheduled: 5}).join('\n')).toMatch(
			/⊘ canceled 12\n[\s\S]*◷ scheduled 5$/u,
		);
		expect(lines(60, 1, {...SEND, canceled: 12})[0]).toContain('⊘12');
		expect(lines(60, 1, {...SEND, scheduled: 5})[0]).toMatch(/○1,86\d .*◷5/u);
	});

	test('are bold and in colour as soon as there is trouble, and a 0 never is', () => {
		const spansOf = (failed: number) => {
			const {counts, lastKnown, deltas} = watched({...SEND, failed});
			const form = {hasShare: true, hasChange: true};
			return counterSpans('failed', {name: 11, number: 6}, form, {counts, lastKnown, deltas, theme: THEME});
		};
		expect(spansOf(1)[2]).toMatchObject({...THEME.failed, isBold: true});
		for (const {colour, isBold} of spansOf(0)) {
			expect([THEME.muted.colour, undefined]).toContain(colour);
			expect(isBold).not.toBe(true);
		}
	});
});

describe('the bar', () => {
	const bar = (columns: number, stats: Numbers) => {
		const watch = receiveOperation(NOTHING_KNOWN, operation('COMPLETED', stats), 0);
		return renderToString(<StackedBar counts={watch.counts} columns={columns} theme={PLAIN} />, {columns});
	};

	test('is as wide whatever the numbers are', () => {
		const cells = (stats: Numbers) => bar(100, stats).match(/[·█▇▚▞▓░▒]/gu)?.length;
		expect(bar(100, LATER)).toMatch(/ 71 % {3}7,134 of 10,000 ?$/u);
		expect(cells({total: 10_000, delivered: 1, queued: 9999})).toBe(cells(LATER));
	});

	test('says the share alone where there is little room', () => {
		expect(bar(60, LATER)).toMatch(/ 71 % ?$/u);
		expect(bar(60, LATER)).not.toContain(' of ');
	});
});

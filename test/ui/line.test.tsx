import fc from 'fast-check';
import {Box, renderToString} from 'ink';
import type {ReactElement} from 'react';
import {describe, expect, test} from 'vitest';
import {detailLine, safe, safeLine, untrusted} from '../../source/core/text/text.ts';
import {Block, Line, Paragraph} from '../../source/ui/line.tsx';
import {span} from '../../source/ui/span.ts';
import {Table} from '../../source/ui/table.tsx';
import {createTheme} from '../../source/ui/theme/theme.ts';
import {expectWhole, FAMILY, measuredAlike} from '../helpers/awkward-text.ts';
import {check} from '../helpers/check.ts';

function rowsOf(element: ReactElement, columns: number): readonly string[] {
	return renderToString(element, {columns}).split('\n');
}

const STRANGER = untrusted('evil\u001b[2J');

describe('what is drawn is safe by its type', () => {
	test('a line takes safe text, alone, in parts and in lists of parts', () => {
		const line = (
			<Line isBold>
				{safe`a`}
				{span(STRANGER.safe, {isDim: true})}
				{STRANGER.raw === '' && safe`not there`}
				{undefined}
				{[safe`b`, [span(safe`c`, {})]]}
			</Line>
		);
		expect(rowsOf(line, 20)).toEqual(['aevil␛[2Jbc']);
	});

	test('nothing else compiles', () => {
		const plain: string = 'plain';
		const elements = [
			// @ts-expect-error: a plain string
			<Line key="a">{plain}</Line>,
			// @ts-expect-error: not even one that stands in the source, so that nobody gets used to it
			<Line key="b">plain</Line>,
			// @ts-expect-error: what a stranger wrote, as it came
			<Line key="c">{STRANGER.raw}</Line>,
			// @ts-expect-error: a stranger's text as a whole
			<Line key="d">{STRANGER}</Line>,
			// @ts-expect-error: safe text that was cut by UTF-16 units
			<Line key="e">{STRANGER.safe.slice(1)}</Line>,
			// @ts-expect-error: safe text put together outside of core/text
			<Line key="f">{`${STRANGER.safe}!`}</Line>,
			// @ts-expect-error: a number
			<Line key="g">{7}</Line>,
			// @ts-expect-error: an element, which could hold anything
			<Line key="h">{<Box />}</Line>,
			// @ts-expect-error: a string among safe parts
			<Line key="i">{[safe`a`, plain]}</Line>,
			// @ts-expect-error: a plain string in a part
			<Line key="j">{span(plain, {})}</Line>,
			// @ts-expect-error: nor do the others take one
			<Block key="k" lines={[plain]} />,
			// @ts-expect-error
			<Paragraph key="l">{plain}</Paragraph>,
			// @ts-expect-error
			<Table key="m" rows={[[plain]]} />,
			// @ts-expect-error: a template of safe parts takes no other
			safe`${plain}`,
			// @ts-expect-error
			safe`${STRANGER.raw}`,
		];
		expect(elements).toHaveLength(15);
	});
});

test('a block has a row for each of its lines, the empty ones too', () => {
	expect(rowsOf(<Block lines={[safe`a`, safe``, safe`b`]} />, 9)).toEqual(['a', '', 'b']);
});

test('a paragraph goes on in the next row', () => {
	expect(rowsOf(<Paragraph>{safe`one two three`}</Paragraph>, 8)).toEqual(['one two', 'three']);
});

test('a table has its columns in order, each as wide as what is drawn in it', () => {
	const rows = [
		[safe`2`, safe`日本`, safe`1`],
		[safe`x`, safe``, safeLine(`e\u0301${FAMILY}`)],
	];
	expect(rowsOf(<Table rows={rows} theme={createTheme({depth: 'none', isAscii: false})} />, 40)).toEqual([
		'┌───┬──────┬─────┐',
		'│ 2 │ 日本 │ 1   │',
		'├───┼──────┼─────┤',
		`│ x │      │ é👨 │`,
		'└───┴──────┴─────┘',
	]);
});

test('whatever stands in it and however narrow its place is, a line is one row of whole characters', () => {
	check(
		fc.property(measuredAlike, measuredAlike, fc.integer({min: 1, max: 40}), (raw, other, columns) => {
			const texts = [safeLine(raw), detailLine(untrusted(other))] as const;
			const line = (
				<Box width={columns}>
					<Line columns={columns} isInverse>
						{texts[0]}
						{span(texts[1], {isBold: true, colour: '#ee756b'})}
					</Line>
				</Box>
			);
			const rows = rowsOf(line, columns);
			expect(rows).toHaveLength(1);
			for (const row of rows) expectWhole(row, columns, texts.join(''));
		}),
	);
});

import {Box} from 'ink';
import {memo, useMemo} from 'react';
import type {Email} from '../../core/emails/email.ts';
import {meaningOf} from '../../core/operation/status.ts';
import {spaces} from '../../core/text/compose.ts';
import {graphLines} from '../../core/text/drawing/graph.ts';
import {widthOf} from '../../core/text/drawing/width.ts';
import {clockTime} from '../../core/text/format.ts';
import {safe} from '../../core/text/text.ts';
import type {KnownGroup} from '../../state/failures/failures.ts';
import {failuresOverTime, timeSpanOf} from '../../state/failures/over-time.ts';
import type {Field} from '../fit.ts';
import {Line} from '../line.tsx';
import {span} from '../span.ts';
import type {Theme} from '../theme/theme.ts';
import {titledRule} from '../titled-rule.ts';
import type {PaneSize} from './triage-layout.ts';

export type WhenPaneProps = {
	/** All failures that are known: the graph is of their time. */
	readonly all: readonly Email[];
	/** The group under the cursor, whose failures it shows. */
	readonly group: KnownGroup | undefined;
	readonly place: PaneSize;
	readonly writtenAt: number;
	readonly theme: Theme;
};

const MARGIN = 1;
const SAMPLES_A_CELL = 2;
/** Servers write times to the second: finer parts would be empty for no reason. */
const FINEST_MS = 1000;
const [TITLE, AXIS] = [1, 1];

/** When the emails of the group under the cursor failed, within the time in which any did. */
export const WhenPane = memo(function WhenPane({all, group, place, writtenAt, theme}: WhenPaneProps) {
	const {columns, rows} = place;
	const width = columns - 2 * MARGIN;
	const height = Math.max(1, rows - TITLE - AXIS);
	const time = useMemo(() => timeSpanOf(all), [all]);
	const lines = useMemo(() => {
		if (time === undefined) return [];
		const samples = width * SAMPLES_A_CELL;
		const parts = Math.max(1, Math.min(samples, Math.floor((time.to - time.from) / FINEST_MS) + 1));
		const counts = failuresOverTime(group?.emails ?? all, time, parts);
		const up = Array.from({length: samples}, (_, sample) => counts[Math.floor((sample * parts) / samples)] ?? 0);
		const size = {columns: width, upRows: height, downRows: 0, scale: Math.max(1, ...up)};
		return graphLines({up, down: []}, size, theme.isAscii);
	}, [all, group, time, width, height, theme]);
	const ends = time === undefined ? [] : [time.from, time.to].map((at) => clockTime(at, writtenAt));
	const [from = safe``, to = safe``] = ends;
	const range: readonly Field[] =
		ends.length === 0 ? [] : [{forms: [span(safe`${from} ${theme.dash} ${to}`, theme.muted)], rank: 1}];
	const {style} = theme.statuses[meaningOf(group?.statuses[0]?.value.safe ?? 'FAILED')];
	return (
		<Box flexDirection="column" width={columns} height={rows} overflow="hidden">
			<Line>
				{titledRule({left: [{forms: [span(safe`When`, {isBold: true})], rank: 0}], right: range}, columns, theme)}
			</Line>
			{lines.map((line, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place.
				<Line key={index} {...style}>
					{safe` ${line}`}
				</Line>
			))}
			{rows > TITLE + AXIS && (
				<Line {...theme.muted}>{safe` ${from}${spaces(width - widthOf(from) - widthOf(to))}${to}`}</Line>
			)}
		</Box>
	);
});

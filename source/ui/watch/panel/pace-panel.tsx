import {Box} from 'ink';
import {memo} from 'react';
import {type Course, latestStretches} from '../../../core/operation/course.ts';
import {graphLines, scaleFor} from '../../../core/text/drawing/graph.ts';
import {duration, perSecond} from '../../../core/text/format.ts';
import {type SafeText, safe} from '../../../core/text/text.ts';
import type {Field} from '../../fit.ts';
import {Line} from '../../line.tsx';
import {span} from '../../span.ts';
import type {Theme} from '../../theme/theme.ts';
import {titledRule} from '../../titled-rule.ts';

export type PacePanelProps = {
	readonly course: Course;
	/** The pace and the time left, if they are shown here; else what the graph shows. */
	readonly figures: readonly SafeText[] | undefined;
	readonly lines: number;
	readonly columns: number;
	readonly theme: Theme;
};

const MARGIN = 1;
const SAMPLES_A_CELL = 2;
/** The precision of the time range of the graph in ms, so that it does not tick. */
const SPAN_STEP_MS = 10_000;

/** How many emails a second are delivered, above an axis, and fail, below it. The scale only grows. */
export const PacePanel = memo(function PacePanel({course, figures, lines, columns, theme}: PacePanelProps) {
	const scale = scaleFor(course.peak);
	const graph = columns - 2 * MARGIN;
	const stretches = latestStretches(course, graph * SAMPLES_A_CELL);
	const downRows = Math.max(1, Math.round(lines / 3));
	const size = {columns: graph, upRows: lines - downRows, downRows, scale};
	const data = {up: stretches.map(({delivered}) => delivered), down: stretches.map(({failed}) => failed)};
	const [first, last] = [stretches[0], stretches.at(-1)];
	const lasts = first === undefined || last === undefined ? 0 : last.to - first.from;
	const told = figures ?? [safe`delivered up, failed down${spanText(lasts)}`, safe`delivered up, failed down`];
	const title: readonly Field[] = [
		{forms: [span(safe`Pace`, {isBold: true})], rank: 0},
		{forms: told.map((text) => span(text, theme.muted)), rank: 2},
	];
	const label: readonly Field[] = course.peak === 0 ? [] : [{forms: [span(perSecond(scale), theme.muted)], rank: 1}];
	return (
		<Box flexDirection="column" width={columns} height={lines + 1}>
			<Line>{titledRule({left: title, right: label}, columns, theme)}</Line>
			{graphLines(data, size, theme.isAscii).map((line, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place.
				<Line key={index} {...(index < size.upRows ? theme.delivered : theme.failed)}>
					{safe` ${line}`}
				</Line>
			))}
		</Box>
	);
});

function spanText(ms: number): SafeText {
	const rounded = Math.floor(ms / SPAN_STEP_MS) * SPAN_STEP_MS;
	return rounded === 0 ? safe`` : safe`, ${duration(rounded)}`;
}

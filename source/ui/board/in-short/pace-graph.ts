import {latestStretches} from '../../../core/operation/course.ts';
import {type GraphSize, graphLines, scaleFor} from '../../../core/text/drawing/graph.ts';
import type {BoardRow} from '../../../state/board/rows/row.ts';
import {type Span, span} from '../../span.ts';
import type {Theme} from '../../theme/theme.ts';

/** The gap between the figures of a send and its graph, and the length of a graph in their line. */
export const [GRAPH_GAP, LONGEST_SPARK] = [4, 24];
/** A shorter graph shows nothing. */
const SHORTEST = 8;
const SAMPLES_A_CELL = 2;

/**
 * How many emails a second of a send were delivered and failed since the board first saw it, a span a line from the top down: delivered
 * above an axis, failed below; if nothing is below, both together. None for a campaign, before anything has moved, or without room.
 */
export function paceGraph(row: BoardRow | undefined, size: Omit<GraphSize, 'scale'>, theme: Theme): readonly Span[] {
	const course = row?.kind === 'send' ? row.send.watch.course : undefined;
	if (course === undefined || course.peak === 0 || size.columns < SHORTEST) return [];
	const stretches = latestStretches(course, size.columns * SAMPLES_A_CELL);
	const isOneSided = size.downRows === 0;
	const data = {
		up: stretches.map(({delivered, failed}) => (isOneSided ? delivered + failed : delivered)),
		down: stretches.map(({failed}) => failed),
	};
	const scale = scaleFor(isOneSided ? Math.max(course.peak, ...data.up) : course.peak);
	return graphLines(data, {...size, scale}, theme.isAscii).map((line, index) =>
		span(line, index < size.upRows ? theme.delivered : theme.failed),
	);
}

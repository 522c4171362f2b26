import {NO_TEXT, repeated} from '../compose.ts';
import {type SafeText, safe} from '../text.ts';
import {vouched} from '../vouched.ts';

/** One part of a stacked bar, in cells. */
export type BarSegment<Name> = {readonly name: Name; readonly cells: number};

/**
 * Shares `width` cells among parts of a whole so that the bar is exactly full when the parts are: boundaries are rounded, not
 * lengths, and a part that is there gets at least one cell as long as there is one to take from the largest.
 */
export function stack<Name>(
	parts: readonly {readonly name: Name; readonly value: number}[],
	total: number,
	width: number,
): readonly BarSegment<Name>[] {
	if (total <= 0 || width <= 0) return [];
	let sum = 0;
	let filled = 0;
	const segments = parts.map(({name, value}) => {
		sum += value;
		const end = Math.min(width, Math.round((sum / total) * width));
		const cells = end - filled;
		filled = end;
		return {name, cells, isThere: value > 0};
	});
	for (const segment of segments) {
		if (!segment.isThere || segment.cells > 0) continue;
		const largest = segments.reduce((a, b) => (b.cells > a.cells ? b : a));
		if (largest.cells < 2 && filled >= width) continue;
		if (filled < width) filled += 1;
		else largest.cells -= 1;
		segment.cells = 1;
	}
	return segments.filter(({cells}) => cells > 0).map(({name, cells}) => ({name, cells}));
}

/** A thin bar of `share` (0 to 1) of `width` cells, fine to half a cell; what is there at all shows at least the half. */
export function fineBar(share: number, width: number): SafeText {
	const halves = share > 0 ? Math.max(1, Math.round(Math.min(1, share) * width * 2)) : 0;
	return safe`${repeated(safe`━`, Math.floor(halves / 2))}${halves % 2 === 1 ? safe`╸` : NO_TEXT}`;
}

/** The same bar in whole cells of `mark`, for terminals without block characters. */
export function plainBar(share: number, width: number, mark: SafeText): SafeText {
	return repeated(mark, share > 0 ? Math.max(1, Math.round(Math.min(1, share) * width)) : 0);
}

/** A row of small columns, the tallest as high as the largest value. `marks` go from lowest to highest. */
export function sparkline(values: readonly number[], marks: SafeText): SafeText {
	const steps = [...marks];
	const largest = Math.max(...values, 0);
	const stepOf = (value: number) =>
		largest === 0 ? 0 : Math.min(steps.length - 1, Math.floor((value / largest) * steps.length));
	return vouched(values.map((value) => steps[stepOf(value)]).join(''));
}

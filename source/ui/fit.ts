import {spaces} from '../core/text/compose.ts';
import {widthOf} from '../core/text/drawing/width.ts';
import {flat, type Span, type Spans} from './span.ts';

/** A field of a line: shown whole in one of its forms, or not at all. */
export type Field = {
	/** What it says, the longest first. */
	readonly forms: readonly Spans[];
	/** The field with the highest rank gives way first; a field of rank 0 keeps its shortest form at any width. */
	readonly rank: number;
};

/** The fields of a line from its left and from its right end. Fields are `gap` columns apart, 2 by default. */
export type Fields = {readonly left: readonly Field[]; readonly right?: readonly Field[]; readonly gap?: number};

/** The fields that fit, and how many columns are left between the two ends. */
export type Fitted = {readonly start: readonly Span[]; readonly end: readonly Span[]; readonly fill: number};

/**
 * A line of exactly `columns` columns of whole fields. As long as they are too wide together, the field of the highest rank takes its
 * next form, and after its shortest is dropped; of two fields of one rank the one further to the right gives way first.
 */
export function fitLine(fields: Fields, columns: number): readonly Span[] {
	const {start, end, fill} = fitEnds(fields, columns);
	return [...start, ...(fill > 0 ? [{text: spaces(fill)}] : []), ...end];
}

/** The same, for a line that fills what is left with something else. */
export function fitEnds({left, right = [], gap = USUAL_GAP}: Fields, columns: number): Fitted {
	const all = [...left, ...right];
	const chosen = all.map(() => 0);
	// The ends are never closer than fields usually are.
	const between = Math.max(0, USUAL_GAP - gap);
	const widthOfBoth = () => {
		const [start, end] = [chosen.slice(0, left.length), chosen.slice(left.length)];
		const areBoth = widthOfChosen(left, start, gap) > 0 && widthOfChosen(right, end, gap) > 0;
		return widthOfChosen(all, chosen, gap) + (areBoth ? between : 0);
	};
	while (widthOfBoth() > columns) {
		const next = nextToGiveWay(all, chosen);
		if (next === undefined) break;
		chosen[next] = (chosen[next] ?? 0) + 1;
	}
	const [start, end] = [side(left, chosen.slice(0, left.length), gap), side(right, chosen.slice(left.length), gap)];
	return {start, end, fill: columns - spansWidth(start) - spansWidth(end)};
}

const USUAL_GAP = 2;

/** How many columns spans take. */
export function spansWidth(spans: readonly Span[]): number {
	return spans.reduce((sum, {text}) => sum + widthOf(text), 0);
}

function nextToGiveWay(fields: readonly Field[], chosen: readonly number[]): number | undefined {
	let found: number | undefined;
	for (const [index, {forms, rank}] of fields.entries()) {
		const form = chosen[index] ?? 0;
		const canShrink = form < forms.length - Number(rank === 0);
		if (canShrink && rank >= (found === undefined ? 0 : (fields[found]?.rank ?? 0))) found = index;
	}
	return found;
}

function widthOfChosen(fields: readonly Field[], chosen: readonly number[], gap: number): number {
	const widths = fields.flatMap(({forms}, index) => {
		const form = forms[chosen[index] ?? 0];
		const width = form === undefined ? 0 : spansWidth(flat(form));
		return width === 0 ? [] : [width];
	});
	return widths.reduce((sum, width) => sum + width, 0) + Math.max(0, widths.length - 1) * gap;
}

function side(fields: readonly Field[], chosen: readonly number[], gap: number): readonly Span[] {
	return fields
		.flatMap(({forms}, index) => {
			const form = flat(forms[chosen[index] ?? 0] ?? []);
			return spansWidth(form) === 0 ? [] : [form];
		})
		.flatMap((form, index) => (index === 0 ? form : [{text: spaces(gap)}, ...form]));
}

import {joined, NO_TEXT, trimmedEnd} from '../core/text/compose.ts';
import {leftAligned, truncate, widthOf} from '../core/text/drawing/width.ts';
import {type SafeText, safe, safeLine} from '../core/text/text.ts';
import type {Field, FieldValue} from './fields/field.ts';

const GAP = safe`  `;
const NARROWEST = 6;

/** A table that grows page by page: the first page settles how wide its columns are. */
export type Table<Item> = {readonly lines: (items: readonly Item[]) => readonly SafeText[]};

function tableText(value: FieldValue): SafeText {
	if (value === undefined) return NO_TEXT;
	if (typeof value !== 'object') return safeLine(String(value));
	if ('safe' in value) return value.safe;
	if ('tags' in value)
		return joined(
			value.tags.map((tag) => safe`${tag.key.safe}:${tag.value.safe}`),
			safe` `,
		);
	return joined(
		value.texts.map((text) => text.safe),
		safe`, `,
	);
}

/** Takes room from the widest columns, one by one, until a line fits. */
function narrow(widths: readonly number[], room: number): readonly number[] {
	const narrowed = [...widths];
	let excess = narrowed.reduce((sum, width) => sum + width, GAP.length * (narrowed.length - 1)) - room;
	while (excess > 0) {
		const widest = narrowed.indexOf(Math.max(...narrowed));
		const width = narrowed[widest] ?? 0;
		if (width <= NARROWEST) return narrowed;
		narrowed[widest] = width - 1;
		excess -= 1;
	}
	return narrowed;
}

/**
 * A table of safe text. With `columns`, the width of a terminal, a line never is wider than that: cells are cut with `…`. Without,
 * nothing is cut: a cell that is wider than its column pushes the rest of its line.
 */
export function createTable<Item>(
	fields: readonly Field<Item>[],
	columns: number | undefined,
	hasHeadings = true,
): Table<Item> {
	let widths: readonly number[] | undefined;
	const headings = fields.map(({name}) => safeLine(name.toUpperCase()));

	function settle(rows: readonly (readonly SafeText[])[]): readonly number[] {
		const natural = headings.map((heading, index) => {
			const widest = Math.max(widthOf(heading), ...rows.map((row) => widthOf(row[index] ?? '')));
			return Math.min(widest, Math.max(widthOf(heading), fields[index]?.columns ?? widest));
		});
		return columns === undefined ? natural : narrow(natural, columns);
	}

	function line(row: readonly SafeText[], all: readonly number[]): SafeText {
		const cells = row.map((text, index) => {
			const width = all[index] ?? 0;
			return columns === undefined && widthOf(text) > width ? text : leftAligned(text, width);
		});
		const whole = trimmedEnd(joined(cells, GAP));
		return columns === undefined ? whole : truncate(whole, columns);
	}

	return {
		lines(items) {
			const rows = items.map((item) => fields.map(({read}) => tableText(read(item))));
			if (widths !== undefined) return rows.map((row) => line(row, widths ?? []));
			const all = settle(rows);
			widths = all;
			return (hasHeadings ? [headings, ...rows] : rows).map((row) => line(row, all));
		},
	};
}

import {joined, NO_TEXT, trimmedEnd} from '../core/text/compose.ts';
import {leftAligned, truncate, widthOf} from '../core/text/drawing/width.ts';
import {type SafeText, safe, safeLine} from '../core/text/text.ts';
import {cellLines} from './cell-lines.ts';
import type {Field, FieldValue} from './fields/field.ts';
import {type Column, columnOf, fitted} from './table-columns.ts';

const GAP = safe`  `;
/** Stands for columns that did not fit. */
const MORE = safe` …`;

/** A table that grows page by page: the first page settles which columns it has and how wide they are. */
export type Table<Item> = {
	readonly lines: (items: readonly Item[]) => readonly SafeText[];
	/** How many columns were left out. */
	readonly hidden: () => number;
};

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

/** Whether a line has to hold it, even if the line is then too wide. */
function isKept<Item>({isWhole = false, isNamed = false}: Field<Item>): boolean {
	return isWhole || isNamed;
}

/**
 * A table of safe text. With `columns`, the width of a terminal, a line is no wider than that: columns that a table can do without are
 * left out, and the heads end in `…`; texts are shortened and say so, and what may take several lines is wrapped. A head is never cut, nor is what says nothing once it is cut, and a column
 * that was asked for by name is never left out, even if its line is too wide. Without `columns` nothing is cut: a cell that is wider than its column pushes the rest of its line.
 */
export function createTable<Item>(
	fields: readonly Field<Item>[],
	columns: number | undefined,
	hasHeadings = true,
): Table<Item> {
	let shown: readonly Column<Item>[] | undefined;
	const headings = fields.map(({name}) => safeLine(name.toUpperCase()));

	function settle(rows: readonly (readonly SafeText[])[]): readonly Column<Item>[] {
		const all = fields.map((field, index) => {
			const texts = rows.map((row) => row[index] ?? NO_TEXT);
			return columnOf(field, index, headings[index] ?? NO_TEXT, texts);
		});
		return columns === undefined ? all : fitted(all, columns);
	}

	function line(row: readonly SafeText[], all: readonly Column<Item>[]): SafeText {
		let lastWhole = NO_TEXT;
		let text = NO_TEXT;
		for (const {index, field, width} of all) {
			const start = text === '' ? text : safe`${text}${GAP}`;
			text = safe`${start}${inColumn(row[index] ?? NO_TEXT, width, field)}`;
			if (isKept(field)) lastWhole = text;
		}
		const whole = trimmedEnd(text);
		if (columns === undefined) return whole;
		return widthOf(lastWhole) >= columns ? trimmedEnd(lastWhole) : truncate(whole, columns);
	}

	/** A cell as wide as its column; what is never cut can be wider. */
	function inColumn(cell: SafeText, width: number, {isWhole = false, narrowing}: Field<Item>): SafeText {
		if (widthOf(cell) <= width) return leftAligned(cell, width);
		if (columns === undefined || isWhole) return cell;
		return leftAligned(narrowing?.to(cell, width) ?? cell, width);
	}

	/** Each row as the lines that it takes. */
	function wrapped(rows: readonly (readonly SafeText[])[], all: readonly Column<Item>[]): readonly SafeText[] {
		if (columns === undefined || all.every(({field}) => field.lines === undefined))
			return rows.map((row) => line(row, all));
		const cells = new Map(
			all.flatMap(({index, field: {lines}, width}) =>
				lines === undefined
					? []
					: [
							[
								index,
								cellLines(
									rows.map((row) => row[index] ?? NO_TEXT),
									width,
									lines,
								),
							] as const,
						],
			),
		);
		return rows.flatMap((row, number) => {
			const linesOf = row.map((cell, index) => cells.get(index)?.[number] ?? [cell]);
			const height = Math.max(...linesOf.map(({length}) => length));
			return Array.from({length: height}, (_, part) =>
				line(
					linesOf.map((lines) => lines[part] ?? NO_TEXT),
					all,
				),
			);
		});
	}

	return {
		hidden: () => (shown === undefined ? 0 : fields.length - shown.length),
		lines(items) {
			const rows = items.map((item) => fields.map(({read}) => tableText(read(item))));
			if (shown !== undefined) return wrapped(rows, shown);
			const all = settle(rows);
			shown = all;
			const lines = wrapped(rows, all);
			if (!hasHeadings) return lines;
			const head = line(headings, all);
			return [all.length === fields.length ? head : safe`${head}${MORE}`, ...lines];
		},
	};
}

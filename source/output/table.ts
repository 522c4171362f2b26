import {joined, NO_TEXT, trimmedEnd} from '../core/text/compose.ts';
import {leftAligned, truncate, widthOf} from '../core/text/drawing/width.ts';
import {type SafeText, safe, safeLine} from '../core/text/text.ts';
import {cellLines} from './cell-lines.ts';
import type {Field, FieldValue} from './fields/field.ts';

const GAP = safe`  `;
const NARROWEST = 6;
/** Stands for columns that did not fit. */
const MORE = safe` …`;

/** A table that grows page by page: the first page settles which columns it has and how wide they are. */
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

/** A column of the table: which field it shows, how wide it is now, and the least it takes. */
type Column<Item> = {readonly index: number; readonly field: Field<Item>; width: number; readonly least: number};

/** How soon a table leaves a field out; 0 if never. */
function rankOf<Item>({rank = 0, isNamed = false}: Field<Item>): number {
	return isNamed ? 0 : rank;
}

/** Whether a line has to hold it, even if the line is then too wide. */
function isKept<Item>({isWhole = false, isNamed = false}: Field<Item>): boolean {
	return isWhole || isNamed;
}

/** Leaves out columns that a table can do without, then takes room from the widest of those that can be cut, until a line fits. */
function fitted<Item>(all: readonly Column<Item>[], room: number): readonly Column<Item>[] {
	const sum = (widths: readonly number[]) =>
		widths.reduce((whole, width) => whole + width, 0) + GAP.length * (widths.length - 1);
	let columns = all;
	const isTooWide = () =>
		sum(columns.map(({least}) => least)) + (columns.length < all.length ? widthOf(MORE) : 0) > room;
	while (isTooWide()) {
		const rank = Math.max(...columns.map(({field}) => rankOf(field)));
		if (rank === 0) break;
		const dropped = columns.findLastIndex(({field}) => rankOf(field) === rank);
		columns = columns.filter((_, index) => index !== dropped);
	}
	let excess = sum(columns.map(({width}) => width)) + (columns.length < all.length ? widthOf(MORE) : 0) - room;
	while (excess > 0) {
		const cuttable = columns.filter(({width, least}) => width > least);
		const [widest] = cuttable.toSorted((one, other) => other.width - one.width);
		if (widest === undefined) break;
		widest.width -= 1;
		excess -= 1;
	}
	return columns;
}

/**
 * A table of safe text. With `columns`, the width of a terminal, a line is no wider than that: cells are cut with `…`, and columns that do
 * not fit are left out, and the heads end in `…`. What says nothing once it is cut is never cut, what may take several lines is wrapped, and a column
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
		const all = fields.map((field, index): Column<Item> => {
			const heading = widthOf(headings[index] ?? '');
			const widest = Math.max(field.reserved ?? 0, ...rows.map((row) => widthOf(row[index] ?? '')));
			const natural = Math.max(heading, widest);
			const width = Math.min(natural, Math.max(heading, field.columns ?? natural));
			const least = Math.max(NARROWEST, field.least ?? 0, field.isWhole === true ? widest : 0);
			return {index, field, width, least: Math.min(width, least)};
		});
		return columns === undefined ? all : fitted(all, columns);
	}

	function line(row: readonly SafeText[], all: readonly Column<Item>[]): SafeText {
		let lastWhole = NO_TEXT;
		let text = NO_TEXT;
		for (const {index, field, width} of all) {
			const isNeverCut = columns === undefined || (field.isWhole === true && row !== headings);
			const start = text === '' ? text : safe`${text}${GAP}`;
			text = safe`${start}${inColumn(row[index] ?? NO_TEXT, width, isNeverCut)}`;
			if (isKept(field)) lastWhole = text;
		}
		const whole = trimmedEnd(text);
		if (columns === undefined) return whole;
		return widthOf(lastWhole) >= columns ? trimmedEnd(lastWhole) : truncate(whole, columns);
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

/** A cell as wide as its column; what is never cut can be wider. */
function inColumn(cell: SafeText, width: number, isNeverCut: boolean): SafeText {
	return isNeverCut && widthOf(cell) > width ? cell : leftAligned(cell, width);
}

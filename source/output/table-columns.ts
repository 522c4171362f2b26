import {widthOf} from '../core/text/drawing/width.ts';
import type {SafeText} from '../core/text/text.ts';
import type {Field} from './fields/field.ts';

/** Between two columns, and what stands for columns that did not fit. */
export const [GAP_COLUMNS, MORE_COLUMNS] = [2, 2];

/** The least a text takes: while addresses can still give way, after that, and where there is room for nothing. */
const [READABLE, NARROW, NARROWEST] = [16, 12, 6];

/** A column of a table: which field it shows, how wide it is now, and the least it takes. */
export type Column<Item> = {readonly index: number; readonly field: Field<Item>; width: number; readonly least: number};

/** A column as wide as its texts, at most as wide as its field allows, and never narrower than its head. */
export function columnOf<Item>(
	field: Field<Item>,
	index: number,
	head: SafeText,
	texts: readonly SafeText[],
): Column<Item> {
	const {reserved = 0, columns, narrowing, isWhole = false, least = NARROW} = field;
	const heading = widthOf(head);
	const widest = Math.max(heading, reserved, ...texts.map(widthOf));
	const width = isWhole ? widest : Math.min(widest, Math.max(heading, columns ?? widest));
	const needed = isWhole ? widest : Math.max(least, ...texts.map((text) => narrowing?.least(text) ?? 0));
	return {index, field, width, least: Math.min(width, Math.max(heading, needed))};
}

/** How soon a table leaves a field out; 0 if never. */
function rankOf<Item>({rank = 0, isNamed = false}: Field<Item>): number {
	return isNamed ? 0 : rank;
}

/** Leaves out columns that a table can do without, the least important first, then narrows those that can be, until a line fits. */
export function fitted<Item>(all: readonly Column<Item>[], room: number): readonly Column<Item>[] {
	const excess = (columns: readonly Column<Item>[], widthIn: (column: Column<Item>) => number) => {
		const more = columns.length < all.length ? MORE_COLUMNS : 0;
		return columns.reduce((sum, column) => sum + widthIn(column) + GAP_COLUMNS, more - GAP_COLUMNS) - room;
	};
	let columns = all;
	while (excess(columns, ({least}) => least) > 0) {
		const rank = Math.max(...columns.map(({field}) => rankOf(field)));
		if (rank === 0) break;
		const dropped = columns.findLastIndex(({field}) => rankOf(field) === rank);
		columns = columns.filter((_, index) => index !== dropped);
	}
	for (const floorOf of STAGES) {
		for (let over = excess(columns, ({width}) => width); over > 0; over -= 1) {
			const narrowable = columns.filter((column) => column.width > floorOf(column));
			const [widest] = narrowable.toSorted((one, other) => other.width - one.width);
			if (widest === undefined) break;
			widest.width -= 1;
		}
	}
	return columns;
}

/** How narrow a column may become, stage by stage: times lose their parts, then texts become short, then addresses, then texts again. */
const STAGES: readonly ((column: Pick<Column<unknown>, 'width' | 'least'> & {readonly field: Floor}) => number)[] = [
	({field, width, least}) => (field.narrowing?.isFirst === true ? least : width),
	({field, width, least}) => (field.narrowing === undefined ? Math.max(least, READABLE) : width),
	({field, width, least}) => (field.narrowing === undefined ? width : least),
	({least}) => least,
	({field, least}) => (field.isWhole === true || field.isNamed === true ? least : NARROWEST),
];

type Floor = Pick<Field<unknown>, 'narrowing' | 'isWhole' | 'isNamed'>;

import {joined, NO_TEXT, repeated, spaces} from '../../../core/text/compose.ts';
import {leftAligned, truncate, widthOf, wrap} from '../../../core/text/drawing/width.ts';
import {count} from '../../../core/text/format.ts';
import {type SafeText, safe, safeLine} from '../../../core/text/text.ts';
import {spansWidth} from '../../fit.ts';
import type {KeyOf} from '../../keys/shown-keys.ts';
import type {Place} from '../../mouse/spot.ts';
import {type Span, span} from '../../span.ts';
import type {Theme} from '../../theme/theme.ts';
import type {MenuItem, Menu as MenuKind} from './menu.ts';

/** What a menu is drawn from. */
export type MenuFacts = {
	readonly kind: Pick<MenuKind, 'title' | 'isMulti' | 'isForeign' | 'empty'>;
	readonly items: readonly MenuItem[];
	/** The item under the cursor, counted from 0. */
	readonly row: number;
	readonly chosen: ReadonlySet<string>;
	/** What stands above the items. */
	readonly says?: SafeText | undefined;
	/** How to choose, as far as there are keys for it. */
	readonly how: SafeText;
	/** The most that the box may take. */
	readonly columns: number;
	readonly rows: number;
	readonly theme: Theme;
};

/** How to choose in a menu, of several items where it is `isMulti`, as far as there are keys for it. */
export function howToChoose(keyOf: KeyOf, isMulti = false): SafeText {
	const [mark, take, leave] = [isMulti ? keyOf('mark-item') : undefined, keyOf('choose'), keyOf('back')];
	return safeLine(
		[mark && `${mark} marks`, take && `${take} chooses`, leave && `${leave} closes`].filter(Boolean).join(', '),
	);
}

const BORDERS = 4;
const GAP = 2;
const MOST_SAYING = 3;

/** The box of a menu in its place, in cells. */
export type MenuBox = {
	/** Each of the same width. */
	readonly lines: readonly (readonly Span[])[];
	readonly top: number;
	readonly left: number;
	readonly width: number;
	/** The number of its line with the first visible item, which item that is, and how many there is room for. */
	readonly firstLine: number;
	readonly firstItem: number;
	readonly visible: number;
};

/** The box of a menu: as large as its items, at most as large as its place, and scrolled so that the cursor is always in view. */
export function menuBox(facts: MenuFacts): MenuBox {
	const {kind, items, row, says, how, columns, rows, theme} = facts;
	const most = columns - BORDERS;
	const saying = says === undefined || rows < items.length + GAP + 1 ? [] : wrap(says, most, MOST_SAYING);
	const bodies = items.length === 0 ? [emptyLine(kind, most, theme)] : itemLines(facts, most);
	const visible = Math.max(1, rows - 2 - saying.length);
	const top = Math.max(0, Math.min(row - Math.floor(visible / 2), bodies.length - visible));
	const place = bodies.length > visible ? safe` ${theme.dot} ${count(row + 1)} of ${count(items.length)}` : NO_TEXT;
	const title = safe`${kind.title}${place}`;
	const widths = [widthOf(title), ...saying.map(widthOf), ...bodies.map(spansWidth)];
	const width = Math.min(most, Math.max(widthOf(how) <= most ? widthOf(how) : 0, ...widths));
	const inside = (spans: readonly Span[]) => [
		span(safe`${theme.vertical} `, theme.rule),
		...spans,
		span(spaces(width - spansWidth(spans)), {}),
		span(safe` ${theme.vertical}`, theme.rule),
	];
	const lines = [
		borderLine(safe`┌`, span(title, {isBold: true}), safe`┐`, width, theme),
		...saying.map((text) => inside([span(text, theme.muted)])),
		...bodies.slice(top, top + visible).map(inside),
		borderLine(safe`└`, span(widthOf(how) <= width ? how : NO_TEXT, theme.muted), safe`┘`, width, theme),
	];
	return {
		lines,
		top: lines.length < rows ? 1 : 0,
		left: Math.floor((columns - width - BORDERS) / 2),
		width: width + BORDERS,
		firstLine: 1 + saying.length,
		firstItem: top,
		visible,
	};
}

/** The number of the item at a place of what the box is in, counted from 0. */
export function itemAt(box: MenuBox, {column, row}: Place, items: number): number | undefined {
	const line = row - box.top - box.firstLine;
	const isInside = column >= box.left && column < box.left + box.width && line >= 0 && line < box.visible;
	const item = box.firstItem + line;
	return isInside && item < items ? item : undefined;
}

function borderLine(start: SafeText, title: Span, end: SafeText, width: number, theme: Theme): readonly Span[] {
	const shown = {...title, text: truncate(title.text, width)};
	if (shown.text === '') return [span(joined([start, repeated(theme.horizontal, width + 2), end]), theme.rule)];
	const rest = repeated(theme.horizontal, width - widthOf(shown.text));
	return [span(safe`${start} `, theme.rule), shown, span(safe` ${rest}${end}`, theme.rule)];
}

/** A menu without lines. */
function emptyLine({empty}: MenuFacts['kind'], most: number, theme: Theme): readonly Span[] {
	return [span(truncate(empty ?? safe`Nothing to choose.`, most), theme.muted)];
}

/** The items, their labels under each other and the notes too; a note of ours that does not fit is left out, never cut. */
function itemLines({kind, items, row, chosen, theme}: MenuFacts, most: number): readonly (readonly Span[])[] {
	const hasLetters = items.some(({letter}) => letter !== undefined);
	const hasGlyphs = items.some(({meaning, look}) => (meaning ?? look) !== undefined);
	const before = items.map((item, index): readonly Span[] => {
		const look = item.meaning === undefined ? item.look : theme.statuses[item.meaning];
		const mark = chosen.has(item.key) ? safe`[x] ` : safe`[ ] `;
		return [
			span(index === row ? safe`${theme.cursor} ` : safe`  `, {...theme.accent, isBold: true}),
			span(hasLetters ? safe`${leftAligned(letterOf(item), 1)}  ` : NO_TEXT, {...theme.accent, isBold: true}),
			span(kind.isMulti === true ? mark : NO_TEXT, {}),
			span(hasGlyphs ? safe`${look?.glyph ?? safe` `} ` : NO_TEXT, look?.style ?? {}),
		];
	});
	const taken = Math.max(0, ...before.map(spansWidth));
	const label = Math.max(0, Math.min(most - taken, Math.max(0, ...items.map((item) => widthOf(item.label)))));
	return items.map((item, index) => [
		...(before[index] ?? []),
		span(leftAligned(item.label, label), {isBold: index === row}),
		span(noteOf(item, most - taken - label, kind.isForeign === true), theme.muted),
	]);
}

function letterOf({letter}: MenuItem): SafeText {
	return letter === undefined ? NO_TEXT : safeLine(letter);
}

function noteOf({note}: MenuItem, room: number, isCut: boolean): SafeText {
	if (note === undefined || note === '') return NO_TEXT;
	const isFitting = widthOf(note) + GAP <= room;
	return isFitting || (isCut && room > GAP + 1) ? safe`${spaces(GAP)}${truncate(note, room - GAP)}` : NO_TEXT;
}

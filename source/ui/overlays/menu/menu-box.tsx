import {Box} from 'ink';
import {NO_TEXT} from '../../../core/text/compose.ts';
import {leftAligned, truncate, widthOf} from '../../../core/text/drawing/width.ts';
import {type SafeText, safe, safeLine} from '../../../core/text/text.ts';
import type {KeyOf} from '../../keys/shown-keys.ts';
import {Line} from '../../line.tsx';
import {span} from '../../span.ts';
import type {Theme} from '../../theme/theme.ts';
import type {MenuItem, Menu as MenuKind} from './menu.ts';

export type MenuProps = {
	readonly kind: Pick<MenuKind, 'title' | 'isMulti' | 'empty'>;
	readonly items: readonly MenuItem[];
	/** The item under the cursor, counted from 0. */
	readonly row: number;
	readonly chosen: ReadonlySet<string>;
	/** What stands behind the title; how to choose, where nothing is said. */
	readonly says?: SafeText | undefined;
	readonly keyOf: KeyOf;
	readonly columns: number;
	readonly rows: number;
	readonly theme: Theme;
};

const MAX_LABEL = 60;

/** A list to choose from, in place of the emails; scrolled so that the cursor is always visible. */
export function Menu({kind, items, row, chosen, says, keyOf, columns, rows, theme}: MenuProps) {
	const visible = rows - 1;
	const top = Math.max(0, Math.min(row - Math.floor(visible / 2), items.length - visible));
	const label = Math.min(MAX_LABEL, columns - 8, Math.max(0, ...items.map((item) => widthOf(item.label))));
	return (
		<Box flexDirection="column" height={rows} width={columns}>
			<Line columns={columns} isBold>
				{safe` ${kind.title}`}
				{span(safe`   ${says ?? howTo(kind.isMulti === true, keyOf)}`, theme.muted)}
			</Line>
			{items.length === 0 && (
				<Line {...theme.muted}>{truncate(safe`   ${kind.empty ?? safe`Nothing to choose from.`}`, columns)}</Line>
			)}
			{items.slice(top, top + visible).map((item, index) => (
				<MenuRow
					key={item.key}
					item={item}
					isCurrent={top + index === row}
					mark={kind.isMulti === true ? (chosen.has(item.key) ? safe`[x] ` : safe`[ ] `) : NO_TEXT}
					label={label}
					hasGlyphs={items.some(({meaning}) => meaning !== undefined)}
					columns={columns}
					theme={theme}
				/>
			))}
		</Box>
	);
}

/** How to choose, as far as there are keys for it. */
function howTo(isMulti: boolean, keyOf: KeyOf): SafeText {
	const [mark, take, leave] = [isMulti ? keyOf('mark-item') : undefined, keyOf('choose'), keyOf('back')];
	return safeLine(
		[mark && `${mark} marks`, take && `${take} takes`, leave && `${leave} leaves`].filter(Boolean).join(', '),
	);
}

type MenuRowProps = {
	readonly item: MenuItem;
	readonly isCurrent: boolean;
	readonly mark: SafeText;
	readonly label: number;
	/** Items without a meaning keep the place of a glyph free where others have one. */
	readonly hasGlyphs: boolean;
	readonly columns: number;
	readonly theme: Theme;
};

function MenuRow({item, isCurrent, mark, label, hasGlyphs, columns, theme}: MenuRowProps) {
	const look = item.meaning === undefined ? undefined : theme.statuses[item.meaning];
	const glyph = hasGlyphs ? safe`${look?.glyph ?? safe` `} ` : NO_TEXT;
	const room = columns - 3 - widthOf(mark) - widthOf(glyph) - label - 3;
	const note = item.note === undefined ? NO_TEXT : safe`  ${truncate(item.note, room)}`;
	return (
		<Line>
			{span(isCurrent ? safe` ${theme.cursor} ` : safe`   `, {...theme.accent, isBold: true})}
			{mark}
			{span(glyph, look?.style ?? {})}
			{span(leftAligned(item.label, label), {isBold: isCurrent})}
			{span(note, theme.muted)}
		</Line>
	);
}

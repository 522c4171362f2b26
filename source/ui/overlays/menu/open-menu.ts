import type {State} from '../../../state/watch/state.ts';
import type {Actions} from '../../actions.ts';
import {contextOf} from '../../keys/context.ts';
import {type KeyOf, keysIn} from '../../keys/shown-keys.ts';
import {bodyRows} from '../../layout.ts';
import type {Place, Spot} from '../../mouse/spot.ts';
import {menuLetters} from './menu-keys.ts';
import {howToChoose, itemAt, type MenuFacts, menuBox} from './menu-lines.ts';
import {menuOf} from './menus.ts';

/** What the menu that is open is drawn from, apart from its place; undefined if none is. */
export function openMenu(state: State, keyOf: KeyOf): Omit<MenuFacts, 'columns' | 'rows' | 'theme'> | undefined {
	const {overlay} = state.view;
	if (overlay.kind !== 'menu') return undefined;
	const kind = menuOf(overlay.menu);
	return {
		kind,
		items: kind.items(state),
		row: overlay.row,
		chosen: overlay.chosen,
		says: kind.says?.(state, keyOf),
		how: howToChoose(keyOf, kind.isMulti),
	};
}

/** What is at a place of the screen's body while a menu is open: one of its items, or nothing but the menu itself. */
export function menuSpot({getState, dispatch, perform, keys, layout, theme}: Actions, place: Place): Spot | undefined {
	const state = getState();
	const situation = {context: contextOf(state), letters: menuLetters(state)};
	const menu = openMenu(state, keysIn(keys, situation));
	if (menu === undefined) return undefined;
	const {items, row} = menu;
	const box = menuBox({...menu, columns: layout.columns, rows: bodyRows(layout), theme});
	const at = itemAt(box, place, items.length);
	const item = at === undefined ? undefined : items[at];
	const move = (by: number) => dispatch({type: 'moved-in-menu', by, count: items.length});
	return {
		...(item === undefined ? {} : {item: `item ${item.key}`}),
		select: () => move(at === undefined ? 0 : at - row),
		open: () => perform('choose'),
		scroll: move,
	};
}

import type {Actions} from '../../actions.ts';
import {menuOf} from './menus.ts';

/** Takes the marked items of the menu, or the one under the cursor. */
export function choose(actions: Actions): void {
	const state = actions.getState();
	const {overlay} = state.view;
	if (overlay.kind !== 'menu') return;
	const menu = menuOf(overlay.menu);
	const under = menu.items(state)[overlay.row];
	const keys = overlay.chosen.size > 0 ? [...overlay.chosen] : under === undefined ? [] : [under.key];
	menu.choose(keys, actions);
}

/** Marks the item under the cursor, or takes its mark away, where several can be taken. */
export function markItem({getState, dispatch}: Actions): void {
	const state = getState();
	const {overlay} = state.view;
	if (overlay.kind !== 'menu') return;
	const {isMulti, items} = menuOf(overlay.menu);
	const item = items(state)[overlay.row];
	if (isMulti === true && item !== undefined) dispatch({type: 'toggled-in-menu', key: item.key});
}

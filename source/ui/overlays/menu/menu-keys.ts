import type {State} from '../../../state/watch/state.ts';
import type {Actions} from '../../actions.ts';
import {menuOf} from './menus.ts';

/** The letters of the open menu, which come before whatever else the key table has there; none if no menu is open. */
export function menuLetters(state: State): string {
	const {overlay} = state.view;
	if (overlay.kind !== 'menu') return '';
	const items = menuOf(overlay.menu).items(state);
	return items.map(({letter}) => letter ?? '').join('');
}

/** Takes the item with this letter at once. */
export function chooseLetter(letter: string, actions: Actions): void {
	const state = actions.getState();
	const {overlay} = state.view;
	if (overlay.kind !== 'menu') return;
	const menu = menuOf(overlay.menu);
	const item = menu.items(state).find((one) => one.letter === letter);
	if (item !== undefined) menu.choose([item.key], actions);
}

/** Takes the marked items of the menu, or the one under the cursor. */
export function choose(actions: Actions): void {
	const state = actions.getState();
	const {overlay} = state.view;
	if (overlay.kind !== 'menu') return;
	const menu = menuOf(overlay.menu);
	const under = menu.items(state)[overlay.row];
	const isUnder = under !== undefined && menu.wasMarked?.(state) !== true;
	menu.choose(overlay.chosen.size > 0 ? [...overlay.chosen] : isUnder ? [under.key] : [], actions);
}

/** Marks the item under the cursor, or unmarks it, where several can be taken. */
export function markItem({getState, dispatch}: Actions): void {
	const state = getState();
	const {overlay} = state.view;
	if (overlay.kind !== 'menu') return;
	const {isMulti, items} = menuOf(overlay.menu);
	const item = items(state)[overlay.row];
	if (isMulti === true && item !== undefined) dispatch({type: 'toggled-in-menu', key: item.key});
}

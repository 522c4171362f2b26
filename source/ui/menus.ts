import type {MenuName} from '../core/view.ts';
import {CLUSTERS_MENU} from './menus/clusters.ts';
import type {Menu} from './menus/menu.ts';

/** Every list to choose from. */
export const MENUS: Readonly<Record<string, Menu>> = {clusters: CLUSTERS_MENU} satisfies Readonly<
	Record<MenuName, Menu>
>;

/** The menu of a name. */
export function menuOf(name: MenuName): Menu {
	const menu = MENUS[name];
	if (menu === undefined) throw new Error(`There is no menu ${String(name)}.`);
	return menu;
}

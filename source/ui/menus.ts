import type {MenuName} from '../core/state/view.ts';
import {CLUSTERS_MENU} from './menus/clusters.ts';
import {COPY_MENU} from './menus/copy.ts';
import {EXPORT_MENU} from './menus/export.ts';
import type {Menu} from './menus/menu.ts';
import {STATUS_MENU} from './menus/status.ts';

/** Every list to choose from. */
export const MENUS: Readonly<Record<MenuName, Menu>> = {
	status: STATUS_MENU,
	copy: COPY_MENU,
	export: EXPORT_MENU,
	clusters: CLUSTERS_MENU,
};

/** The menu of a name. */
export function menuOf(name: MenuName): Menu {
	return MENUS[name];
}

import type {MenuName} from '../../../state/watch/view/view.ts';
import {COPY_MENU} from './copy.ts';
import {EXPORT_MENU} from './export.ts';
import type {Menu} from './menu.ts';
import {STATUS_MENU} from './status.ts';
import {WRITE_MENU} from './write.ts';

/** Every list to choose from. */
export const MENUS: Readonly<Record<MenuName, Menu>> = {
	status: STATUS_MENU,
	copy: COPY_MENU,
	export: EXPORT_MENU,
	write: WRITE_MENU,
};

/** The menu of a name. */
export function menuOf(name: MenuName): Menu {
	return MENUS[name];
}

import type {Overlay} from '../../core/state/view.ts';
import type {Store} from '../../monitor/store.ts';
import {Menu} from '../components/menu.tsx';
import {useSelector} from '../hooks.ts';
import {menuOf} from '../menus.ts';
import type {Theme} from '../theme.ts';

type MenuPartProps = {
	readonly store: Store;
	readonly overlay: Extract<Overlay, {kind: 'menu'}>;
	readonly columns: number;
	readonly rows: number;
	readonly theme: Theme;
};

/** The menu that is open. */
export function MenuPart({store, overlay, ...size}: MenuPartProps) {
	const state = useSelector(store, (whole) => whole);
	const menu = menuOf(overlay.menu);
	return (
		<Menu
			kind={menu}
			items={menu.items(state)}
			row={overlay.row}
			chosen={overlay.chosen}
			says={menu.says?.(state)}
			{...size}
		/>
	);
}

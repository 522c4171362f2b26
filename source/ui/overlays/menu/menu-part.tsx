import type {Store} from '../../../state/store.ts';
import type {Overlay} from '../../../state/watch/view/view.ts';
import {useSelector} from '../../hooks.ts';
import {useKeyOf} from '../../keys/use-keys.ts';
import type {Theme} from '../../theme/theme.ts';
import {Menu} from './menu-box.tsx';
import {menuOf} from './menus.ts';

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
	const keyOf = useKeyOf(store);
	const menu = menuOf(overlay.menu);
	return (
		<Menu
			kind={menu}
			items={menu.items(state)}
			row={overlay.row}
			chosen={overlay.chosen}
			says={menu.says?.(state, keyOf)}
			keyOf={keyOf}
			{...size}
		/>
	);
}

import type {Store} from '../../../state/store.ts';
import type {Overlay} from '../../../state/watch/view/view.ts';
import {useSelector} from '../../hooks.ts';
import {useKeyOf} from '../../keys/use-keys.ts';
import type {Theme} from '../../theme/theme.ts';
import {Menu} from './menu-box.tsx';
import {howToChoose} from './menu-lines.ts';
import {menuOf} from './menus.ts';

type MenuPartProps = {
	readonly store: Store;
	readonly columns: number;
	readonly rows: number;
	readonly theme: Theme;
};

/** The menu that is open, if one is, over what is in its place. */
export function MenuPart({store, ...place}: MenuPartProps) {
	const overlay = useSelector(store, (state) => state.view.overlay);
	return overlay.kind === 'menu' ? <OpenMenu store={store} overlay={overlay} {...place} /> : undefined;
}

type OpenMenuProps = MenuPartProps & {readonly overlay: Extract<Overlay, {kind: 'menu'}>};

function OpenMenu({store, overlay, ...place}: OpenMenuProps) {
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
			how={howToChoose(keyOf, menu.isMulti)}
			{...place}
		/>
	);
}

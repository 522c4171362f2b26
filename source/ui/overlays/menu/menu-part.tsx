import type {Store} from '../../../state/store.ts';
import {useSelector} from '../../hooks.ts';
import {useKeyOf} from '../../keys/use-keys.ts';
import type {Theme} from '../../theme/theme.ts';
import {Menu} from './menu-box.tsx';
import {openMenu} from './open-menu.ts';

type MenuPartProps = {
	readonly store: Store;
	readonly columns: number;
	readonly rows: number;
	readonly theme: Theme;
};

/** The menu that is open, if one is, over what is in its place. */
export function MenuPart(props: MenuPartProps) {
	const isOpen = useSelector(props.store, (state) => state.view.overlay.kind === 'menu');
	return isOpen ? <OpenMenu {...props} /> : undefined;
}

function OpenMenu({store, ...place}: MenuPartProps) {
	const state = useSelector(store, (whole) => whole);
	const facts = openMenu(state, useKeyOf(store));
	return facts === undefined ? undefined : <Menu {...facts} {...place} />;
}

import {useContext} from 'react';
import type {Store} from '../../../state/store.ts';
import type {Overlay} from '../../../state/watch/view/view.ts';
import {useSelector} from '../../hooks.ts';
import {contextBeneath} from '../../keys/context.ts';
import {KeymapContext, useKeyOf, useSituation} from '../../keys/use-keys.ts';
import type {Theme} from '../../theme/theme.ts';
import {Help} from './help.tsx';

type HelpPartProps = {
	readonly store: Store;
	readonly overlay: Extract<Overlay, {readonly top: number}>;
	readonly columns: number;
	readonly rows: number;
	readonly theme: Theme;
};

/** The help, for the place that it was opened in. */
export function HelpPart({store, overlay, ...look}: HelpPartProps) {
	const keymap = useContext(KeymapContext);
	const beneath = {...useSituation(store), context: useSelector(store, contextBeneath)};
	return <Help row={overlay.top} beneath={beneath} keys={keymap} keyOf={useKeyOf(store)} {...look} />;
}

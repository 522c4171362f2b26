import {useContext} from 'react';
import type {Store} from '../../../state/store.ts';
import type {Overlay} from '../../../state/watch/view/view.ts';
import {useSelector} from '../../hooks.ts';
import {contextBeneath} from '../../keys/context.ts';
import {KeymapContext, useKeyOf, useSituation} from '../../keys/use-keys.ts';
import type {Theme} from '../../theme/theme.ts';
import {Help} from './help.tsx';
import {helpLines} from './help-lines.ts';

type HelpPartProps = {
	readonly store: Store;
	readonly overlay: Extract<Overlay, {readonly kind: 'help'}>;
	readonly columns: number;
	readonly rows: number;
	readonly theme: Theme;
};

/** The help, for the place that it was opened in. */
export function HelpPart({store, overlay, ...look}: HelpPartProps) {
	const keymap = useContext(KeymapContext);
	const {replay} = useSituation(store);
	const context = useSelector(store, contextBeneath);
	const {filter, isTyping, top} = overlay;
	const lines = helpLines({context, ...(replay === undefined ? {} : {replay})}, keymap, filter?.text);
	return (
		<Help lines={lines} row={top} filter={filter} isTyping={isTyping === true} keyOf={useKeyOf(store)} {...look} />
	);
}

import {useContext} from 'react';
import {safeLine} from '../../core/text/text.ts';
import type {Store} from '../../state/store.ts';
import type {Overlay} from '../../state/watch/view/view.ts';
import {useSelector} from '../hooks.ts';
import {keysTogether} from '../keys/shown-keys.ts';
import {KeymapContext, useKeyOf, useSituation} from '../keys/use-keys.ts';
import type {Reader} from '../reader.ts';
import type {Theme} from '../theme/theme.ts';
import {Copied} from './copied.tsx';

type CopiedPartProps = {
	readonly store: Store;
	readonly overlay: Extract<Overlay, {readonly top: number}>;
	readonly reader: Reader;
	readonly columns: number;
	readonly rows: number;
	readonly theme: Theme;
};

/** What was copied last, and how it is scrolled and left. */
export function CopiedPart({store, overlay, reader, columns, rows, theme}: CopiedPartProps) {
	const text = useSelector(store, (state) => state.view.copied ?? '');
	const keymap = useContext(KeymapContext);
	const situation = useSituation(store);
	const scroll = keysTogether(['move-up', 'move-down'], keymap, situation, theme.isAscii);
	const back = useKeyOf(store)('back');
	const how = safeLine([scroll && `${scroll} scroll`, back && `${back} back`].filter(Boolean).join(', '));
	const lines = reader.copiedLines(text, columns);
	return <Copied lines={lines} top={overlay.top} columns={columns} rows={rows} how={how} theme={theme} />;
}

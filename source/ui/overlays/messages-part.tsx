import {Box} from 'ink';
import {useContext} from 'react';
import {safe, safeLine} from '../../core/text/text.ts';
import type {Store} from '../../state/store.ts';
import type {Overlay} from '../../state/watch/view/view.ts';
import {useSelector} from '../hooks.ts';
import {keysTogether} from '../keys/shown-keys.ts';
import {KeymapContext, useKeyOf, useSituation} from '../keys/use-keys.ts';
import {Block, Line} from '../line.tsx';
import {span} from '../span.ts';
import type {Theme} from '../theme/theme.ts';
import {messageLines} from './message-lines.ts';

type MessagesPartProps = {
	readonly store: Store;
	readonly overlay: Extract<Overlay, {readonly top: number}>;
	readonly columns: number;
	readonly rows: number;
	readonly now: () => number;
	readonly theme: Theme;
};

/** The messages in full, and how they are scrolled and left. */
export function MessagesPart({store, overlay, columns, rows, now, theme}: MessagesPartProps) {
	const keymap = useContext(KeymapContext);
	const situation = useSituation(store);
	const state = useSelector(store, (whole) => whole);
	const scroll = keysTogether(['move-up', 'move-down'], keymap, situation, theme.isAscii);
	const back = useKeyOf(store)('back');
	const how = safeLine([scroll && `${scroll} scroll`, back && `${back} back`].filter(Boolean).join(', '));
	const lines = messageLines({state, keys: keymap, columns, now: now(), dot: theme.dot});
	const visible = rows - 1;
	const first = Math.min(overlay.top, Math.max(0, lines.length - visible));
	return (
		<Box flexDirection="column" height={rows} width={columns}>
			<Line columns={columns} isBold>
				{safe` Messages`}
				{span(safe`   ${how}`, theme.muted)}
			</Line>
			<Block lines={lines.slice(first, first + visible)} />
		</Box>
	);
}

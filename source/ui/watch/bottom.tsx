import {useContext} from 'react';
import {compact} from '../../core/compact.ts';
import type {Store} from '../../state/store.ts';
import {useSelector} from '../hooks.ts';
import type {Context} from '../keys/key-entry.ts';
import {footerHints} from '../keys/shown-keys.ts';
import {KeymapContext, useKeyOf, useSituation} from '../keys/use-keys.ts';
import {PROMPTS} from '../overlays/prompt/prompts.ts';
import type {Theme} from '../theme/theme.ts';
import {triageHints} from '../triage/triage-hints.ts';
import {Footer} from './footer.tsx';
import {hintsInside, hintsNow, inWantedOrder, wantedKeys} from './wanted-keys.ts';

type BottomProps = {
	readonly store: Store;
	/** There is a board of all sends to go to. */
	readonly hasBoard: boolean;
	readonly columns: number;
	readonly theme: Theme;
};

/** Where most keys do something, and the most wanted come first. */
const WANTING: ReadonlySet<Context> = new Set(['list', 'details', 'replay-details', 'find', 'find-details']);

/** The last line: the keys, and beside them a notice or the export under way. */
export function Bottom({store, hasBoard, columns, theme}: BottomProps) {
	const keymap = useContext(KeymapContext);
	const situation = useSituation(store);
	const keyOf = useKeyOf(store);
	const notice = useSelector(store, (state) => state.view.notice);
	const current = useSelector(store, (state) => state.exports.current);
	const wanted = useSelector(store, wantedKeys);
	const triage = useSelector(store, (state) => state.triage);
	const failures = useSelector(store, (state) => state.failures);
	const isFrozen = useSelector(store, (state) => state.freeze !== undefined);
	const isRefused = useSelector(store, ({haltedBy, fatal}) => haltedBy !== undefined || fatal !== undefined);
	const isCompletable = useSelector(store, ({view: {overlay}}) => {
		return overlay.kind === 'prompt' && PROMPTS[overlay.prompt].complete !== undefined;
	});
	const all = hintsNow(footerHints(keymap, situation, theme.isAscii), {hasBoard, isFrozen, isCompletable, isRefused});
	const details = useSelector(store, (state) => state.details);
	const inOrder = WANTING.has(situation.context) ? inWantedOrder(hintsInside(all, details), wanted) : all;
	const hints = isTriage(situation.context) ? triageHints(all, compact({triage, failures}), columns) : inOrder;
	return <Footer hints={hints} notice={notice} current={current} keyOf={keyOf} columns={columns} theme={theme} />;
}

function isTriage(context: Context): boolean {
	return context === 'triage' || context === 'replay-triage';
}

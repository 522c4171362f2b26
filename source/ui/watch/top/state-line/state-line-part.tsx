import {lagText} from '../../../../state/watch/select/lag.ts';
import {sendBadgeOf} from '../../../../state/watch/select/send/badge.ts';
import {useSelector} from '../../../hooks.ts';
import {lookOf} from '../../../span.ts';
import type {PartProps} from '../../part.ts';
import {type LiveFacts, useLiveFacts} from '../line-1/use-live-facts.ts';
import {StateLine, type StateLineProps, stateLineSpans} from './state-line.tsx';

/** The line on what the first has no room for. */
export function StateLinePart({store, layout, theme, now}: PartProps) {
	const badLines = useSelector(store, (state) => state.replay?.badLines ?? 0);
	const lag = useSelector(store, lagText);
	const propsOf = (live: LiveFacts): StateLineProps => {
		const state = store.getState();
		return {
			...live,
			badge: sendBadgeOf(state, live.now),
			stallAfterMs: state.stallAfterMs,
			lag,
			badLines,
			columns: layout.columns,
			theme,
		};
	};
	return <StateLine {...propsOf(useLiveFacts(store, now, (then) => lookOf(stateLineSpans(propsOf(then)))))} />;
}

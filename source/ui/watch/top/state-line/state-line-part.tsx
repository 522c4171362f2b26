import {lagText} from '../../../../state/watch/select/lag.ts';
import {sendBadgeOf} from '../../../../state/watch/select/send/badge.ts';
import {useSelector} from '../../../hooks.ts';
import type {PartProps} from '../../part.ts';
import {useLiveFacts} from '../line-1/use-live-facts.ts';
import {StateLine} from './state-line.tsx';

/** The line on what the first has no room for. */
export function StateLinePart({store, layout, theme, now}: PartProps) {
	const live = useLiveFacts(store, now);
	const badLines = useSelector(store, (state) => state.replay?.badLines ?? 0);
	const lag = useSelector(store, lagText);
	const state = store.getState();
	return (
		<StateLine
			{...live}
			badge={sendBadgeOf(state, live.now)}
			stallAfterMs={state.stallAfterMs}
			lag={lag}
			badLines={badLines}
			columns={layout.columns}
			theme={theme}
		/>
	);
}

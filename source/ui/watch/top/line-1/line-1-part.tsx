import {useMemo} from 'react';
import {badgeOf} from '../../../../state/watch/select/send/badge.ts';
import {stallOf} from '../../../../state/watch/select/send/stall.ts';
import {useDelayed, useSelector} from '../../../hooks.ts';
import {panelGroups, whereText} from '../../panel/failure-lines.ts';
import {type PartProps, SPINNER_DELAY_MS} from '../../part.ts';
import {Line1} from './line-1.tsx';
import {useLiveFacts} from './use-live-facts.ts';

/** The first line, which goes with the clock. */
export function Line1Part({store, layout, theme, now}: PartProps) {
	const live = useLiveFacts(store, now);
	const replay = useSelector(store, (state) => state.replay);
	const nextPollAt = useSelector(store, (state) => state.nextPollAt);
	const {known, groups, reasons} = useSelector(store, (state) => state.failures);
	const where = useMemo(() => whereText(panelGroups({known, groups, reasons})), [known, groups, reasons]);
	const isSpinning = useDelayed(live.watch.isAsking, SPINNER_DELAY_MS);
	const state = store.getState();
	return (
		<Line1
			{...live}
			operationId={state.operationId}
			badge={badgeOf(state, live.now)}
			stall={stallOf(live.watch, state.stallAfterMs)}
			where={where}
			nextPollAt={nextPollAt}
			replay={replay}
			isTlsUnchecked={state.isTlsUnchecked === true}
			isSpinning={isSpinning}
			columns={layout.columns}
			theme={theme}
		/>
	);
}

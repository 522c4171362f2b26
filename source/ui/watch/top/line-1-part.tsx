import {useMemo} from 'react';
import {badgeOf} from '../../../state/watch/select/badge.ts';
import {stallOf} from '../../../state/watch/select/stall.ts';
import {useDelayed, useSelector} from '../../hooks.ts';
import {panelGroups, whereText} from '../panel/failure-lines.ts';
import {type PartProps, SPINNER_DELAY_MS} from '../part.ts';
import {Line1} from './line-1.tsx';
import {useStanding} from './use-standing.ts';

/** The first line, which goes with the clock. */
export function Line1Part({store, layout, theme, now}: PartProps) {
	const standing = useStanding(store, now);
	const replay = useSelector(store, (state) => state.replay);
	const nextPollAt = useSelector(store, (state) => state.nextPollAt);
	const {known, groups, reasons} = useSelector(store, (state) => state.failures);
	const where = useMemo(() => whereText(panelGroups({known, groups, reasons})), [known, groups, reasons]);
	const isSpinning = useDelayed(standing.watch.isAsking, SPINNER_DELAY_MS);
	const state = store.getState();
	return (
		<Line1
			{...standing}
			operationId={state.operationId}
			badge={badgeOf(state, standing.now)}
			stall={stallOf(standing.watch, state.stallAfterMs)}
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

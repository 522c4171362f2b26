import {useMemo} from 'react';
import {connectionOf} from '../../../state/watch/select/connection.ts';
import {lagText} from '../../../state/watch/select/lag.ts';
import {badgeOf} from '../../../state/watch/select/send/badge.ts';
import {stallOf} from '../../../state/watch/select/send/stall.ts';
import {useDelayed, useNow, useSelector} from '../../hooks.ts';
import {useKeyOf} from '../../keys/use-keys.ts';
import {panelGroups, whereText} from '../panel/failure-lines.ts';
import {type PartProps, SPINNER_DELAY_MS} from '../part.ts';
import {Line1} from './line-1.tsx';
import {StateLine} from './state-line.tsx';

const CLOCK_MS = 1000;
/** A frame each second is most of what watching a settled send costs (docs/performance.md, P5). */
const SETTLED_CLOCK_MS = 5000;

type StatePartProps = PartProps & {readonly part: 'line-1' | 'state-line'};

/** The two lines that go with the clock: the first, and the one on what that has no room for. */
export function StatePart({store, layout, theme, now, part}: StatePartProps) {
	const watch = useSelector(store, (state) => state.watch);
	const network = useSelector(store, (state) => state.network);
	const nextPollAt = useSelector(store, (state) => state.nextPollAt);
	const haltedBy = useSelector(store, (state) => state.haltedBy);
	const replay = useSelector(store, (state) => state.replay);
	const lag = useSelector(store, lagText);
	const {known, groups, reasons} = useSelector(store, (one) => one.failures);
	const where = useMemo(() => whereText(panelGroups({known, groups, reasons})), [known, groups, reasons]);
	const keyOf = useKeyOf(store);
	const isTroubled = watch.problem !== undefined || network.retry !== undefined || network.held !== undefined;
	const isStill = watch.isSettled && replay === undefined && !isTroubled;
	const time = useNow(now, isStill ? SETTLED_CLOCK_MS : CLOCK_MS, watch.updatedAt);
	const isSpinning = useDelayed(watch.isAsking, SPINNER_DELAY_MS);
	const state = store.getState();
	const {columns} = layout;
	const look = {
		watch,
		keyOf,
		columns,
		now: time,
		theme,
		connection: connectionOf({network, watch, nextPollAt, haltedBy}, time),
	};
	if (part === 'state-line')
		return <StateLine {...look} stallAfterMs={state.stallAfterMs} lag={lag} badLines={replay?.badLines ?? 0} />;
	return (
		<Line1
			{...look}
			operationId={state.operationId}
			badge={badgeOf(state, time)}
			stall={stallOf(watch, state.stallAfterMs)}
			where={where}
			nextPollAt={nextPollAt}
			replay={replay}
			isTlsUnchecked={state.isTlsUnchecked === true}
			isSpinning={isSpinning}
		/>
	);
}

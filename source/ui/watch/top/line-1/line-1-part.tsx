import {useMemo} from 'react';
import {badgeOf} from '../../../../state/watch/select/send/badge.ts';
import {stallOf} from '../../../../state/watch/select/send/stall.ts';
import type {State} from '../../../../state/watch/state.ts';
import {useDelayedSelector, useSelector} from '../../../hooks.ts';
import {lookOf} from '../../../span.ts';
import {panelGroups, whereaboutsOf} from '../../panel/failure-lines.ts';
import {type PartProps, SPINNER_DELAY_MS} from '../../part.ts';
import {Line1, type Line1Props, line1Spans} from './line-1.tsx';
import {type LiveFacts, useLiveFacts} from './use-live-facts.ts';

/** The first line, which goes with the clock. */
export function Line1Part({store, layout, theme, now}: PartProps) {
	const replay = useSelector(store, (state) => state.replay);
	const nextPollAt = useSelector(store, (state) => state.nextPollAt);
	const {known, groups, reasons} = useSelector(store, (state) => state.failures);
	const where = useMemo(() => whereaboutsOf(panelGroups({known, groups, reasons})), [known, groups, reasons]);
	const isSpinning = useDelayedSelector(store, isAsking, SPINNER_DELAY_MS);
	const propsOf = (live: LiveFacts): Line1Props => {
		const state = store.getState();
		return {
			...live,
			operationId: state.operationId,
			badge: badgeOf(state, live.now),
			stall: stallOf(live.watch, state.stallAfterMs),
			where,
			nextPollAt,
			replay,
			isTlsUnchecked: state.isTlsUnchecked === true,
			isSpinning,
			columns: layout.columns,
			theme,
		};
	};
	const live = useLiveFacts(store, now, (then) => lookOf(line1Spans(propsOf(then)).spans));
	return <Line1 {...propsOf(live)} />;
}

function isAsking({poll}: State): boolean {
	return poll.isAsking;
}

import type {Store} from '../../../../state/store.ts';
import type {Watch} from '../../../../state/watch/operation.ts';
import {type Connection, connectionOf} from '../../../../state/watch/select/connection.ts';
import {useNow, useSelector} from '../../../hooks.ts';
import type {KeyOf} from '../../../keys/shown-keys.ts';
import {useKeyOf} from '../../../keys/use-keys.ts';

/** The state of the send and of the connection at a moment (epoch ms). */
export type LiveFacts = {
	readonly watch: Watch;
	readonly connection: Connection;
	readonly keyOf: KeyOf;
	readonly now: number;
};

const CLOCK_MS = 1000;
/** A frame each second is most of what watching a settled send costs (docs/performance.md, P5). */
const SETTLED_CLOCK_MS = 5000;

/**
 * How things stand now. The component speaks of times that pass: it draws again with each second that changes its `look`, or each five
 * once the send has settled.
 */
export function useLiveFacts(store: Store, now: () => number, look: (live: LiveFacts) => string): LiveFacts {
	const watch = useSelector(store, (state) => state.watch);
	const network = useSelector(store, (state) => state.network);
	const nextPollAt = useSelector(store, (state) => state.nextPollAt);
	const haltedBy = useSelector(store, (state) => state.haltedBy);
	const keyOf = useKeyOf(store);
	const isReplay = useSelector(store, (state) => state.replay !== undefined);
	const isTroubled = watch.problem !== undefined || network.retry !== undefined || network.held !== undefined;
	const isStill = watch.isSettled && !isReplay && !isTroubled;
	const factsAt = (time: number): LiveFacts => {
		const second = wholeSecond(time, watch.updatedAt);
		const connection = connectionOf({network, watch, nextPollAt, haltedBy}, second);
		return {watch, keyOf, now: second, connection};
	};
	const lookAt = (time: number) => look(factsAt(time));
	return factsAt(useNow(now, isStill ? SETTLED_CLOCK_MS : CLOCK_MS, {since: watch.updatedAt, look: lookAt}));
}

/** A timer may fire this many ms before its second begins. */
const EARLY_MS = 20;

/** The second since the last answer that a time is in, so that all that is drawn in it says the same, whenever it is drawn. */
function wholeSecond(time: number, since: number | undefined): number {
	return since === undefined || time < since ? time : time - ((time - since + EARLY_MS) % CLOCK_MS) + EARLY_MS;
}

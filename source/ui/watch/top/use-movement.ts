import type {Store} from '../../../state/store.ts';
import {type Badge, sendBadgeOf} from '../../../state/watch/select/send/badge.ts';
import {useNow, useSelector} from '../../hooks.ts';

/** What the last answers still say of how fast the send goes: changes and pace, changes alone in a stall, or nothing once they are old. */
export type Movement = 'full' | 'changes' | 'none';

const MOVEMENTS: Readonly<Partial<Record<Badge, Movement>>> = {
	refused: 'none',
	offline: 'none',
	stale: 'none',
	stalled: 'changes',
};

const CLOCK_MS = 1000;

/** What may be shown of the movement; the component draws again when time alone has changed that. */
export function useMovement(store: Store, now: () => number): Movement {
	const updatedAt = useSelector(store, (state) => state.watch.updatedAt);
	const movementAt = (time: number) => MOVEMENTS[sendBadgeOf(store.getState(), time)] ?? 'full';
	useSelector(store, () => movementAt(now()));
	return movementAt(useNow(now, CLOCK_MS, {since: updatedAt, look: movementAt}));
}

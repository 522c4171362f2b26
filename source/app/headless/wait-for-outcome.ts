import {type Limits, timeLimit} from '../../core/operation/terms.ts';
import type {Clock} from '../../core/time/clock.ts';
import type {Store} from '../../state/store.ts';
import {type Outcome, outcomeOf} from '../../state/watch/select/send/outcome.ts';

/** Watches a store until the watch has ended; `onChange` is called after every change, the last one included. */
export function untilEnd(store: Store, clock: Clock, limits: Limits, onChange: () => void): Promise<Outcome> {
	return new Promise((resolve) => {
		const look = () => {
			const outcome = outcomeOf(store.getState(), clock.now(), limits);
			if (outcome === undefined) return;
			unsubscribe();
			cancel();
			resolve(outcome);
		};
		const unsubscribe = store.subscribe(() => {
			onChange();
			look();
		});
		const limit = timeLimit(limits, store.getState().startedAt, clock.now());
		const cancel = limit === undefined ? () => {} : clock.after(Math.max(0, limit.leftMs), look);
	});
}

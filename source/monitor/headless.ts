import {EXIT} from '../core/errors.ts';
import type {State} from '../core/state.ts';
import {refusalExitCode, verdictOf} from '../core/verdict.ts';
import type {Store} from './store.ts';

/** How a watch without a screen ended: with a verdict, a refusal, or because nothing answered for too long. */
export type Outcome = {readonly exitCode: number; readonly reason: 'ended' | 'refused' | 'gave-up'};

const PATIENCE_MS = 10 * 60_000;

/** How the watch has ended, if it has: read off the state after every change. */
export function outcomeOf(state: State, now: number): Outcome | undefined {
	const refusal = state.fatal ?? state.haltedBy;
	if (refusal !== undefined) return {exitCode: refusalExitCode(refusal), reason: 'refused'};
	const verdict = verdictOf(state, now);
	if (verdict !== undefined) return {exitCode: verdict.exitCode, reason: 'ended'};
	const lastGood = state.watch.updatedAt ?? state.startedAt;
	return state.watch.problem !== undefined && now - lastGood > PATIENCE_MS
		? {exitCode: EXIT.gaveUp, reason: 'gave-up'}
		: undefined;
}

/** Watches a store until the watch has ended; `onChange` sees every state on the way. */
export function untilEnd(store: Store, now: () => number, onChange: (state: State) => void): Promise<Outcome> {
	return new Promise((resolve) => {
		const unsubscribe = store.subscribe(() => {
			const state = store.getState();
			onChange(state);
			const outcome = outcomeOf(state, now());
			if (outcome === undefined) return;
			unsubscribe();
			resolve(outcome);
		});
	});
}

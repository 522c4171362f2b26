import {jsonLine} from '../../core/text/json-line.ts';
import {type EventRecord, endRecord, happeningRecord} from '../../output/events.ts';
import type {Store} from '../../state/store.ts';
import {type HappeningOptions, happeningsBetween} from '../../state/watch/select/changes.ts';
import {type Limits, outcomeOf} from '../../state/watch/select/outcome.ts';
import {shownState} from '../../state/watch/select/shown.ts';
import type {State} from '../../state/watch/state.ts';
import {createHooks, type HookName, type HookOptions} from './hooks.ts';

/** What counts as a happening under these limits: a stall where the watch would end for it, else where the screen would say so. */
export function happeningOptions({terms, stallTimeoutMs}: Limits, {stallAfterMs}: State): HappeningOptions {
	return {terms, stallAfterMs: stallTimeoutMs ?? stallAfterMs};
}

/** Hooks at work. */
export type RunningHooks = {
	/** Resolves once every command that was started has ended. */
	readonly settled: () => Promise<void>;
	/** Starts no more. */
	readonly close: () => void;
};

/**
 * Runs the user's commands while a store is watched: once when the verdict is there, once when `failIf` begins to hold, and whenever a stall
 * begins.
 */
export function runHooks(store: Store, limits: Limits, now: () => number, options: HookOptions): RunningHooks {
	const hooks = createHooks(options);
	const done = new Set<HookName>();
	let before = store.getState();

	function once(name: HookName, record: () => EventRecord): void {
		if (done.has(name)) return;
		done.add(name);
		hooks.run(name, jsonLine(record()));
	}

	const close = store.subscribe(() => {
		const state = shownState(store.getState());
		for (const happening of happeningsBetween(before, state, happeningOptions(limits, state))) {
			const record = () => happeningRecord(happening, state, now(), limits.terms);
			if (happening.type === 'threshold') once('threshold', record);
			if (happening.type === 'stalled') hooks.run('stall', jsonLine(record()));
		}
		before = state;
		const outcome = outcomeOf(state, now(), limits);
		if (outcome?.reason === 'verdict') once('complete', () => endRecord(outcome, state, now(), limits));
	});
	return {settled: hooks.settled, close};
}

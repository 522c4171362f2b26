import type {Limits} from '../../core/operation/terms.ts';
import {jsonLine} from '../../core/text/json-line.ts';
import {changeRecord, type EventRecord, endRecord} from '../../output/events.ts';
import type {Store} from '../../state/store.ts';
import {type ChangeOptions, changesBetween} from '../../state/watch/select/send/changes.ts';
import {outcomeOf} from '../../state/watch/select/send/outcome.ts';
import {type Overview, overviewOf} from '../../state/watch/select/send/overview.ts';
import {createMask} from '../../state/watch/select/shown.ts';
import {createHooks, type HookName, type HookOptions} from './hooks.ts';

/** What counts as a change under these limits: a stall where the watch would end for it, else where the screen would say so. */
export function changeOptions({terms, stallTimeoutMs}: Limits, {stallAfterMs}: Overview): ChangeOptions {
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
	const mask = createMask();
	let before = overviewOf(store.getState());

	function once(name: HookName, record: () => EventRecord): void {
		if (done.has(name)) return;
		done.add(name);
		hooks.run(name, jsonLine(record()));
	}

	const close = store.subscribe(() => {
		const state = mask(overviewOf(store.getState()));
		for (const change of changesBetween(before, state, changeOptions(limits, state))) {
			const record = () => changeRecord(change, state, now(), limits.terms);
			if (change.type === 'threshold') once('threshold', record);
			if (change.type === 'stalled') hooks.run('stall', jsonLine(record()));
		}
		before = state;
		const outcome = outcomeOf(state, now(), limits);
		if (outcome?.reason === 'verdict') once('complete', () => endRecord(outcome, state, now(), limits));
	});
	return {settled: hooks.settled, close};
}

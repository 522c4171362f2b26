import {NO_FILTER} from '../../core/emails/filter.ts';
import type {Limits} from '../../core/operation/terms.ts';
import {systemClock} from '../../monitor/clock.ts';
import {changesBetween} from '../../state/watch/select/send/changes.ts';
import type {Outcome} from '../../state/watch/select/send/outcome.ts';
import {overviewOf} from '../../state/watch/select/send/overview.ts';
import {createMask} from '../../state/watch/select/shown.ts';
import {rejectOnFullHeap} from '../memory/heap-guard.ts';
import {openWatch, type Target, type WatchPlan} from '../open-watch.ts';
import {recordFailuresAtEnd} from '../record-failures.ts';
import type {HookOptions} from './hooks.ts';
import {listenForInterruption} from './interruption.ts';
import type {Reporter, ReporterOptions} from './reporters.ts';
import {changeOptions, runHooks} from './run-hooks.ts';
import {untilEnd} from './wait-for-outcome.ts';

/** How an operation is watched without a screen. */
export type HeadlessOptions = {
	readonly plan: Pick<WatchPlan, 'intervalMs' | 'recording' | 'stallAfterMs' | 'isMasked'>;
	readonly limits: Limits;
	readonly hooks: Pick<HookOptions, 'commands' | 'env'>;
	readonly createReporter: (options: ReporterOptions) => Reporter;
};

/** What a server takes that refuses a larger page. Only the failures are ever read. */
export const PAGE = 50;

/** Watches one operation without a screen until it ends, its time is up, or someone ends it. Resolves with the exit code. */
export async function watchHeadless(target: Target, options: HeadlessOptions): Promise<number> {
	const {plan, limits} = options;
	const {now} = systemClock;
	const interruptible = listenForInterruption();
	// Nobody looks at the emails: only the operation is requested.
	const watching = {...plan, pageSize: PAGE, filter: NO_FILTER};
	const {store, close} = openWatch({...target, isListed: false}, watching, (why) => process.stderr.write(`${why}\n`));
	const guard = rejectOnFullHeap(store);
	const mask = createMask();
	const getState = () => mask(overviewOf(store.getState()));
	const reporter = options.createReporter({limits, now, getState});
	const hooks = runHooks(store, limits, now, {...options.hooks, report: reporter.say, isQuiet: false});
	let before = getState();
	const tell = () => {
		const state = getState();
		for (const change of changesBetween(before, state, changeOptions(limits, state))) reporter.tell(change, state);
		before = state;
	};
	try {
		let isHeard = true;
		const interrupted = interruptible.interrupted.then(({cause, exitCode}): Outcome => {
			isHeard = cause === 'signal';
			return {reason: 'interrupted', exitCode};
		});
		const outcome = await Promise.race([untilEnd(store, systemClock, limits, tell), interrupted, guard.full]);
		hooks.close();
		// A reader that has closed the pipe needs no last line.
		if (isHeard) reporter.end(outcome, getState());
		if (plan.recording !== undefined) await recordFailuresAtEnd(store, interruptible.signal, limits, now());
		await close();
		await Promise.race([hooks.settled(), interrupted]);
		return outcome.exitCode;
	} finally {
		guard.stop();
		interruptible.close();
		await close();
	}
}

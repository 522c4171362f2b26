import {createClient} from '../../api/client.ts';
import {NO_FILTER} from '../../core/emails/filter.ts';
import {worstExitCode} from '../../core/exit-codes.ts';
import type {Limits} from '../../core/operation/terms.ts';
import {percentagesIn} from '../../core/operation/threshold.ts';
import {jsonLine} from '../../core/text/json-line.ts';
import {type SafeText, say} from '../../core/text/text.ts';
import {systemClock} from '../../monitor/clock.ts';
import {withSharedList} from '../../monitor/shared-list.ts';
import {type EventRecord, endRecord} from '../../output/events.ts';
import {severalLine} from '../../output/several-line.ts';
import {type Outcome, outcomeSentence} from '../../state/watch/select/send/outcome.ts';
import {type Overview, overviewOf} from '../../state/watch/select/send/overview.ts';
import {createMask} from '../../state/watch/select/shown.ts';
import {rejectOnFullHeap} from '../memory/heap-guard.ts';
import {openWatch, type Target} from '../open-watch.ts';
import {recordFailuresAtEnd} from '../record-failures.ts';
import {type Interruptible, listenForInterruption} from './interruption.ts';
import {type Reporter, waitReporter} from './reporters.ts';
import {runHooks} from './run-hooks.ts';
import {openSeveralProgress, type SeveralProgress} from './several-progress.ts';
import {untilEnd} from './wait-for-outcome.ts';
import {type HeadlessOptions, PAGE} from './watch-headless.ts';

/** How several sends are waited for, and how that is reported. */
export type SeveralOptions = Pick<HeadlessOptions, 'plan' | 'hooks'> & {
	readonly limits: Limits;
	readonly isJson: boolean;
	/** Nothing but how each ended. */
	readonly isQuiet: boolean;
	readonly isAscii: boolean;
	/** For a screen reader: lines are only appended. */
	readonly isSpoken: boolean;
};

/** What became of one of them. */
type Ended = {readonly outcome: Outcome; readonly record: EventRecord};

/**
 * Waits until each of several sends has ended, its time is up, or someone ends the wait: one line per send as it ends, or all of them
 * as a JSON array. A poll is one request for up to 1,000 sends. Each send is watched with `open`. Resolves with the worst exit code.
 */
export async function waitForSeveral(
	targets: readonly [Target, ...Target[]],
	options: SeveralOptions,
	open: typeof openWatch = openWatch,
): Promise<number> {
	const {baseUrl, access} = targets[0];
	const interruptible = listenForInterruption();
	const {intervalMs} = options.plan;
	const bare = createClient({baseUrl, access, now: systemClock.now});
	const client = withSharedList(bare, {clock: systemClock, intervalMs});
	const {until, failIf} = options.limits.terms;
	const thresholds = percentagesIn([until, failIf]);
	const lineOf = (states: readonly Overview[], done: number) => severalLine(states, done, thresholds);
	const progress = openSeveralProgress(targets.length, lineOf, options);
	try {
		const shared = {client, progress, interruptible, options, open};
		const ended = await Promise.all(targets.map((target) => waitForOne(target, shared)));
		progress.close();
		if (options.isJson && !ended.some(isUnheard))
			process.stdout.write(`${jsonLine(ended.map(({record}) => record))}\n`);
		return worstExitCode(ended.map(({outcome}) => outcome.exitCode));
	} finally {
		progress.close();
		interruptible.close();
		await client.close();
	}
}

/** A reader that has closed the pipe needs no last line. */
function isUnheard({outcome}: Ended): boolean {
	return outcome.reason === 'interrupted' && outcome.exitCode === 0;
}

type Shared = {
	readonly client: ReturnType<typeof createClient>;
	readonly progress: SeveralProgress;
	readonly interruptible: Interruptible;
	readonly options: SeveralOptions;
	readonly open: typeof openWatch;
};

async function waitForOne(target: Target, {client, progress, interruptible, options, open}: Shared): Promise<Ended> {
	const {plan, limits} = options;
	const {now} = systemClock;
	const watching = {...plan, pageSize: PAGE, filter: NO_FILTER};
	const {store, close} = open({...target, client, isListed: false}, watching, (why) => progress.say(why));
	const guard = rejectOnFullHeap(store);
	const mask = createMask();
	const getState = (): Overview => mask(overviewOf(store.getState()));
	const hooks = runHooks(store, limits, now, {...options.hooks, report: progress.say, isQuiet: false});
	const look = () => progress.update(getState());
	look();
	const interrupted = interruptible.interrupted.then(({exitCode}): Outcome => ({reason: 'interrupted', exitCode}));
	try {
		const outcome = await Promise.race([untilEnd(store, systemClock, limits, look), interrupted, guard.full]);
		hooks.close();
		const state = getState();
		const ended = {outcome, record: {operation_id: target.operationId, ...endRecord(outcome, state, now(), limits)}};
		if (!isUnheard(ended)) progress.end(state, () => reporterOf(options, getState).end(outcome, state));
		if (plan.recording !== undefined) await recordFailuresAtEnd(store, interruptible.signal, limits, now());
		await close();
		await Promise.race([hooks.settled(), interrupted]);
		return ended;
	} finally {
		guard.stop();
		await close();
	}
}

/**
 * One line says how a send ended, on stdout whatever ended the wait for it, except that someone interrupted it. With JSON that is in the
 * array.
 */
function reporterOf({limits, isJson, isAscii, isSpoken, hooks}: SeveralOptions, getState: () => Overview): Reporter {
	const options = {limits, now: systemClock.now, getState, isJson: false, isQuiet: true, isAscii, isSpoken};
	const {end, ...reporter} = waitReporter({...options, env: hooks.env, clock: systemClock});
	return {
		...reporter,
		end: (outcome, state) => {
			const isOnStdout = !isJson && outcome.reason !== 'interrupted';
			if (isOnStdout) process.stdout.write(`${endLine(outcome, state, limits)}\n`);
			else if (!isJson || outcome.reason !== 'verdict') end(outcome, state);
		},
	};
}

function endLine(outcome: Outcome, state: Overview, limits: Limits): SafeText {
	return say`${state.operationId}: ${outcomeSentence(outcome, state, systemClock.now(), limits)}`;
}

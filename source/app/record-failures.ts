import {SIGNAL_EXIT} from '../core/exit-codes.ts';
import {isOver} from '../core/operation/operation.ts';
import {type Limits, timeLimit} from '../core/operation/terms.ts';
import {plural} from '../core/text/format.ts';
import {say} from '../core/text/text.ts';
import {areFailuresAwaited} from '../state/failures/awaited.ts';
import {isFirstReadUnderWay} from '../state/failures/due.ts';
import {countedIn, sumOf} from '../state/failures/failures.ts';
import type {Store} from '../state/store.ts';
import type {State} from '../state/watch/state.ts';
import {listenForInterruption} from './headless/interruption.ts';

/** How long a finished command waits for its recording, and how long someone who quits does. */
const [AT_END_MS, AT_EXIT_MS] = [10_000, 3000];

/**
 * Once a recorded send is over: reads its failures and their reasons into the recording, for 10 s at most, and no longer than the time-out
 * of the command allows. `stop` ends that early.
 */
export async function recordFailuresAtEnd(
	{getState, ...store}: Store,
	stop: AbortSignal,
	limits: Limits,
	now: number,
): Promise<void> {
	const {watch, startedAt} = getState();
	const {leftMs = AT_END_MS} = timeLimit(limits, startedAt, now) ?? {};
	if (watch.operation === undefined || !isOver(watch.operation) || leftMs <= 0) return;
	const timeUp = AbortSignal.timeout(Math.min(AT_END_MS, leftMs));
	await readToEnd({...store, getState}, AbortSignal.any([stop, timeUp]));
}

/**
 * When the app is left: reads into the recordings of these watches what they lack of the failures and their reasons, for 3 s at most, and
 * says so on stderr. A signal ends that early; Ctrl-C only skips it, any other one gives its exit code.
 */
export async function recordFailuresAtExit(stores: readonly Store[]): Promise<number | undefined> {
	const lacking = stores.filter(startReading);
	if (lacking.length === 0) return undefined;
	const interruptible = listenForInterruption();
	try {
		process.stderr.write(`${readingText(lacking.map(({getState}) => getState()))}\n`);
		const stop = AbortSignal.any([interruptible.signal, AbortSignal.timeout(AT_EXIT_MS)]);
		await Promise.all(lacking.map((store) => readToEnd(store, stop)));
		if (!interruptible.signal.aborted) return undefined;
		const {exitCode} = await interruptible.interrupted;
		return exitCode === SIGNAL_EXIT.SIGINT ? undefined : exitCode;
	} finally {
		interruptible.close();
	}
}

/** Asks for what has not been read; false if nothing is to be waited for. */
function startReading(store: Store): boolean {
	store.dispatch({type: 'awaited-failures'});
	const isStarted = isReading(store.getState());
	if (!isStarted) store.dispatch({type: 'dropped-awaited'});
	return isStarted;
}

/** Resolves once the failures and their reasons are read, cannot be read, or the signal aborts. */
function readToEnd(store: Store, signal: AbortSignal): Promise<void> {
	if (!startReading(store)) return Promise.resolve();
	return new Promise((resolve) => {
		const look = () => {
			if (isReading(store.getState()) && !signal.aborted) return;
			unsubscribe();
			signal.removeEventListener('abort', look);
			store.dispatch({type: 'dropped-awaited'});
			resolve();
		};
		const unsubscribe = store.subscribe(look);
		signal.addEventListener('abort', look);
	});
}

function isReading(state: State): boolean {
	return areFailuresAwaited(state) || isFirstReadUnderWay(state);
}

/** What is being read for the recording after the app was left. */
function readingText(states: readonly State[]): string {
	const unread = states.reduce((sum, state) => sum + unreadFailures(state), 0);
	const what = unread === 0 ? 'the reasons for the failures' : plural(unread, 'failure');
	return say`Reading ${what} for the recording; Ctrl-C skips.`;
}

/** How many failures the counters have that have not been read. */
function unreadFailures({watch, failures}: State): number {
	return Math.max(0, sumOf(countedIn(watch.counts)) - failures.known.emails.length);
}

import {ATTEMPTS} from '../../core/network/delays.ts';
import {breakText} from '../../core/network/gaps.ts';
import {count, plural} from '../../core/text/format.ts';
import {inShort} from '../../core/text/hints.ts';
import {type SafeText, say} from '../../core/text/text.ts';
import {areFailuresAwaited} from '../../state/failures/awaited.ts';
import {isFirstReadUnderWay} from '../../state/failures/due.ts';
import {countedIn, sumOf} from '../../state/failures/failures.ts';
import type {Store} from '../../state/store.ts';
import {notice} from '../../state/watch/event.ts';
import type {State} from '../../state/watch/state.ts';

/** What is read first, what for, and until when. `now` gives epoch ms. */
export type FailuresWanted = {
	readonly now: () => number;
	readonly signal: AbortSignal;
};

/**
 * Reads first what has not been read of the failures and their reasons, and says how far that is. Resolves once they are read, or cannot be; rejects with the signal's reason when that aborts.
 */
export function readFailures(store: Store, {now, signal}: FailuresWanted): Promise<void> {
	if (store.getState().replay !== undefined) return Promise.resolve();
	store.dispatch({type: 'awaited-failures', figures: 'none'});
	if (!isReading(store.getState())) {
		store.dispatch({type: 'dropped-awaited'});
		return Promise.resolve();
	}
	let said: SafeText | undefined;
	const tell = () => {
		const text = progressText(store.getState());
		if (text === said) return;
		said = text;
		store.dispatch(notice(now(), [text, inShort(say`Reading the failures.`)]));
	};
	tell();
	return new Promise((resolve, reject) => {
		const end = (settle: () => void) => {
			unsubscribe();
			signal.removeEventListener('abort', stop);
			store.dispatch({type: 'dropped-awaited'});
			settle();
		};
		const unsubscribe = store.subscribe(() => {
			if (isReading(store.getState())) tell();
			else end(resolve);
		});
		const stop = () => end(() => reject(signal.reason));
		signal.addEventListener('abort', stop);
	});
}

function isReading(state: State): boolean {
	return areFailuresAwaited(state) || isFirstReadUnderWay(state);
}

/** The progress of reading the failures before a hand-over. */
function progressText({failures, watch}: State): SafeText {
	const {awaited, read, problem, failed} = failures;
	if (awaited !== undefined && problem !== undefined)
		return say`Attempt ${failed + 1} of ${ATTEMPTS} for the export: ${problem.sentence}`;
	if (read === undefined)
		return say`Reading the failures for the export${awaited === 'reasons' ? ': their reasons' : ''}.`;
	const loaded = Object.values(read.pages).flatMap((pages) => pages.loaded);
	const many = loaded.reduce((sum, {emails}) => sum + emails.length, 0);
	const progress = many === 0 ? '' : `: ${count(many)} of ${count(Math.max(many, sumOf(countedIn(watch.counts))))}`;
	return say`Reading the failures for the export${progress}.`;
}

/** What is missing of the failures and why, in sentences; none if nothing is. */
export function lackingFailures({failures}: Pick<State, 'failures'>): readonly SafeText[] {
	const {refusal, problem, known} = failures;
	return [
		...(refusal === undefined ? [] : [say`Not all failures were read: ${refusal.sentence}`]),
		...(problem === undefined ? [] : [say`Not all failures were read: ${problem.sentence}`]),
		...(known.brokenBy === undefined ? [] : [say`Not all failures were read: ${breakText(known.brokenBy)}`]),
	];
}

/** That reasons are missing, in a sentence; none if the server has given all it gives. */
export function lackingReasons({failures: {reasons}}: Pick<State, 'failures'>): readonly SafeText[] {
	return reasons.missing === undefined ? [] : [say`The reasons could not be read: ${reasons.missing.sentence}`];
}

/** That a file is of fewer failures than the counters have, in a sentence; none if it has all that the list had. */
export function partText({failures: {known, domains}, watch}: Pick<State, 'failures' | 'watch'>): readonly SafeText[] {
	const [found, counted] = [known.emails.length, sumOf(countedIn(watch.counts))];
	return found >= counted || domains.isOfFailures
		? []
		: [say`${count(found)} of ${plural(counted, 'failure')} were read.`];
}

/** That the figures of domains are missing, in a sentence; none if the list has not been refused. */
export function lackingShares({failures: {domains}}: Pick<State, 'failures'>): readonly SafeText[] {
	return domains.refusal === undefined ? [] : [say`No shares by domain: ${domains.refusal.sentence}`];
}

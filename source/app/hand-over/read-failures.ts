import {breakText} from '../../core/network/gaps.ts';
import {count} from '../../core/text/format.ts';
import {inShort} from '../../core/text/hints.ts';
import {type SafeText, say} from '../../core/text/text.ts';
import {areFailuresAwaited} from '../../state/failures/awaited.ts';
import {isFirstReadUnderWay} from '../../state/failures/due.ts';
import {countedIn, sumOf} from '../../state/failures/failures.ts';
import type {Store} from '../../state/store.ts';
import {notice} from '../../state/watch/event.ts';
import type {State} from '../../state/watch/state.ts';

/** Reads first what has not been read of the failures and their reasons, and says how far that is; resolves once they are read, or cannot be. */
export function readFailures(store: Store, noun: 'note' | 'report' | 'export', now: () => number): Promise<void> {
	if (store.getState().replay !== undefined) return Promise.resolve();
	store.dispatch({type: 'awaited-failures'});
	if (!isReading(store.getState())) return Promise.resolve();
	let said: SafeText | undefined;
	const tell = () => {
		const far = progressOf(store.getState());
		const text = say`Reading the failures for the ${noun}${far === '' ? '' : `: ${far}`}.`;
		if (text === said) return;
		said = text;
		store.dispatch(notice(now(), [text, inShort(say`Reading ${far === '' ? 'the failures' : far}.`)]));
	};
	tell();
	return new Promise((resolve) => {
		const unsubscribe = store.subscribe(() => {
			if (isReading(store.getState())) {
				tell();
				return;
			}
			unsubscribe();
			resolve();
		});
	});
}

function isReading(state: State): boolean {
	return areFailuresAwaited(state) || isFirstReadUnderWay(state);
}

function progressOf({failures: {read, awaited}, watch}: State): string {
	if (read === undefined) return awaited === 'reasons' ? 'their reasons' : '';
	const loaded = Object.values(read.pages).flatMap((pages) => pages.loaded);
	const many = loaded.reduce((sum, {emails}) => sum + emails.length, 0);
	return many === 0 ? '' : `${count(many)} of ${count(Math.max(many, sumOf(countedIn(watch.counts))))}`;
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
	return reasons.isMissing === undefined ? [] : [say`The reasons could not be read.`];
}

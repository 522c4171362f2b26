import {NO_FILTER} from '../../core/emails/filter.ts';
import {ProblemError} from '../../core/errors.ts';
import type {Problem} from '../../core/network/problem.ts';
import type {OperationId} from '../../core/operation/ids.ts';
import {count} from '../../core/text/format.ts';
import {inShort} from '../../core/text/hints.ts';
import {say} from '../../core/text/text.ts';
import type {RetryingClient} from '../../monitor/retrying-client.ts';
import {type AwaitedFigures, areFailuresAwaited} from '../../state/failures/awaited.ts';
import {countedIn, sumOf} from '../../state/failures/failures.ts';
import {regroup} from '../../state/failures/groups.ts';
import {NO_REASONS_LEFT} from '../../state/failures/read.ts';
import type {Store} from '../../state/store.ts';
import {notice} from '../../state/watch/event.ts';
import type {NoticeText} from '../../state/watch/notice-text.ts';
import {reduce} from '../../state/watch/reduce.ts';
import type {State} from '../../state/watch/state.ts';
import {readSummary, type SummaryReading} from '../headless/lists/read-summary.ts';

const LARGEST_PAGE = 1000;

/** Reads the whole list with its reasons, and the counters after it; `onEmails` gets how many emails have come so far. */
export type ListReader = (signal: AbortSignal, onEmails: (many: number) => void) => Promise<SummaryReading>;

/** Makes the reader of a send's list. `now` gives epoch ms. */
export function createListReader(client: RetryingClient, operationId: OperationId, now: () => number): ListReader {
	const scope = {client, operationId, filter: NO_FILTER, pageSize: LARGEST_PAGE, isMasked: false, now};
	return (signal, onEmails) => {
		let many = 0;
		return readSummary(scope, signal, (emails) => {
			many += emails.length;
			onEmails(many);
		});
	};
}

/**
 * The watch with the failures, their reasons and the figures of domains of one read of the list, and the counters that were read after it.
 * It is for a file alone: the watch itself goes on with what it read.
 */
export function withReading(state: State, {answers, listRead, summary, course, gaps}: SummaryReading): State {
	const {operation, at} = answers.at(-1) ?? answers[0];
	const counted = reduce(state, {type: 'received-operation', at, operation});
	const {leftOut, brokenBy, noReasons} = gaps;
	const {problem: _, retryAt: __, refusal: ___, read: ____, before: _____, ...failures} = counted.failures;
	const {missing: ______, ...known} = failures.reasons;
	return {
		...counted,
		failures: regroup({
			...failures,
			known: {emails: summary.failures, leftOut, ...(brokenBy === undefined ? {} : {brokenBy})},
			last: {at: listRead.to, counted: countedIn(counted.watch.counts), requests: 0, short: 0},
			reasonsLeft: NO_REASONS_LEFT,
			reasons: {
				...known,
				byEmail: new Map([...known.byEmail, ...summary.reasons]),
				ofOperation: summary.ofOperation.length > 0 ? summary.ofOperation : known.ofOperation,
				...(noReasons === undefined ? {} : {missing: noReasons}),
			},
			domains: {
				isWanted: false,
				at: listRead.from,
				isOfFailures: true,
				...(summary.figures === undefined ? {} : {figures: summary.figures}),
				...(course === undefined ? {} : {course}),
			},
		}),
	};
}

/** What a file speaks of, and who waits for it. `now` gives epoch ms. */
export type StateWanted = {
	readonly noun: 'note' | 'report';
	readonly figures: AwaitedFigures;
	readonly read: ListReader | undefined;
	readonly now: () => number;
	readonly signal: AbortSignal;
};

/**
 * The watch as a file shows it. The whole list is read once after the key, and its progress told, unless all of it is known; where it
 * cannot be read, the file has what the watch knows, and why that is not all. Rejects with the signal's reason when that aborts.
 */
export async function stateForFile(store: Store, {noun, figures, read, now, signal}: StateWanted): Promise<State> {
	if (read === undefined || store.getState().replay !== undefined) return store.getState();
	store.dispatch({type: 'awaited-failures', figures});
	try {
		if (!areFailuresAwaited(store.getState())) return store.getState();
		const tell = (many: number) => store.dispatch(notice(now(), progressText(noun, many, store.getState())));
		tell(0);
		const reading = await read(signal, tell);
		return withReading(store.getState(), reading);
	} catch (error) {
		if (signal.aborted || !(error instanceof ProblemError)) throw error;
		return withoutReading(store.getState(), error.problem);
	} finally {
		store.dispatch({type: 'dropped-awaited'});
	}
}

/** The progress of reading the list before a note or a report. */
function progressText(noun: StateWanted['noun'], many: number, {watch}: State): NoticeText {
	const all = Math.max(many, watch.counts?.denominator ?? 0);
	const progress = many === 0 ? '' : `: ${count(many)} of ${count(all)}`;
	return [say`Reading the list for the ${noun}${progress}.`, inShort(say`Reading the list.`)];
}

/** The watch as it is, with the problem of what it lacks. */
function withoutReading(state: State, problem: Problem): State {
	const {failures, watch} = state;
	const lacksFailures = failures.known.emails.length < sumOf(countedIn(watch.counts));
	if (lacksFailures) return {...state, failures: {...failures, problem}};
	return {...state, failures: {...failures, domains: {...failures.domains, refusal: problem}}};
}

import {type Certainty, judge} from './certainty.ts';
import {type Counts, endedRange, rangeOf, unaccountedOf} from './counts.ts';
import type {Terms} from './terms.ts';

/** What a verdict is derived from. */
export type VerdictFacts = {
	readonly counts: Counts;
	/** Twilio has processed it. */
	readonly isCompleted: boolean;
	readonly isCanceled: boolean;
	/** No more changes are expected: settled, or processed and without movement for 15 minutes. */
	readonly hasEnded: boolean;
};

/**
 * How a send was judged: what was waited for certainly holds (`reached`) or certainly does not (`missed`), too many emails failed
 * (`failed`), it was canceled, or neither is certain.
 */
export type Verdict = {
	readonly reason: 'reached' | 'missed' | 'failed' | 'canceled' | 'uncertain';
	readonly exitCode: 0 | 1 | 7 | 8;
};

const REACHED: Verdict = {reason: 'reached', exitCode: 0};
const MISSED: Verdict = {reason: 'missed', exitCode: 1};
const FAILED: Verdict = {reason: 'failed', exitCode: 1};
const CANCELED: Verdict = {reason: 'canceled', exitCode: 7};
const UNCERTAIN: Verdict = {reason: 'uncertain', exitCode: 8};

/**
 * The verdict by the terms; undefined while the wait goes on. It is over once the goal certainly holds or the send has ended, or, with
 * `isFailFast`, once `failIf` certainly holds on enough emails. A threshold that is reached while `failIf` is not certain keeps waiting.
 */
export function judgeSend(facts: VerdictFacts, terms: Terms): Verdict | undefined {
	const {counts, hasEnded, isCanceled} = facts;
	const failure = judge(terms.failIf, counts);
	if (!hasEnded && terms.isFailFast && failsEarly(counts, terms)) return FAILED;
	const goal = goalOf(facts, terms.until);
	if (!hasEnded && !isWaitOver(facts, terms, goal, failure)) return undefined;
	if (goal === 'yes' && failure === 'no') return REACHED;
	if (isCanceled) return CANCELED;
	if (failure === 'yes') return FAILED;
	return goal === 'no' ? MISSED : UNCERTAIN;
}

/** Whether `failIf` certainly holds, judged on enough emails that have ended. */
export function failsEarly(counts: Counts, terms: Pick<Terms, 'failIf' | 'minSample'>): boolean {
	return judge(terms.failIf, counts) === 'yes' && endedRange(counts).least >= terms.minSample;
}

function isWaitOver({isCompleted}: VerdictFacts, {until}: Terms, goal: Certainty, failure: Certainty): boolean {
	if (until === 'settled') return false;
	return until === 'completed' ? isCompleted : goal === 'yes' && failure !== 'unknown';
}

/** Whether the goal holds. For `completed` and `settled` that needs every email accounted for, by name or by counter. */
export function goalOf(facts: VerdictFacts, until: Terms['until']): Certainty {
	const {counts, isCompleted, isCanceled, hasEnded} = facts;
	if (until !== 'completed' && until !== 'settled') return judge(until, counts);
	if (isCanceled) return 'no';
	const isReached = until === 'completed' ? isCompleted : hasEnded;
	if (!isReached) return 'no';
	return isAllAccountedFor(counts, hasEnded) ? 'yes' : 'unknown';
}

/**
 * Whether every email is accounted for. Once the send has ended, emails still scheduled or queued are not: nothing says what happened to them.
 * Those that were only sent are.
 */
export function isAllAccountedFor(counts: Counts, hasEnded: boolean): boolean {
	const isWaiting = hasEnded && rangeOf(counts, ['scheduled', 'queued']).most > 0;
	return unaccountedOf(counts) === 0 && !isWaiting;
}

/** Whether the send has settled: over, every email accounted for, and none scheduled, queued or only sent. */
export function isSettled({counts, isCompleted, isCanceled}: Omit<VerdictFacts, 'hasEnded'>): boolean {
	const isUnderWay = rangeOf(counts, ['scheduled', 'queued', 'sent']).most > 0;
	return (isCompleted || isCanceled) && !isUnderWay && unaccountedOf(counts) === 0;
}

import {EXIT, problemExitCode} from '../../../../core/exit-codes.ts';
import type {Problem} from '../../../../core/network/problem.ts';
import {DEFAULT_TERMS, type Limits, type Terms, timeLimit} from '../../../../core/operation/terms.ts';
import {formatThreshold, percentagesIn} from '../../../../core/operation/threshold.ts';
import {goalOf, type Verdict, type VerdictFacts} from '../../../../core/operation/verdict.ts';
import {duration} from '../../../../core/text/format.ts';
import {type SafeText, say} from '../../../../core/text/text.ts';
import {verdictFactsOf} from './ending.ts';
import type {Overview} from './overview.ts';
import {stalledSince} from './stall.ts';
import {summarySentence} from './summary.ts';
import {verdictOf} from './verdict.ts';

/**
 * Why a watch without a screen ended: there is a verdict, the server refused, there was no answer for too long (`gave-up`), it timed
 * out, nothing changed for too long (`stalled`), or someone ended it.
 */
export type Outcome =
	| {readonly reason: 'verdict'; readonly exitCode: number; readonly verdict: Verdict}
	| {
			readonly reason: 'refused' | 'gave-up' | 'timeout' | 'stalled' | 'interrupted';
			readonly exitCode: number;
			readonly verdict?: never;
	  };

const GIVE_UP_AFTER_MS = 10 * 60_000;
/** After a good answer a limit of this machine gets this long to pass: someone may close other programs. */
const OWN_LIMIT_AFTER_MS = 30_000;

/** The outcome of a watch, if it has ended. Read it after every change of the state, and at the time-out. */
export function outcomeOf(state: Overview, now: number, limits: Limits): Outcome | undefined {
	const refusal = state.fatal ?? state.haltedBy;
	if (refusal !== undefined) return {reason: 'refused', exitCode: problemExitCode(refusal)};
	const verdict = verdictOf(state, now, limits.terms);
	if (verdict !== undefined) return {reason: 'verdict', exitCode: verdict.exitCode, verdict};
	const limit = timeLimit(limits, state.startedAt, now);
	if (limit !== undefined && limit.leftMs <= 0) return {reason: 'timeout', exitCode: EXIT.timeout};
	if (limits.stallTimeoutMs !== undefined && stalledSince(state.watch, limits.stallTimeoutMs) !== undefined)
		return {reason: 'stalled', exitCode: EXIT.timeout};
	const {problem, updatedAt} = state.watch;
	return problem !== undefined && now - (updatedAt ?? state.startedAt) > patienceWith(problem, updatedAt !== undefined)
		? {reason: 'gave-up', exitCode: problem.isOwnLimit ? EXIT.fault : EXIT.gaveUp}
		: undefined;
}

/** How long a watch goes on without a good answer. A limit of this machine does not pass on its own. */
function patienceWith({isOwnLimit}: Problem, wasAnswered: boolean): number {
	if (isOwnLimit !== true) return GIVE_UP_AFTER_MS;
	return wasAnswered ? OWN_LIMIT_AFTER_MS : -1;
}

/** One sentence on why the watch ended and the state of the operation then. */
export function outcomeSentence(outcome: Outcome, state: Overview, now: number, {terms, timeoutMs}: Limits): SafeText {
	const summary = summarySentence(state, now, percentagesIn([terms.until, terms.failIf]));
	switch (outcome.reason) {
		case 'verdict':
			return say`${verdictWords(outcome.verdict, verdictFactsOf(state.watch, now), terms)}${summary}`;
		case 'refused':
			return (state.fatal ?? state.haltedBy)?.sentence ?? summary;
		case 'gave-up':
			return state.watch.problem?.isOwnLimit
				? state.watch.problem.sentence
				: say`Gave up: no good answer for ${duration(GIVE_UP_AFTER_MS)}: ${summary}`;
		case 'timeout':
			return say`Timed out after ${duration(timeoutMs ?? 0)}: ${summary}`;
		case 'stalled':
			return say`No progress for ${duration(stalledMs(state))}: ${summary}`;
		case 'interrupted':
			return say`Interrupted: ${summary}`;
	}
}

function stalledMs({watch}: Overview): number {
	const {updatedAt = 0} = watch;
	return updatedAt - (stalledSince(watch, 0) ?? updatedAt);
}

/** The first words of a verdict. */
function verdictWords({reason}: Verdict, facts: VerdictFacts | undefined, terms: Terms): string {
	const {until, failIf} = terms;
	switch (reason) {
		case 'failed':
			// At the end, failures speak for themselves.
			return facts?.hasEnded && formatThreshold(failIf) === formatThreshold(DEFAULT_TERMS.failIf)
				? ''
				: `--fail-if is met: ${formatThreshold(failIf)}. `;
		case 'reached':
			return typeof until === 'string' ? '' : `--until is met: ${formatThreshold(until)}. `;
		case 'missed':
			return typeof until === 'string' ? '' : `--until was not met: ${formatThreshold(until)}. `;
		case 'canceled':
			return '';
		case 'uncertain':
			return `No verdict: ${uncertainty(facts, terms)}. `;
	}
}

/** What the counters leave open at the end. */
function uncertainty(facts: VerdictFacts | undefined, {until, failIf}: Terms): string {
	const isGoalOpen = facts !== undefined && goalOf(facts, until) === 'unknown';
	const open = isGoalOpen ? until : failIf;
	return typeof open === 'string'
		? 'not every email is accounted for'
		: `the counters do not tell whether ${formatThreshold(open)} holds`;
}

import {EXIT} from '../../../core/errors.ts';
import type {Limits, Terms} from '../../../core/operation/terms.ts';
import {formatThreshold} from '../../../core/operation/threshold.ts';
import {duration} from '../../../core/text/format.ts';
import {type SafeText, say} from '../../../core/text/text.ts';
import type {Overview} from './overview.ts';
import {stalledSince} from './stall.ts';
import {summarySentence} from './summary.ts';
import {problemExitCode, type Verdict, verdictOf} from './verdict.ts';

/**
 * How a watch without a screen ended: with a verdict, a refusal, because nothing answered for too long, because its time was up, because
 * nothing moved for too long, or because somebody ended it.
 */
export type Outcome =
	| {readonly reason: 'verdict'; readonly exitCode: number; readonly verdict: Verdict}
	| {
			readonly reason: 'refused' | 'gave-up' | 'timeout' | 'stalled' | 'interrupted';
			readonly exitCode: number;
			readonly verdict?: never;
	  };

const GIVE_UP_AFTER_MS = 10 * 60_000;

/** How the watch has ended, if it has: read off the state after every change, and when its time is up. */
export function outcomeOf(state: Overview, now: number, limits: Limits): Outcome | undefined {
	const refusal = state.fatal ?? state.haltedBy;
	if (refusal !== undefined) return {reason: 'refused', exitCode: problemExitCode(refusal)};
	const verdict = verdictOf(state, now, limits.terms);
	if (verdict !== undefined) return {reason: 'verdict', exitCode: verdict.exitCode, verdict};
	if (limits.timeoutMs !== undefined && now - state.startedAt >= limits.timeoutMs)
		return {reason: 'timeout', exitCode: EXIT.timeout};
	if (limits.stallTimeoutMs !== undefined && stalledSince(state.watch, limits.stallTimeoutMs) !== undefined)
		return {reason: 'stalled', exitCode: EXIT.timeout};
	const lastGood = state.watch.updatedAt ?? state.startedAt;
	return state.watch.problem !== undefined && now - lastGood > GIVE_UP_AFTER_MS
		? {reason: 'gave-up', exitCode: EXIT.gaveUp}
		: undefined;
}

/** One sentence on how the watch ended and how the operation stood then. */
export function outcomeSentence(outcome: Outcome, state: Overview, now: number, {terms, timeoutMs}: Limits): SafeText {
	const stood = summarySentence(state, now);
	switch (outcome.reason) {
		case 'verdict':
			return say`${verdictWords(outcome.verdict, terms)}${stood}`;
		case 'refused':
			return (state.fatal ?? state.haltedBy)?.sentence ?? stood;
		case 'gave-up':
			return say`Gave up, there was no good answer for ${duration(GIVE_UP_AFTER_MS)}: ${stood}`;
		case 'timeout':
			return say`The time is up (${duration(timeoutMs ?? 0)}): ${stood}`;
		case 'stalled':
			return say`Nothing has moved for ${duration((state.watch.updatedAt ?? now) - (state.watch.changedAt ?? now))}: ${stood}`;
		case 'interrupted':
			return say`Interrupted: ${stood}`;
	}
}

function verdictWords({reason}: Verdict, {until, failIf}: Terms): string {
	switch (reason) {
		case 'failed':
			return `${formatThreshold(failIf)} holds: `;
		case 'reached':
			return typeof until === 'string' ? '' : `${formatThreshold(until)} holds: `;
		case 'missed':
			return typeof until === 'string' ? '' : `${formatThreshold(until)} was not reached: `;
	}
}

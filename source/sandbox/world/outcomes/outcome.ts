import type {EmailStatus} from '../status.ts';
import {allAt, type Curve, shifted} from './curve.ts';

/** A change of status, and when the emails of a group make it. */
export type Transition = {readonly status: EmailStatus; readonly at: Curve};

/** What happens to some of the emails of an operation. */
export type Outcome = {
	/** How many of the emails, as a share in any unit; of those that no `count` takes. */
	readonly share: number;
	/** Exactly so many emails, as far as there are that many. */
	readonly count?: number;
	readonly initial: EmailStatus;
	readonly transitions: readonly Transition[];
	/** The domains of the recipients affected; undefined for any. */
	readonly domains?: readonly string[];
	/** No counter of the operation ever counts these emails. */
	readonly isUncounted?: true;
};

/** The outcomes of the emails of one operation; never empty. */
export type Outcomes = readonly [Outcome, ...Outcome[]];

/** Makes the outcomes of a send that takes `durationMs` until it has settled. */
export type OutcomeModel = (seed: number, durationMs: number) => Outcomes;

/** Changes each of the outcomes. */
export function mapOutcomes([first, ...others]: Outcomes, change: (outcome: Outcome) => Outcome): Outcomes {
	return [change(first), ...others.map(change)];
}

/** Multiplies the share of each outcome. */
export function scaled(outcomes: Outcomes, factor: number): Outcomes {
	return mapOutcomes(outcomes, (outcome) => ({...outcome, share: outcome.share * factor}));
}

/** Delays all transitions by `ms`. */
export function later(outcomes: Outcomes, ms: number): Outcomes {
	return mapOutcomes(outcomes, (outcome) => ({...outcome, transitions: delayAll(outcome.transitions, ms)}));
}

/** Makes emails wait as SCHEDULED for `waitMs` before they join the queue. */
export function scheduled(outcomes: Outcomes, waitMs: number): Outcomes {
	return mapOutcomes(outcomes, (outcome) => ({
		...outcome,
		initial: 'SCHEDULED',
		transitions: [{status: 'QUEUED', at: allAt(waitMs)}, ...delayAll(outcome.transitions, waitMs)],
	}));
}

function delayAll(transitions: readonly Transition[], ms: number): readonly Transition[] {
	return transitions.map(({status, at}) => ({status, at: shifted(at, ms)}));
}

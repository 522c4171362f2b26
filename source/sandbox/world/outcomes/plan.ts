import type {Scenario} from '../scenario.ts';
import {createGradualTimeline} from './gradual-timeline.ts';
import {type OutcomeModel, scheduled} from './outcome.ts';
import {createTimeline, type Timeline} from './timeline.ts';

/** The part of the duration in which the emails of a gradual send are created. */
const CREATION_SHARE = 0.6;

/** A send to be planned. Times in ms. */
export type SendPlan = {
	readonly seed: number;
	readonly recipients: number;
	/** From the start of the send until it has settled. */
	readonly durationMs: number;
	/** How long the send is scheduled ahead; 0 for a send at once. */
	readonly waitMs: number;
	readonly model: OutcomeModel;
};

/** Makes the timeline of a send in a scenario. */
export function timelineOf(scenario: Scenario, {seed, recipients, durationMs, waitMs, model}: SendPlan): Timeline {
	if (scenario.isGradual) {
		const outcomes = model(seed, durationMs * (1 - CREATION_SHARE));
		const span = {fromMs: waitMs, toMs: waitMs + durationMs * CREATION_SHARE};
		return createGradualTimeline(seed, recipients, outcomes, span);
	}
	const outcomes = model(seed, durationMs);
	return createTimeline(seed, recipients, waitMs > 0 ? scheduled(outcomes, waitMs) : outcomes);
}

/** Returns by how many ms the counters of a send trail its emails in a scenario. */
export function lagOf({lagShare}: Scenario, durationMs: number): number | undefined {
	return lagShare === undefined ? undefined : Math.round(lagShare * durationMs);
}

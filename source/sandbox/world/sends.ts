import {bounceStorm, ordinary, stalled} from './outcomes/models.ts';
import type {OutcomeModel} from './outcomes/outcome.ts';
import {random} from './random.ts';

/** A send beside the prepared one that goes on while someone looks. */
export type LiveSend = {
	/** When it starts after the prepared one, as a share of the duration of a send; before it where that is negative. */
	readonly startShare: number;
	/** Its size as a share of the prepared one. */
	readonly sizeShare: number;
	/** What becomes of its emails, if that is not what the scenario says. */
	readonly outcomes?: OutcomeModel;
};

/** Those that every account of several sends has, the one wanted most first. */
const STORIES: readonly LiveSend[] = [
	{startShare: -0.3, sizeShare: 1, outcomes: bounceStorm},
	{startShare: -0.7, sizeShare: 0.6, outcomes: stalled},
	{startShare: 0.15, sizeShare: 0.3, outcomes: ordinary},
	{startShare: 0.4, sizeShare: 0.5, outcomes: ordinary},
];

/** Of so many sends one is live. */
const ONE_IN = 25;

/**
 * The live sends of an account of so many, the prepared one not counted: one that fails, one that stalls, two that start later, and of
 * large accounts as many ordinary ones that one in 25 is live. The earliest comes first.
 */
export function liveSends(sends: number): readonly LiveSend[] {
	const stories = STORIES.slice(0, Math.max(0, Math.min(STORIES.length, sends - 1)));
	const more = Math.max(0, Math.floor(sends / ONE_IN) - stories.length - 1);
	const ordinaries = Array.from({length: more}, (_, index): LiveSend => {
		return {startShare: -0.8 * random(1, index), sizeShare: 0.2 + 0.8 * random(2, index)};
	});
	return [...stories, ...ordinaries].toSorted((a, b) => a.startShare - b.startShare);
}

import type {Account} from './account.ts';
import {createOperation, type Operation} from './operation.ts';
import {lagOf, timelineOf} from './outcomes/plan.ts';
import {createTimeline} from './outcomes/timeline.ts';
import {mix} from './random.ts';
import type {Scenario} from './scenario.ts';

const DAY_MS = 86_400_000;
/** The earlier operations lie within the 7 days that Twilio keeps, with room for a long watch. */
const PAST_MS = 4 * DAY_MS;

/** What the prepared operations are made from. Times in ms, `startedAt` in epoch ms. */
export type Preparation = {
	readonly scenario: Scenario;
	readonly seed: number;
	readonly startedAt: number;
	/** The size of the newest operation. */
	readonly recipients: number;
	readonly durationMs: number;
	readonly operations: number;
};

/** Adds the operations of a scenario to an account and returns the newest. */
export function prepareOperations(account: Account, preparation: Preparation): Operation {
	const {startedAt, recipients, operations, scenario} = preparation;
	for (let before = operations - 1; before > 0; before -= 1) {
		const createdAt = account.freeMoment(startedAt - Math.round((before * PAST_MS) / operations));
		const number = operations - before;
		account.add(prepared(preparation, createdAt, scenario.sizeOf?.(number, recipients) ?? recipients, number));
	}
	const newest = prepared(preparation, account.freeMoment(startedAt), recipients, operations);
	account.add(newest);
	return newest;
}

function prepared(preparation: Preparation, createdAt: number, recipients: number, number: number): Operation {
	const {scenario, durationMs} = preparation;
	const seed = mix(preparation.seed, number);
	const waitMs = Math.round(durationMs * (scenario.waitShare ?? 0));
	const plan = {seed, recipients, durationMs: durationMs - waitMs, waitMs, model: scenario.outcomes};
	const {preparedOutcomes} = scenario;
	return createOperation({
		seed: preparation.seed,
		createdAt,
		scheduledFor: waitMs > 0 ? createdAt + waitMs : undefined,
		timeline:
			preparedOutcomes === undefined
				? timelineOf(scenario, plan)
				: createTimeline(seed, recipients, preparedOutcomes(seed, durationMs)),
		lagMs: lagOf(scenario, durationMs),
		messages: scenario.messages(seed, number),
		reasons: scenario.reasons,
	});
}

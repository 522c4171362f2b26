import type {Account} from './account.ts';
import {createOperation, type Operation} from './operation.ts';
import type {OutcomeModel} from './outcomes/outcome.ts';
import {lagOf, timelineOf} from './outcomes/plan.ts';
import {createTimeline} from './outcomes/timeline.ts';
import {mix} from './random.ts';
import type {Scenario} from './scenario.ts';
import {liveSends} from './sends.ts';

const DAY_MS = 86_400_000;
/** The earlier operations lie within the 7 days that Twilio keeps, with room for a long watch. */
const PAST_MS = 4 * DAY_MS;

/** What the prepared operations are made from. Times in ms, `startedAt` in epoch ms. */
export type Preparation = {
	readonly scenario: Scenario;
	readonly seed: number;
	readonly startedAt: number;
	/** The size of the prepared operation. */
	readonly recipients: number;
	readonly durationMs: number;
	readonly operations: number;
	/** Whether several of them are under way or still to come; else all but the prepared one have ended. */
	readonly areUnderWay: boolean;
};

/** Adds the operations of a scenario to an account and returns the prepared one. */
export function prepareOperations(account: Account, preparation: Preparation): Operation {
	const {startedAt, recipients, operations, scenario, durationMs, areUnderWay} = preparation;
	const live = areUnderWay ? liveSends(operations) : [];
	const ended = operations - 1 - live.length;
	for (let before = ended; before > 0; before -= 1) {
		const createdAt = account.freeMoment(startedAt - Math.round((before * PAST_MS) / operations));
		const number = ended + 1 - before;
		account.add(prepared(preparation, {createdAt, recipients: sizeIn(scenario, number, recipients), number}));
	}
	for (const [index, {startShare, sizeShare, outcomes}] of live.entries())
		account.add(
			prepared(preparation, {
				createdAt: account.freeMoment(startedAt + Math.round(startShare * durationMs)),
				recipients: Math.ceil(recipients * sizeShare),
				number: ended + 1 + index,
				outcomes,
			}),
		);
	const createdAt = account.freeMoment(startedAt);
	const newest = prepared(preparation, {createdAt, recipients, number: operations});
	account.add(newest);
	return newest;
}

function sizeIn({sizeOf}: Scenario, number: number, recipients: number): number {
	return sizeOf?.(number, recipients) ?? recipients;
}

/** One of them; `outcomes` are those of the scenario unless it has its own. */
type Prepared = {
	readonly createdAt: number;
	readonly recipients: number;
	readonly number: number;
	readonly outcomes?: OutcomeModel | undefined;
};

function prepared(preparation: Preparation, {createdAt, recipients, number, outcomes}: Prepared): Operation {
	const {scenario, durationMs} = preparation;
	const seed = mix(preparation.seed, number);
	const waitMs = Math.round(durationMs * (scenario.waitShare ?? 0));
	const plan = {seed, recipients, durationMs: durationMs - waitMs, waitMs, model: outcomes ?? scenario.outcomes};
	const preparedOutcomes = outcomes === undefined ? scenario.preparedOutcomes : undefined;
	return createOperation({
		seed: preparation.seed,
		createdAt,
		knownFrom: createdAt,
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

import type {Account} from './account.ts';
import {createLife} from './life.ts';
import {createOperation, type Operation} from './operation.ts';
import {type Fortune, scheduled} from './outcomes.ts';
import {mix} from './random.ts';
import type {Scenario} from './scenarios.ts';

const DAY_MS = 86_400_000;
/** Earlier operations lie within the days that Twilio keeps, with room for a long watch. */
const PAST_MS = 4 * DAY_MS;

/** What the prepared operations are made from. Times in ms, `startedAt` in epoch ms. */
export type Preparation = {
	readonly scenario: Scenario;
	readonly seed: number;
	readonly startedAt: number;
	readonly recipients: number;
	readonly durationMs: number;
	readonly operations: number;
};

/** Fills an account with the operations of a scenario; returns the newest one. */
export function prepareOperations(account: Account, preparation: Preparation): Operation {
	const {startedAt, recipients, operations, scenario} = preparation;
	for (let before = operations - 1; before > 0; before -= 1) {
		const createdAt = account.freeMoment(startedAt - Math.round((before * PAST_MS) / operations));
		const wave = operations - before;
		account.add(prepared(preparation, createdAt, scenario.sizeOf?.(wave, recipients) ?? recipients, wave));
	}
	const newest = prepared(preparation, account.freeMoment(startedAt), recipients, operations);
	account.add(newest);
	return newest;
}

function prepared(preparation: Preparation, createdAt: number, total: number, wave: number): Operation {
	const {scenario, seed, durationMs} = preparation;
	const own = mix(seed, wave);
	const waitMs = Math.round(durationMs * (scenario.waitShare ?? 0));
	const life = createLife(own, total, preparedOutcomes(scenario, own, durationMs, waitMs));
	const scheduledFor = waitMs > 0 ? createdAt + waitMs : undefined;
	return createOperation({
		seed,
		createdAt,
		scheduledFor,
		life,
		mail: scenario.mail(own, wave),
		reasons: scenario.reasons,
	});
}

function preparedOutcomes(scenario: Scenario, seed: number, durationMs: number, waitMs: number): ReturnType<Fortune> {
	if (scenario.preparedFortune) return scenario.preparedFortune(seed, durationMs);
	const outcomes = scenario.fortune(seed, durationMs - waitMs);
	return waitMs > 0 ? scheduled(outcomes, waitMs) : outcomes;
}

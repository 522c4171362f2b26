import {type Account, createAccount} from './account.ts';
import {prepareOperations} from './prepare.ts';
import type {Scenario} from './scenario.ts';

/** The most recipients a send may have (Email API overview). */
export const MAX_RECIPIENTS = 10_000;

const MAX_OPERATIONS = 10_000;
const MAX_DURATION_MS = 7 * 86_400_000;

/** The account that a sandbox serves, and how its sends go. */
export type World = {
	readonly seed: number;
	readonly account: Account;
	readonly scenario: Scenario;
	/** How long a send to 10,000 takes until it has settled, in ms. */
	readonly durationMs: number;
	/** The clock, in epoch ms. */
	readonly now: () => number;
};

/** What a world is made from. */
export type WorldOptions = {
	readonly seed: number;
	readonly scenario: Scenario;
	/** When the prepared operation was created, in epoch ms. */
	readonly startedAt: number;
	readonly recipients: number | undefined;
	readonly operations: number | undefined;
	/** How many sends, some of them under way; undefined for ended ones beside the prepared one. */
	readonly sends: number | undefined;
	readonly durationMs: number;
	/** How many times faster than `durationMs` everything happens. */
	readonly speed: number;
	readonly now: () => number;
};

/** Makes a world with its prepared operations and names the newest. Throws a RangeError for a number that is out of range. */
export function createWorld(options: WorldOptions): {readonly world: World; readonly operationId: string} {
	const {seed, scenario, startedAt, now} = options;
	const durationMs = scaledDuration(options);
	const sends = options.sends ?? scenario.sends;
	const operations = wholeNumber('operations', sends ?? options.operations ?? 1, 1, MAX_OPERATIONS);
	const wanted = scenario.recipients ?? options.recipients ?? MAX_RECIPIENTS;
	const recipients = wholeNumber('recipients', wanted, 0, MAX_RECIPIENTS);
	const account = createAccount();
	const prepared = prepareOperations(account, {
		...{scenario, seed, startedAt, recipients, durationMs, operations},
		areUnderWay: sends !== undefined,
	});
	return {world: {seed, account, scenario, durationMs, now}, operationId: prepared.id};
}

/** How long a send takes at its speed; throws if that is out of range. */
function scaledDuration({durationMs, speed}: WorldOptions): number {
	const ms = durationMs / speed;
	if (ms >= 0 && ms <= MAX_DURATION_MS) return ms;
	throw new RangeError(`A duration of ${durationMs} ms at speed ${speed} is out of range: it must be 0 to 7 days`);
}

/** A number within its range; throws if it is not. */
function wholeNumber(what: string, value: number, least: number, most: number): number {
	if (Number.isInteger(value) && value >= least && value <= most) return value;
	const range = `${least} to ${most.toLocaleString('en')}`;
	throw new RangeError(`The number of ${what} must be a whole number from ${range}, not ${value}`);
}

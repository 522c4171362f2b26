import {createPageTokens} from '../http/page-token.ts';
import {createSendSchema, MOST_RECIPIENTS} from '../http/send-schema.ts';
import {guideSchemas, guideWriter} from '../http/wire-guide.ts';
import {referenceSchemas, referenceWriter} from '../http/wire-reference.ts';
import {createParcels} from '../mail/packed-content.ts';
import {SANDBOX_DEFAULTS, type SandboxOptions} from '../options.ts';
import {createAccount} from './account.ts';
import {prepareOperations} from './prepare.ts';
import {scenarios} from './scenarios.ts';
import type {World} from './world.ts';

const MOST_OPERATIONS = 10_000;
const MOST_DURATION_MS = 7 * 86_400_000;

/** The world of a sandbox as it starts: the account with its prepared operations, of which the newest is named. */
export function createWorld(options: SandboxOptions): {readonly world: World; readonly operationId: string} {
	const {seed, dialect, counters: counting, scenario: name, now = Date.now} = {...SANDBOX_DEFAULTS, ...options};
	const {startedAt = now()} = options;
	const scenario = scenarios[name];
	const durationMs = duration(options);
	const operations = wholeNumber(
		'operations',
		options.operations ?? scenario.operations ?? SANDBOX_DEFAULTS.operations,
		1,
		MOST_OPERATIONS,
	);
	const wanted = scenario.recipients ?? options.recipients ?? SANDBOX_DEFAULTS.recipients;
	const recipients = wholeNumber('recipients', wanted, 0, MOST_RECIPIENTS);
	const account = createAccount();
	const prepared = prepareOperations(account, {scenario, seed, startedAt, recipients, durationMs, operations});
	const world = {
		seed,
		account,
		tokens: createPageTokens(seed),
		packedContents: createParcels(),
		writer: dialect === 'guide' ? guideWriter : referenceWriter,
		schemas: dialect === 'guide' ? guideSchemas : referenceSchemas,
		counting,
		scenario,
		sendSchema: createSendSchema(now),
		durationMs,
		now,
	};
	return {world, operationId: prepared.id};
}

function duration(options: SandboxOptions): number {
	const {durationMs, speed} = {...SANDBOX_DEFAULTS, ...options};
	const ms = durationMs / speed;
	if (ms >= 0 && ms <= MOST_DURATION_MS) return ms;
	throw new RangeError(`A duration of ${durationMs} ms at speed ${speed} is out of range: it must be 0 to 7 days`);
}

function wholeNumber(what: string, value: number, least: number, most: number): number {
	if (Number.isInteger(value) && value >= least && value <= most) return value;
	const range = `${least} to ${most.toLocaleString('en')}`;
	throw new RangeError(`The number of ${what} must be a whole number from ${range}, not ${value}`);
}

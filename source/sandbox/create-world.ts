import {createAccount} from './account.ts';
import type {SandboxOptions} from './options.ts';
import {createPageTokens} from './page-token.ts';
import {createParcels} from './parcels.ts';
import {prepareOperations} from './prepare.ts';
import {scenarios} from './scenarios.ts';
import {createSendSchema, MOST_RECIPIENTS} from './send-schema.ts';
import {guideSchemas, guideWriter} from './wire-guide.ts';
import {referenceSchemas, referenceWriter} from './wire-reference.ts';
import type {World} from './world.ts';

/** The world of a sandbox as it starts: the account with its prepared operations, of which the newest is named. */
export function createWorld(options: SandboxOptions): {readonly world: World; readonly operationId: string} {
	const {seed = 1, dialect = 'guide', counters: counting = 'exclusive', now = Date.now} = options;
	const {startedAt = now()} = options;
	const scenario = scenarios[options.scenario ?? 'steady'];
	const durationMs = (options.durationMs ?? 60_000) / (options.speed ?? 1);
	const operations = options.operations ?? scenario.operations ?? 1;
	const recipients = scenario.recipients ?? options.recipients ?? MOST_RECIPIENTS;
	if (!Number.isInteger(recipients) || recipients < 0 || recipients > MOST_RECIPIENTS) {
		throw new RangeError(`The number of recipients must be a whole number from 0 to 10,000, not ${recipients}`);
	}
	const account = createAccount();
	const prepared = prepareOperations(account, {scenario, seed, startedAt, recipients, durationMs, operations});
	const world = {
		seed,
		account,
		tokens: createPageTokens(seed),
		parcels: createParcels(),
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

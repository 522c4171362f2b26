import type {Account} from './account.ts';
import type {PageTokens} from './page-token.ts';
import type {Parcels} from './parcels.ts';
import type {Scenario} from './scenarios.ts';
import type {SendSchema} from './send-schema.ts';
import type {Counting, WireSchemas, Writer} from './wire.ts';

/** What the routes work on. */
export type World = {
	readonly seed: number;
	readonly account: Account;
	readonly tokens: PageTokens;
	readonly parcels: Parcels;
	readonly writer: Writer;
	readonly schemas: WireSchemas;
	readonly counting: Counting;
	readonly scenario: Scenario;
	readonly sendSchema: SendSchema;
	/** How long a send to 10,000 takes, in ms. */
	readonly durationMs: number;
	/** The clock, in epoch ms. */
	readonly now: () => number;
};

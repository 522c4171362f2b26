import type {PageTokens} from '../http/page-token.ts';
import type {SendSchema} from '../http/send-schema.ts';
import type {WireSchemas, Writer} from '../http/wire.ts';
import type {PackedContents} from '../mail/packed-content.ts';
import type {Counting} from '../options.ts';
import type {Account} from './account.ts';
import type {Scenario} from './scenarios.ts';

/** What the routes work on. */
export type World = {
	readonly seed: number;
	readonly account: Account;
	readonly tokens: PageTokens;
	readonly packedContents: PackedContents;
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

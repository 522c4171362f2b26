import type {ListCompressor} from '../mail/compressed-list.ts';
import type {Counting} from '../options.ts';
import type {EmailRef} from '../world/operation.ts';
import type {World} from '../world/world.ts';
import type {Format} from './dialects/format.ts';
import type {PageTokens} from './requests/page-token.ts';
import type {SendSchema} from './requests/send-schema.ts';
import type {SettledPages} from './settled-pages.ts';

/** What the routes work with: the world, and how it is served. */
export type Service = {
	readonly world: World;
	readonly format: Format;
	/** An email as JSON in that format. */
	readonly emailText: (email: EmailRef, now: number) => string;
	readonly settledPages: SettledPages;
	readonly counting: Counting;
	readonly tokens: PageTokens;
	readonly sendSchema: SendSchema;
	/** Whether `/Errors` and `/Receipts` are served. The reference mentions them; the live API is not known to have them (C). */
	readonly hasReasons: boolean;
	/** Holds the recipients of the sends of clients. */
	readonly compressor: ListCompressor;
};

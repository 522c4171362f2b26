import type {TagFilter} from '../../core/emails/tags.ts';
import type {OperationStatus} from '../../core/operation/status.ts';

/** Which sends of the account are on the board, besides those that were named. */
export type BoardQuery = {
	/** Only those created since then (epoch ms). */
	readonly since: number;
	readonly statuses: readonly OperationStatus[];
	/** Only those whose first email has these tags. */
	readonly tags: TagFilter;
};

import type {TagFilter} from '../../core/emails/tags.ts';
import type {OperationStatus} from '../../core/operation/status.ts';

/** Which sends of the account are on the board, besides those that were named. */
export type BoardQuery = {
	/** Only those created since then (epoch ms). */
	readonly since: number;
	/** That is the week that Twilio keeps, by the clock of this machine until the server has said what time it is. */
	readonly isWeek?: true;
	readonly statuses: readonly OperationStatus[];
	/** Only those whose first email has these tags. */
	readonly tags: TagFilter;
};

import type {Problem} from '../../core/network/problem.ts';
import type {Counts} from '../../core/operation/counts.ts';
import type {OperationId} from '../../core/operation/ids.ts';
import type {GivenTerms} from '../../core/operation/terms.ts';
import type {Failures} from '../failures/failures.ts';
import type {Triage} from '../triage/triage.ts';
import type {DetailsPane} from './details/pane.ts';
import type {StatusHistory} from './details/status-history.ts';
import type {Exports} from './exports.ts';
import type {Matches} from './find/matches.ts';
import type {List} from './list/list.ts';
import type {Marks} from './marks.ts';
import type {Network, Poll} from './network.ts';
import type {Watch} from './operation.ts';
import type {Replay} from './replay.ts';
import type {View} from './view/view.ts';

/** The state of a watch. Times are epoch ms. */
export type State = {
	readonly operationId: OperationId;
	readonly startedAt: number;
	/** Until then a 404 only means that the operation is not visible yet. */
	readonly graceUntil: number;
	readonly intervalMs: number;
	/** After how long without a change the send counts as stalled, in ms. */
	readonly stallAfterMs: number;
	/** What the user judges the send by, as far as they said so. */
	readonly terms: GivenTerms;
	/** When the next poll is due, or when the one under way was; absent before the first answer. */
	readonly nextPollAt?: number;
	/** Why polling has stopped until the user asks again. */
	readonly haltedBy?: Problem;
	/** The refusals of the last polls in a row, all of one kind: believed only once they agree for a while. `since` is epoch ms. */
	readonly refusals?: {readonly kind: Problem['kind']; readonly count: number; readonly since: number};
	/** Why there is nothing to watch: the very first answer was a refusal. */
	readonly fatal?: Problem;
	/** What went wrong last, whether it has passed or not. */
	readonly lastProblem?: Problem;
	/** Whether the emails are listed too; a watch without a screen only counts them. */
	readonly isListed: boolean;
	/** The answers come over TLS whose certificates nobody checks. */
	readonly isTlsUnchecked?: true;
	readonly network: Network;
	/** How far the poll is that began last. Apart from the rest, so that nothing is drawn again because one begins. */
	readonly poll: Poll;
	readonly watch: Watch;
	readonly list: List;
	readonly marks: Marks;
	readonly exports: Exports;
	/** What failed, and why, as far as the server says. */
	readonly failures: Failures;
	/** Whether recipients are hidden wherever the state is shown or handed over: read it through a mask there (select/shown.ts). */
	readonly isMasked: boolean;
	readonly view: View;
	/** Where what is to be found matches; absent if nothing is. */
	readonly matches?: Matches;
	/** Present while the user looks at why emails fail. */
	readonly triage?: Triage;
	/** The open email. */
	readonly details: DetailsPane;
	readonly statusHistory: StatusHistory;
	/** Present while no refresh changes the list: the counts when it was frozen, if there were any. */
	readonly freeze?: {readonly counts?: Counts};
	/** Present if a recording is played in place of a watch. */
	readonly replay?: Replay;
};

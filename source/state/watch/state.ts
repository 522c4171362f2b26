import type {Problem} from '../../core/network/problem.ts';
import type {OperationId} from '../../core/operation/ids.ts';
import type {Reasons} from '../failures/reasons.ts';
import type * as pane from './details/pane.ts';
import type {StatusHistory} from './details/status-history.ts';
import type * as exporting from './exports.ts';
import type {Matches} from './find/matches.ts';
import type {Freeze} from './freeze.ts';
import type * as list from './list/list.ts';
import type * as marks from './marks.ts';
import type * as network from './network.ts';
import type * as watch from './operation.ts';
import type {Replay} from './replay.ts';
import type * as view from './view/view.ts';

/** Everything a watch knows. Times are epoch ms. */
export type State = {
	readonly operationId: OperationId;
	readonly startedAt: number;
	/** Until then a 404 only says that the operation is not visible yet. */
	readonly graceUntil: number;
	readonly intervalMs: number;
	/** How long nothing may move before that is said. */
	readonly stallAfterMs: number;
	/** When the next poll is due, or the one under way was; absent before the first has been answered. */
	readonly nextPollAt?: number;
	/** Why polling has stopped until somebody asks again. */
	readonly haltedBy?: Problem;
	/** Why there is nothing to watch: the very first answer was a refusal. */
	readonly fatal?: Problem;
	/** Whether the emails are listed too; a watch without a screen only counts them. */
	readonly isListed: boolean;
	/** The answers come over a TLS whose certificates nobody checks. */
	readonly isTlsUnchecked?: true;
	readonly network: network.Network;
	readonly watch: watch.Watch;
	readonly list: list.List;
	readonly marks: marks.Marks;
	readonly exports: exporting.Exports;
	/** Why emails failed, as far as the server told. */
	readonly reasons: Reasons;
	/** Whether recipients are hidden wherever the state is shown or handed over: read it through `shownState` there. */
	readonly isMasked: boolean;
	readonly view: view.View;
	/** Where what is being looked for matches; absent where nothing is. */
	readonly matches?: Matches;
	/** The email that is open beside the list. */
	readonly details: pane.DetailsPane;
	readonly statusHistory: StatusHistory;
	/** Set while the list stands still. */
	readonly freeze?: Freeze;
	/** Present where a recording is played in place of a watch. */
	readonly replay?: Replay;
};

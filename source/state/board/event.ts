import type {Email} from '../../core/emails/email.ts';
import type {Problem} from '../../core/network/problem.ts';
import type {OperationId} from '../../core/operation/ids.ts';
import type {ListedOperation, Operation} from '../../core/operation/operation.ts';
import type {SendFigures} from './compare/figures.ts';
import type {PastSample} from './compare/past.ts';
import type {BoardViewEvent} from './rows/view.ts';
import type {SendName} from './send.ts';

/** What happens to a board apart from the user's actions. Times are epoch ms. */
export type BoardNews =
	| {readonly type: 'asked-board'}
	| {
			/** A poll was answered; `isWhole` if it read all of the list, to its end. */
			readonly type: 'received-sends';
			readonly at: number;
			readonly operations: readonly ListedOperation[];
			readonly isWhole: boolean;
			readonly requests: number;
			readonly bytes: number;
			readonly unreadable: number;
	  }
	/** The clock of this machine is ahead: the week begins so much earlier (epoch ms). */
	| {readonly type: 'corrected-week'; readonly since: number}
	| {readonly type: 'failed-board'; readonly at: number; readonly problem: Problem}
	| {readonly type: 'refused-list'; readonly at: number; readonly problem: Problem}
	| {readonly type: 'received-send'; readonly at: number; readonly id: OperationId; readonly operation: Operation}
	| {readonly type: 'failed-send'; readonly at: number; readonly id: OperationId; readonly problem: Problem}
	| {readonly type: 'held-board'; readonly until: number}
	| {readonly type: 'scheduled-board'; readonly at: number}
	/** The user asks again, even after a refusal. */
	| {readonly type: 'asked-board-again'}
	/** Addresses in names are hidden, or shown again. */
	| {readonly type: 'toggled-board-mask'}
	| {readonly type: 'named-sends'; readonly names: readonly (readonly [OperationId, SendName])[]}
	| {
			readonly type: 'received-board-failures';
			readonly at: number;
			readonly id: OperationId;
			readonly emails: readonly Email[];
			/** How many requests that took. */
			readonly requests: number;
	  }
	| {readonly type: 'failed-board-failures'; readonly at: number; readonly id: OperationId; readonly problem: Problem}
	/** How far the emails of a compared send have been read. */
	| {readonly type: 'read-figures'; readonly id: OperationId; readonly figures: SendFigures}
	/** What the recordings on this machine tell of a send. */
	| {readonly type: 'read-past'; readonly id: OperationId; readonly past: readonly PastSample[]};

/** Everything that can happen to a board. */
export type BoardEvent = BoardNews | BoardViewEvent;

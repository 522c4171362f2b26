import type {OperationId} from '../../core/operation/ids.ts';
import type {State} from '../watch/state.ts';

/** One recorded watch. Times are epoch ms. */
export type HistoryEntry = {
	readonly operationId: OperationId;
	/** The file of the recording. */
	readonly path: string;
	readonly bytes: number;
	readonly startedAt: number;
	/** When the last record was written. */
	readonly endedAt: number;
	readonly isMasked: boolean;
	/** Whether it was the demo, which Twilio never knew of. */
	readonly isDemo: boolean;
	/** Where the operation is; absent in recordings of earlier versions, and of the demo. */
	readonly baseUrl?: string;
	/** Whether it is being watched right now. */
	readonly isGoingOn: boolean;
	/** The state at the end of the watch, without its emails. */
	readonly state: State;
};

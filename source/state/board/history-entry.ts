import type {OperationId} from '../../core/operation/ids.ts';
import type {State} from '../watch/state.ts';

/** One recorded watch. Times are epoch ms. */
export type HistoryEntry = {
	readonly operationId: OperationId;
	/** The file of the recording. */
	readonly path: string;
	readonly bytes: number;
	readonly startedAt: number;
	/** When the last thing was written down. */
	readonly endedAt: number;
	readonly isMasked: boolean;
	/** It was the demo: Twilio never knew of it. */
	readonly isDemo: boolean;
	/** Somebody is watching it right now. */
	readonly isGoingOn: boolean;
	/** How the operation stood at the end; its list is not in it. */
	readonly state: State;
};

import type {AppConfig} from '../../command-line/config/config.ts';
import type {OperationId} from '../../core/operation/ids.ts';
import type {BoardQuery} from '../../state/board/query.ts';
import type {Target} from '../open-watch.ts';
import type {OpenBoard} from './board/open-board.tsx';
import type {OpenVisit, Visit} from './open-visit.ts';
import type {InkOptions} from './run-ink.tsx';

/** What a session on the screen runs on. */
export type SessionOptions = InkOptions & {
	/** Where everything is requested: an id is never asked of another server. */
	readonly origin: Omit<Target, 'operationId'>;
	readonly config: AppConfig;
	readonly openVisit: OpenVisit;
	/** The watch to begin with; without one the session begins on the board. */
	readonly first?: {readonly id: OperationId; readonly visit: Visit};
	/** The board to begin with, or to come back to. */
	readonly board?: OpenBoard;
	readonly query?: BoardQuery | undefined;
	/** Whether it moves on to each newer send. */
	readonly isFollowing: boolean;
};

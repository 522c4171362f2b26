import type {AppConfig} from '../../../command-line/config/config.ts';
import type {BoardOptions} from '../../../state/board/board.ts';
import type {BoardQuery} from '../../../state/board/query.ts';
import type {Target} from '../../open-watch.ts';

/** Which account's sends a board shows, and how they are requested. */
export type BoardPlan = Pick<BoardOptions, 'intervalMs' | 'isMasked' | 'terms' | 'named'> & {
	readonly origin: Pick<Target, 'baseUrl' | 'access' | 'profile'>;
	readonly query?: BoardQuery | undefined;
	/** Where the names of sends are kept from one run to the next; absent if nothing is. */
	readonly folder: string | undefined;
};

/** Which sends of which server are shown. */
export type PlannedSends = Pick<BoardPlan, 'origin' | 'named' | 'query'>;

/** The plan of a board of these sends, which are judged and masked as the user wants. */
export function boardPlan(sends: PlannedSends, config: AppConfig): BoardPlan {
	const {intervalMs, isMasked, stallAfterMs, terms, recording} = config;
	return {...sends, intervalMs, isMasked, terms: {...terms, stallAfterMs}, folder: recording?.folder};
}

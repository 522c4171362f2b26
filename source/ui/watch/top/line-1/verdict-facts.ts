import type {Watch} from '../../../../state/watch/operation.ts';
import type {Connection} from '../../../../state/watch/select/connection.ts';
import type {Badge} from '../../../../state/watch/select/send/badge.ts';
import type {Stall} from '../../../../state/watch/select/send/stall.ts';
import type {KeyOf} from '../../../keys/shown-keys.ts';
import type {Theme} from '../../../theme/theme.ts';
import type {Whereabouts} from '../../panel/failure-lines.ts';

/** What the fields beside the badge are derived from. `now` is epoch ms. */
export type VerdictFacts = {
	readonly badge: Badge;
	readonly watch: Watch;
	readonly connection: Connection;
	readonly stall: Stall | undefined;
	/** Where the failures are that have been read. */
	readonly where: Whereabouts | undefined;
	readonly keyOf: KeyOf;
	readonly columns: number;
	readonly now: number;
	readonly theme: Theme;
};

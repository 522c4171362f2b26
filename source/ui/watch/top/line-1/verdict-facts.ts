import type {SafeText} from '../../../../core/text/text.ts';
import type {Watch} from '../../../../state/watch/operation.ts';
import type {Connection} from '../../../../state/watch/select/connection.ts';
import type {Badge} from '../../../../state/watch/select/send/badge.ts';
import type {Stall} from '../../../../state/watch/select/send/stall.ts';
import type {KeyOf} from '../../../keys/shown-keys.ts';
import type {Theme} from '../../../theme/theme.ts';

/** What the fields beside the badge are derived from. `now` is epoch ms. */
export type VerdictFacts = {
	readonly badge: Badge;
	readonly watch: Watch;
	readonly connection: Connection;
	readonly stall: Stall | undefined;
	/** Where the failures are, as `97 % at two domains`. */
	readonly where: SafeText | undefined;
	readonly keyOf: KeyOf;
	readonly columns: number;
	readonly now: number;
	readonly theme: Theme;
};

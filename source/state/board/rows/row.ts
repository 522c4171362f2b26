import type {Tag} from '../../../core/emails/email.ts';
import type {Counts} from '../../../core/operation/counts.ts';
import type {Badge} from '../../watch/select/send/badge.ts';
import type {Send} from '../send.ts';

/** One line of the board: a send, or a campaign with its sums. */
export type BoardRow =
	| {readonly kind: 'send'; readonly key: string; readonly send: Send}
	| {
			readonly kind: 'group';
			readonly key: string;
			/** What its sends have in common; absent for those without tags, or of which none are known yet. */
			readonly tag?: Tag;
			readonly sends: readonly Send[];
			/** Over all sends that have counts; absent if none has. */
			readonly sums?: Counts;
			readonly badge: Badge;
			readonly isUnderWay: boolean;
	  };

/** The sends of a row. */
export function sendsOf(row: BoardRow): readonly Send[] {
	return row.kind === 'send' ? [row.send] : row.sends;
}

/** The badge of a row. */
export function badgeOfRow(row: BoardRow): Badge {
	return row.kind === 'send' ? row.send.badge : row.badge;
}

/** The counts of a row; undefined if nothing is known of it. */
export function countsOfRow(row: BoardRow): Counts | undefined {
	return row.kind === 'send' ? row.send.watch.counts : row.sums;
}

import {type SafeText, safe} from '../../../../core/text/text.ts';
import {doubtText} from '../../../../state/watch/select/send/doubts.ts';
import {stallForms} from '../../../../state/watch/select/send/stall.ts';
import {SHARES_COLUMNS} from '../../../layout.ts';
import type {VerdictFacts} from './verdict-facts.ts';

/** The cause of a badge other than failures, the longest form first: the stall, or the doubt. The connection's is in the state line. */
export function causeForms({
	badge,
	watch,
	stall,
	columns,
	now,
	theme,
}: Pick<VerdictFacts, 'badge' | 'watch' | 'stall' | 'columns' | 'now' | 'theme'>): readonly SafeText[] | undefined {
	switch (badge) {
		case 'stalled': {
			if (stall === undefined) return undefined;
			const {since, left} = stallForms(stall, now);
			const whole = since.flatMap((one) => left.map((many) => safe`${one} ${theme.dot} ${many}`));
			// Where there is little room, the state line has the long form.
			return columns < SHARES_COLUMNS ? since.slice(-1) : [...whole, ...since.slice(-1)];
		}
		case 'unaccounted': {
			const doubt = doubtText(watch, now);
			return doubt && [doubt, safe`counters in doubt`];
		}
		default:
			return undefined;
	}
}

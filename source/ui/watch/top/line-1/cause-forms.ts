import {duration} from '../../../../core/text/format.ts';
import {type SafeText, safe} from '../../../../core/text/text.ts';
import {doubtText} from '../../../../state/watch/select/send/doubts.ts';
import {shortStallTexts, stallText} from '../../../../state/watch/select/send/stall.ts';
import {SHARES_COLUMNS} from '../../../layout.ts';
import type {VerdictFacts} from './verdict-facts.ts';

/** The cause of a badge other than failures, the longest form first: the stall, the age of the data, or the doubt. */
export function causeForms(facts: VerdictFacts): readonly SafeText[] | undefined {
	const {badge, watch, stall, keyOf, columns, now, theme} = facts;
	const {dot} = theme;
	switch (badge) {
		case 'stalled':
			// Where there is little room, the state line has the long form.
			return (
				stall && [
					...(columns < SHARES_COLUMNS ? [] : [stallText(stall, now, dot)]),
					...shortStallTexts(stall, now, dot),
				]
			);
		case 'unaccounted': {
			const doubt = doubtText(watch, now);
			return doubt && [doubt, safe`counters in doubt`];
		}
		case 'offline':
		case 'stale':
			return ageForms(facts);
		case 'refused': {
			const key = keyOf('refresh');
			const stopped = safe`polling stopped`;
			return key === undefined ? [stopped] : [safe`${stopped} ${dot} ${key} tries again`, stopped];
		}
		default:
			return undefined;
	}
}

/** How old the data is, and when the next request goes out. */
function ageForms({watch: {updatedAt}, connection, now, theme}: VerdictFacts): readonly SafeText[] {
	const age = updatedAt === undefined ? safe`no data yet` : safe`data ${duration(now - updatedAt)} old`;
	const next = 'next' in connection ? connection.next : undefined;
	if (next === undefined) return [age];
	const when = next > now ? safe`next try in ${duration(next - now)}` : safe`trying now`;
	return [safe`${age} ${theme.dot} ${when}`, age];
}

import type {Counter} from '../../../core/operation/counters.ts';
import {isOverfull, unaccountedOf, unknownCounters} from '../../../core/operation/counts.ts';
import {isOver} from '../../../core/operation/operation.ts';
import {plural} from '../../../core/text/format.ts';
import {type SafeText, say} from '../../../core/text/text.ts';
import type {Watch} from '../operation.ts';

/** The one sentence on what the last answer leaves in doubt: unknown counters, counters that do not add up, emails in none of them. */
export function doubtText({operation, counts}: Watch): SafeText | undefined {
	if (operation === undefined || counts === undefined) return undefined;
	if (counts.denominator === undefined) return say`the number of emails is unknown`;
	const unknown = unknownCounters(counts);
	if (unknown.length > 0) return say`${unknownText(unknown)} unknown: the server did not give a usable number`;
	if (isOverfull(counts)) return say`the counters hold more emails than the send has; shares are fitted`;
	const unaccounted = unaccountedOf(counts) ?? 0;
	return isOver(operation) && unaccounted > 0 ? say`${plural(unaccounted, 'email')} in no counter` : undefined;
}

function unknownText(names: readonly Counter[]): string {
	const verb = names.length === 1 ? 'is' : 'are';
	return `${names.join(', ')} ${verb}`;
}

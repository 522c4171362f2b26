import {isReadingOpen} from '../../../../core/operation/reading.ts';
import {DEFAULT_TERMS, type Terms} from '../../../../core/operation/terms.ts';
import {failsEarly, judgeSend, type Verdict} from '../../../../core/operation/verdict.ts';
import type {Watch} from '../../operation.ts';
import {verdictFactsOf} from './ending.ts';
import type {Overview} from './overview.ts';

/**
 * The verdict on the send, once its wait is over; undefined until then, and while one answer alone looks cumulative: the next one decides
 * how the counters are meant. `now` in epoch ms.
 */
export function verdictOf(
	{watch}: Pick<Overview, 'watch'>,
	now: number,
	terms: Terms = DEFAULT_TERMS,
): Verdict | undefined {
	const facts = verdictFactsOf(watch, now);
	return facts === undefined || isReadingOpen(watch.reading) ? undefined : judgeSend(facts, terms);
}

/** Whether `failIf` certainly holds already, and enough emails have ended to judge by. */
export function hasFailed({counts, reading}: Watch, terms: Pick<Terms, 'failIf' | 'minSample'>): boolean {
	return counts !== undefined && !isReadingOpen(reading) && failsEarly(counts, terms);
}

import type {Filter, FilterPart} from '../../../core/emails/filter.ts';
import {safeLine} from '../../../core/text/text.ts';
import {shortDates} from '../../../core/time/date-words.ts';
import type {LocalClock} from '../../../core/time/moments.ts';
import type {List} from '../../../state/watch/list/list.ts';
import {isStuck} from '../../../state/watch/list/streams.ts';
import type {State} from '../../../state/watch/state.ts';
import {keyOf} from './filter-words.ts';

/** Why the list has no rows, and what would change that. */
export function emptyReason({list, watch, replay}: State, isLoading: boolean, clock: LocalClock): string {
	const {problem, pages, streams} = list;
	if (problem !== undefined && watch.problem === undefined) return problem.sentence;
	if (watch.problem !== undefined && watch.operation === undefined)
		return `${watch.problem.sentence} It is tried again by itself.`;
	if (streams.some((stream) => isStuck(stream.pages)))
		return 'The server sent empty pages only, each with a next one, so no more of them are asked for.';
	if (pages.loaded.length === 0 && replay !== undefined && !isLoading)
		return 'No emails were recorded: the watch had no screen, so that only the counters were asked for.';
	if (pages.loaded.length === 0) return isLoading ? 'Loading the emails.' : '';
	if (list.filterOrder.length > 0) return `${filteredOut(list, watch.isSettled, clock)} ${waysOut(list)}`;
	if (watch.operation?.stats.total === 0) return 'This operation has no emails: it was sent to nobody.';
	return 'No emails yet: they come as the operation is processed.';
}

/** `No email of this operation is FAILED or UNDELIVERED so far.` */
function filteredOut({filter, filterOrder}: List, isSettled: boolean, clock: LocalClock): string {
	const reasons = filterOrder.map((part) => reasonOf(part, filter, clock));
	const isOpen = !isSettled && filterOrder.includes('statuses');
	return `No email of this operation ${inWords(reasons, 'and')}${isOpen ? ' so far' : ''}.`;
}

function reasonOf(part: FilterPart, filter: Filter, clock: LocalClock): string {
	if (part === 'statuses') return `is ${inWords(filter.statuses, 'or')}`;
	if (part === 'dates') return `was created ${withPreposition(shortDates(filter, clock))}`;
	if (part === 'domains') return `goes to ${safeLine(inWords(filter.domains, 'or'))}`;
	const pairs = filter.tags.map(({key, value}) => `${key}:${value}`);
	return pairs.length === 1 ? `has the tag ${pairs[0]}` : `has all the tags ${pairs.join(' ')}`;
}

function withPreposition(range: string): string {
	if (/^(?:since|until)/u.test(range)) return range;
	return range.includes(' to ') ? `from ${range}` : `on ${range}`;
}

/** Which keys widen the list. */
function waysOut({filterOrder}: List): string {
	const [first, ...others] = filterOrder.map(keyOf).toReversed();
	if (first === undefined) return '';
	if (others.length === 0) return `Backspace clears the ${first.name} filter, ${first.key} changes it.`;
	const keys = inWords(
		[first, ...others].toReversed().map(({key}) => key),
		'and',
	);
	return `Backspace clears the ${first.name} filter, ${keys} change them.`;
}

function inWords(words: readonly string[], conjunction: 'and' | 'or'): string {
	const last = words.at(-1) ?? '';
	return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

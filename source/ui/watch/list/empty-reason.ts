import type {Filter, FilterPart} from '../../../core/emails/filter.ts';
import {problemForms} from '../../../core/network/problem.ts';
import {isOver} from '../../../core/operation/operation.ts';
import {NO_TEXT} from '../../../core/text/compose.ts';
import {asSentence, type SafeText, safe, safeLine} from '../../../core/text/text.ts';
import {shortDates} from '../../../core/time/date-words.ts';
import type {LocalClock} from '../../../core/time/moments.ts';
import {chosenText, reasonsReadText} from '../../../state/failures/words.ts';
import type {List} from '../../../state/watch/list/list.ts';
import {type ListTrouble, leftOutSentences, listTrouble} from '../../../state/watch/select/list-trouble.ts';
import type {State} from '../../../state/watch/state.ts';
import type {KeyOf} from '../../keys/shown-keys.ts';
import {FILTER_PARTS} from './filter-words.ts';
import {wayOut} from './trouble-words.ts';

/** Why the list has no rows, and how to change that. */
export function emptyReason(state: State, isLoading: boolean, clock: LocalClock, keyOf: KeyOf): string {
	const {list, watch, replay} = state;
	const {problem, pages} = list;
	const missing = [...leftOutSentences(list), ...troubleSentences(listTrouble(list), keyOf)];
	if (problem !== undefined && watch.problem === undefined) return problem.sentence;
	if (watch.problem !== undefined && watch.operation === undefined)
		return `${watch.problem.sentence} It will be retried.`;
	if (missing.length > 0 && !isLoading) return missing.join(' ');
	if (pages.loaded.length === 0 && replay !== undefined) return unrecorded(state);
	if (pages.loaded.length === 0) return isLoading ? 'Loading the emails.' : '';
	if (list.filterOrder.length > 0)
		return [filteredOut(list, isAllKnown(state), clock), ...unread(state), ...waysOut(list, keyOf)].join(' ');
	if (watch.operation !== undefined && isOver(watch.operation))
		return 'The server lists no emails, although the operation has been processed.';
	if (watch.operation?.stats.total === 0) return 'No emails yet: the operation counts 0 so far.';
	return 'No emails yet: they appear as the operation is processed.';
}

/** Why the requests for the list fail and what to do, in fewer and fewer words; none if they do not fail. */
export function emptyInShort({problem, refusal}: List, keyOf: KeyOf): readonly SafeText[] {
	const failed = problem ?? refusal;
	if (failed === undefined) return [];
	const key = keyOf('refresh');
	const way = key === undefined ? NO_TEXT : safe` ${key} requests the list again.`;
	return problemForms(failed)
		.slice(1)
		.map((form) => safe`${asSentence(form)}${way}`);
}

/** Whether no email can match any more: the send has settled, and in a list by reason all failures have been read. */
function isAllKnown(state: State): boolean {
	return state.watch.isSettled && reasonsReadText(state) === undefined;
}

/** How many failures a list by reason chooses from, if that is not all, in a sentence. */
function unread(state: State): readonly string[] {
	const read = reasonsReadText(state);
	return read === undefined ? [] : [`Failures: ${read}.`];
}

/** Why a replay has no emails: without a screen a watch requests no list. */
function unrecorded({isListed, failures}: State): string {
	if (isListed) return 'No emails have been recorded so far.';
	return failures.known.emails.length === 0
		? 'No emails were recorded: the watch had no screen, so only the counters were requested.'
		: 'Only failures were recorded: the watch had no screen, so no other emails were requested.';
}

function troubleSentences(trouble: ListTrouble | undefined, keyOf: KeyOf): readonly string[] {
	if (trouble === undefined) return [];
	const way = wayOut(trouble, keyOf);
	return way === undefined ? [trouble.sentence] : [trouble.sentence, `${way}.`];
}

/** `No email of this operation is FAILED or UNDELIVERED so far.` */
function filteredOut({filter, filterOrder}: List, isKnown: boolean, clock: LocalClock): string {
	const reasons = filterOrder.map((part) => reasonOf(part, filter, clock));
	const isOpen = !isKnown && filterOrder.some((part) => part === 'statuses' || part === 'reasons');
	return `No email of this operation ${inWords(reasons, 'and')}${isOpen ? ' so far' : ''}.`;
}

/** Why no email matches, as far as the counters tell. */
function reasonOf(part: FilterPart, filter: Filter, clock: LocalClock): string {
	if (part === 'statuses') return `is ${inWords(filter.statuses, 'or')}`;
	if (part === 'dates') return `was created ${withPreposition(shortDates(filter, clock))}`;
	if (part === 'domains') return `goes to ${safeLine(inWords(filter.domains, 'or'))}`;
	if (part === 'reasons') return `failed ${chosenText(filter.reasons)}`;
	const pairs = filter.tags.map(({key, value}) => `${key}:${value}`);
	return pairs.length === 1 ? `has the tag ${pairs[0]}` : `has all the tags ${pairs.join(' ')}`;
}

/** A range of dates in a sentence. */
function withPreposition(range: string): string {
	if (/^(?:since|until)/u.test(range)) return range;
	return range.includes(' to ') ? `from ${range}` : `on ${range}`;
}

/** The keys that widen the list, in a sentence, if any. */
function waysOut({filterOrder}: List, keyOf: KeyOf): readonly string[] {
	const last = filterOrder.at(-1);
	const clear = keyOf('clear-filter');
	const clearing = last === undefined || clear === undefined ? [] : [`${clear} clears ${filterName(last)}`];
	const ways = [...clearing, ...waysToChange(filterOrder, clearing.length > 0, keyOf)];
	return ways.length === 0 ? [] : [`${ways.join(', ')}.`];
}

/** The keys that change the filters in force. */
function waysToChange(parts: readonly FilterPart[], isNamed: boolean, keyOf: KeyOf): readonly string[] {
	const keyed = parts.flatMap((part) => {
		const key = keyOf(FILTER_PARTS[part].command);
		return key === undefined ? [] : [{part, key}];
	});
	const keys = keyed.map(({key}) => key);
	if (keys.length > 1 && keys.length === parts.length) return [`${inWords(keys, 'and')} change them`];
	const isIt = isNamed && parts.length === 1;
	return keyed.map(({part, key}) => `${key} changes ${isIt ? 'it' : filterName(part)}`);
}

/** A filter by its name. */
function filterName(part: FilterPart): string {
	return `the ${FILTER_PARTS[part].name} filter`;
}

function inWords(words: readonly string[], conjunction: 'and' | 'or'): string {
	const last = words.at(-1) ?? '';
	return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

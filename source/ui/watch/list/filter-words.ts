import type {FilterPart, ReasonKey} from '../../../core/emails/filter.ts';
import {NONE_GIVEN} from '../../../core/emails/reason-filter.ts';
import {truncate, widthOf} from '../../../core/text/drawing/width.ts';
import {type SafeText, safe, safeLine} from '../../../core/text/text.ts';
import {shortDates} from '../../../core/time/date-words.ts';
import type {LocalClock} from '../../../core/time/moments.ts';
import type {List} from '../../../state/watch/list/list.ts';
import type {CommandName} from '../../keys/names.ts';
import type {KeyOf} from '../../keys/shown-keys.ts';

/** One filter in force: the key that changes it (empty if none does), what it filters by (empty if the value says so), and its value. */
export type FilterWord = {readonly key: string; readonly name: string; readonly value: string};

/** What the parts of the filter are called, and which command changes each. */
export const FILTER_PARTS: Readonly<Record<FilterPart, {readonly command: CommandName; readonly name: string}>> = {
	tags: {command: 'tags', name: 'tags'},
	statuses: {command: 'statuses', name: 'status'},
	dates: {command: 'dates', name: 'date'},
	domains: {command: 'clusters', name: 'domain'},
	reasons: {command: 'clusters', name: 'reason'},
};

/** The filters in force, in the order they were set. */
export function filterWords(
	{filter, filterOrder, byReason}: List,
	clock: LocalClock,
	keyOf: KeyOf,
): readonly FilterWord[] {
	const values: Readonly<Record<FilterPart, () => string>> = {
		tags: () => filter.tags.map(({key, value}) => `${key}:${value}`).join(' '),
		statuses: () => filter.statuses.join(', '),
		dates: () => shortDates(filter, clock),
		domains: () => safeLine(filter.domains.join(', ')),
		reasons: () => filter.reasons.map((key) => reasonWord(key, byReason)).join(', '),
	};
	return filterOrder.map((part) => {
		const {command, name} = FILTER_PARTS[part];
		// A date itself says what it is, `since 14:05`, as does `no reason given`.
		const saysWhat = part === 'dates' || (part === 'reasons' && filter.reasons.every((one) => one === NONE_GIVEN));
		return {key: keyOf(command) ?? '', name: saysWhat ? '' : name, value: values[part]()};
	});
}

/** A reason by its code and what the server says with it: `30003 The mailbox is full`. */
function reasonWord(key: ReasonKey, byReason: List['byReason']): SafeText {
	if (key === NONE_GIVEN) return safe`no reason given`;
	const words = byReason?.words.get(key);
	return words === undefined ? safeLine(key) : safe`${safeLine(key)} ${words.safe}`;
}

/** The filters on one line of at most `columns`: the names go first, then the values are cut, all alike; the keys stay. */
export function fitFilters(words: readonly FilterWord[], columns: number): SafeText {
	const spelled = safeLine(words.map(({key, name, value}) => [key, name, value].filter(Boolean).join(' ')).join('   '));
	if (widthOf(spelled) <= columns) return spelled;
	const short = safeLine(words.map(({key, value}) => [key, value].filter(Boolean).join(' ')).join('  '));
	if (widthOf(short) <= columns) return short;
	const keys = words.map(({key}) => (key === '' ? '' : `${key} `));
	const room = columns - widthOf(keys.join('  '));
	const values = shareOut(
		words.map(({value}) => widthOf(value)),
		room,
	);
	const cut = words
		.map(({value}, index) => `${keys[index]}${truncate(safeLine(value), values[index] ?? 0)}`.trimEnd())
		.join('  ');
	return truncate(safeLine(cut), columns);
}

/** Shares columns so that what needs less than an equal share leaves the rest to the others. */
export function shareOut(wanted: readonly number[], columns: number): readonly number[] {
	let rest = columns;
	const shares = new Map<number, number>();
	const byNeed = [...wanted.keys()].toSorted((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
	for (const [done, index] of byNeed.entries()) {
		const share = Math.max(0, Math.min(wanted[index] ?? 0, Math.floor(rest / (wanted.length - done))));
		shares.set(index, share);
		rest -= share;
	}
	return wanted.map((_, index) => shares.get(index) ?? 0);
}

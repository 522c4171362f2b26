import type {FilterPart} from '../../../core/emails/filter.ts';
import {safeLine} from '../../../core/text/text.ts';
import {truncate, widthOf} from '../../../core/text/width.ts';
import {shortDates} from '../../../core/time/date-words.ts';
import type {LocalClock} from '../../../core/time/moments.ts';
import type {List} from '../../../state/watch/list/list.ts';

/** One filter in force: the key that changes it, what it filters by (empty where the value says so), and its value. */
export type FilterWord = {readonly key: string; readonly name: string; readonly value: string};

const KEYS: Readonly<Record<FilterPart, {readonly key: string; readonly name: string}>> = {
	tags: {key: 't', name: 'tags'},
	statuses: {key: 's', name: 'status'},
	dates: {key: 'd', name: 'date'},
	domains: {key: 'c', name: 'domain'},
};

/** The key that opens a part of the filter, and what the part is called. */
export function keyOf(part: FilterPart): {readonly key: string; readonly name: string} {
	return KEYS[part];
}

/** The filters in force, in the order they were set. */
export function filterWords({filter, filterOrder}: List, clock: LocalClock): readonly FilterWord[] {
	const values: Readonly<Record<FilterPart, () => string>> = {
		tags: () => filter.tags.map(({key, value}) => `${key}:${value}`).join(' '),
		statuses: () => filter.statuses.join(', '),
		dates: () => shortDates(filter, clock),
		domains: () => safeLine(filter.domains.join(', ')),
	};
	// A date says by itself what it is: `since 14:05`.
	return filterOrder.map((part) => ({...KEYS[part], ...(part === 'dates' ? {name: ''} : {}), value: values[part]()}));
}

/** The filters on one line of at most `columns`: the names go first, then the values are cut, all alike; the keys stay. */
export function fitFilters(words: readonly FilterWord[], columns: number): string {
	const spelled = words.map(({key, name, value}) => `${key}${name === '' ? '' : ` ${name}`} ${value}`).join('   ');
	if (widthOf(spelled) <= columns) return spelled;
	const short = words.map(({key, value}) => `${key} ${value}`).join('  ');
	if (widthOf(short) <= columns) return short;
	const room = columns - words.length * 4 + 2;
	const values = shareOut(
		words.map(({value}) => widthOf(value)),
		room,
	);
	const cut = words.map(({key, value}, index) => `${key} ${truncate(value, values[index] ?? 0)}`.trimEnd()).join('  ');
	return truncate(cut, columns);
}

/** Shares columns so that what needs less than an equal share leaves the rest to the others. */
function shareOut(wanted: readonly number[], columns: number): readonly number[] {
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

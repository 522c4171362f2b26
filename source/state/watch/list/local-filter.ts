import type {Email} from '../../../core/emails/email.ts';
import {changeFilter, type FilterChange, partsInOrder} from '../../../core/emails/filter.ts';
import {matchesFilter} from '../../../core/emails/filter-match.ts';
import type {Failures} from '../../failures/failures.ts';
import {reasonLookup} from '../../failures/why.ts';
import {byReasonOf} from './by-reason.ts';
import {selectAtTop} from './cursor.ts';
import type {List} from './list.ts';
import {loadedPage, type Pages, pageIndexOf} from './pages.ts';

/** A list with another filter, which is applied to what is loaded: there is no server to ask, as in a replay. Its rows follow from {@link withLocalRows}. */
export function filterLocally({byReason: _, ...list}: List, change: FilterChange): List {
	const filter = changeFilter(list.filter, change);
	return {
		...list,
		filter,
		filterOrder: partsInOrder(filter, list.filterOrder, change.part),
		statusesBefore: change.part === 'statuses' ? list.filter.statuses : list.statusesBefore,
		isLocal: true,
	};
}

/** The list with the rows that its filter lets through: of those loaded, and of the known failures, maybe in a newer state. */
export function withLocalRows(list: List, failures: Failures): List {
	const {whole, filter, selection} = list;
	const besides = failures.known.emails;
	const reasonOf = reasonLookup(failures);
	const isMatch = (email: Email) => matchesFilter(email, filter, reasonOf);
	const others = new Map(besides.map((email) => [email.id.raw, email]));
	const newest = (email: Email) => newerOf(email, others.get(email.id.raw));
	const loaded = whole.loaded.map((page) => loadedPage(page, page.emails.map(newest).filter(isMatch)));
	const known = new Set(whole.loaded.flatMap(({places}) => [...places.keys()]));
	const more = besides.filter((email) => isMatch(email) && !known.has(email.id.raw));
	const end = more.length === 0 ? [] : [loadedPage({token: OTHERS, next: null}, more)];
	const pages: Pages = {...whole, loaded: [...loaded, ...end]};
	const isShown = selection.id !== null && pageIndexOf(pages, selection.id) !== undefined;
	const matching = besides.filter(isMatch);
	return {
		...list,
		pages,
		selection: isShown ? selection : selectAtTop(pages, 0, 1),
		...(filter.reasons.length === 0 ? {} : {byReason: byReasonOf(besides, matching, reasonOf)}),
	};
}

function newerOf(email: Email, other: Email | undefined): Email {
	return other !== undefined && (other.updatedAt ?? 0) >= (email.updatedAt ?? 0) ? other : email;
}

/** No token of a server's: nothing is ever asked for with it. */
const OTHERS = 'known besides';

import type {Email} from '../../../core/emails/email.ts';
import {changeFilter, type FilterChange, partsInOrder} from '../../../core/emails/filter.ts';
import {matchesFilter} from '../../../core/emails/filter-match.ts';
import {selectAtTop} from './cursor.ts';
import type {List} from './list.ts';
import {loadedPage, type Pages, pageIndexOf} from './pages.ts';

/** A list with another filter, which is applied to what is loaded: nobody can be asked, as in a replay. Its rows follow from {@link withLocalRows}. */
export function filterLocally(list: List, change: FilterChange): List {
	const filter = changeFilter(list.filter, change);
	return {
		...list,
		filter,
		filterOrder: partsInOrder(filter, list.filterOrder, change.part),
		statusesBefore: change.part === 'statuses' ? list.filter.statuses : list.statusesBefore,
		isLocal: true,
	};
}

/** The list with the rows that its filter lets through: of those loaded, and of `others`, emails that are known besides. */
export function withLocalRows(list: List, others: readonly Email[]): List {
	const {whole, filter, selection} = list;
	const isMatch = (email: Email) => matchesFilter(email, filter);
	const loaded = whole.loaded.map((page) => loadedPage(page, page.emails.filter(isMatch)));
	const known = new Set(whole.loaded.flatMap(({ids}) => [...ids]));
	const more = others.filter((email) => isMatch(email) && !known.has(email.id.raw));
	const end = more.length === 0 ? [] : [loadedPage({token: OTHERS, next: null}, more)];
	const pages: Pages = {...whole, loaded: [...loaded, ...end]};
	const isShown = selection.id !== null && pageIndexOf(pages, selection.id) !== undefined;
	return {...list, pages, selection: isShown ? selection : selectAtTop(pages, 0, 1)};
}

/** No token of a server's: nothing is ever asked for with it. */
const OTHERS = 'known besides';

import {plural} from '../text/format.ts';
import {type SafeText, say} from '../text/text.ts';
import {type ListBreak, MOST_STALE_PAGES} from './paging.ts';

/** How many items of a list are left out: those that could not be read, and emails of another operation than the one requested. */
export type LeftOut = {readonly unreadable: number; readonly foreign: number};

/** No item is missing. */
export const NOTHING_LEFT_OUT: LeftOut = {unreadable: 0, foreign: 0};

/** The items left out of a list after another page. */
export function addLeftOut({unreadable, foreign}: LeftOut, page: Partial<LeftOut>): LeftOut {
	return {unreadable: unreadable + (page.unreadable ?? 0), foreign: foreign + (page.foreign ?? 0)};
}

/** How many items are left out, in sentences: `5 emails could not be read.` */
export function leftOutTexts({unreadable, foreign}: LeftOut, noun: 'email' | 'operation'): readonly SafeText[] {
	const verb = foreign === 1 ? 'belongs to another operation and was' : 'belong to another operation and were';
	return [
		...(unreadable === 0 ? [] : [say`${plural(unreadable, noun)} could not be read.`]),
		...(foreign === 0 ? [] : [say`${plural(foreign, noun)} ${verb} left out.`]),
	];
}

/** Why a list may be incomplete. */
const BREAKS: Readonly<Record<ListBreak, SafeText>> = {
	'missing-pagination': say`The server sent a page without pagination, so the list may be incomplete.`,
	'unreadable-token': say`The server sent a page token that is not text, so the list may be incomplete.`,
	'repeated-token': say`The server sent the same page token twice, so the list may be incomplete.`,
	'refused-token': say`The server refused the page token, so the list may be incomplete.`,
	'unreadable-page': say`The server sent a page that cannot be read, so the list may be incomplete.`,
	'nothing-new': say`The server sent ${String(MOST_STALE_PAGES)} pages in a row with nothing new, so the list may be incomplete.`,
};

/** Why a list ended early, in a sentence. */
export function breakText(brokenBy: ListBreak): SafeText {
	return BREAKS[brokenBy];
}

/** The same where there is less room: what the server sent. */
const BREAKS_IN_SHORT: Readonly<Record<ListBreak, SafeText>> = {
	'missing-pagination': say`page without pagination`,
	'unreadable-token': say`page token is not text`,
	'repeated-token': say`page token sent twice`,
	'refused-token': say`page token refused`,
	'unreadable-page': say`page cannot be read`,
	'nothing-new': say`${String(MOST_STALE_PAGES)} pages with nothing new`,
};

/** Why a list ended early in fewer and fewer words. */
export function breakInShort(brokenBy: ListBreak): readonly SafeText[] {
	const words = BREAKS_IN_SHORT[brokenBy];
	return [say`${words}, so the list may be incomplete`, say`${words}`];
}

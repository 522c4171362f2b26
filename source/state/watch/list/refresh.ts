import {compact} from '../../../core/compact.ts';
import type {Email, EmailPage} from '../../../core/emails/email.ts';
import {
	changeMissing,
	idsOf,
	type LoadedPage,
	leadsBack,
	leftOutOf,
	loadedPage,
	type Pages,
	pageIndexOf,
	updateKnown,
	withoutKnown,
} from './pages.ts';

/**
 * Merges a new answer into a loaded page: known emails are updated in place, new ones are inserted where the server has them, those
 * it no longer has stay and count as missing, unless the answer has items that could not be read. Loaded pages keep their tokens; only
 * a list that had ended can continue.
 */
export function refreshPage(pages: Pages, token: string | null, answer: EmailPage): Pages {
	const index = pages.loaded.findIndex((one) => one.token === token);
	const old = pages.loaded[index];
	if (old === undefined) return pages;
	const updated = updateKnown(pages, answer.emails);
	const own = upToLaterPage(updated, answer.emails, index);
	const fresh = withoutKnown(updated, own);
	const emails = insertInOrder((updated.loaded[index] as LoadedPage).emails, fresh, answer.emails);
	const isLast = index === pages.loaded.length - 1;
	const hasGrown = isLast && old.next === null;
	const hasMore = answer.brokenBy !== undefined || (answer.next !== null && answer.next !== old.next);
	const isShort = hasMore && !isLast && own === answer.emails ? {isShort: true as const} : {};
	const {next, brokenBy} = hasGrown ? answer : old;
	const place = compact({token, next, brokenBy, ...leftOutOf(answer), ...isShort});
	const refreshed = loadedPage(place, emails);
	const answered = idsOf(answer.emails);
	const isWhole = answer.unreadable === undefined && answer.foreign === undefined;
	const covered = !isWhole ? 0 : hasMore ? coveredCount(answer, emails) : emails.length;
	return {
		...pages,
		loaded: updated.loaded.with(index, refreshed),
		missing: changeMissing(pages.missing, idsOf(emails.slice(0, covered)).difference(answered), answered),
		isLooping: pages.isLooping || (hasGrown && leadsBack(answer.next, token, pages)),
	};
}

/** The emails of an answer up to the first that is on a later loaded page. */
function upToLaterPage(pages: Pages, emails: readonly Email[], page: number): readonly Email[] {
	const end = emails.findIndex(({id}) => (pageIndexOf(pages, id.raw) ?? 0) > page);
	return end === -1 ? emails : emails.slice(0, end);
}

/**
 * How many of a page's emails an answer covers that does not end where the page did. Emails behind its last one may only have been
 * pushed off its end by new ones: whether they are still there is unknown.
 */
function coveredCount(answer: EmailPage, emails: readonly Email[]): number {
	const last = answer.emails.at(-1)?.id.raw;
	const place = emails.findIndex(({id}) => id.raw === last);
	return place === -1 ? emails.length : place + 1;
}

/** Inserts each new email behind the one that comes before it in the server's order. */
function insertInOrder(known: readonly Email[], fresh: readonly Email[], order: readonly Email[]): readonly Email[] {
	if (fresh.length === 0) return known;
	const isFresh = new Set(fresh.map(({id}) => id.raw));
	const result = [...known];
	let place = 0;
	for (const email of order) {
		if (isFresh.delete(email.id.raw)) {
			result.splice(place, 0, email);
			place += 1;
			continue;
		}
		const found = result.findIndex(({id}) => id.raw === email.id.raw);
		if (found !== -1) place = found + 1;
	}
	return result;
}

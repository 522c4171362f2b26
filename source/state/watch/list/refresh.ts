import type {Email, EmailPage} from '../../../core/emails/email.ts';
import {
	changeMissing,
	idsOf,
	type LoadedPage,
	leadsBack,
	loadedPage,
	type Pages,
	pageIndexOf,
	updateKnown,
	withoutKnown,
} from './pages.ts';

/**
 * Merges a fresh answer for a loaded page: known emails are updated where they stand, new ones come in where the server
 * has them, those it no longer has stay and count as missing. Tokens of loaded pages stay; only a list that had ended can go on.
 */
export function refreshPage(pages: Pages, token: string | null, answer: EmailPage): Pages {
	const index = pages.loaded.findIndex((one) => one.token === token);
	const old = pages.loaded[index];
	if (old === undefined) return pages;
	const updated = updateKnown(pages, answer.emails);
	const own = upToLaterPage(updated, answer.emails, index);
	const fresh = withoutKnown(updated, own);
	const emails = weave((updated.loaded[index] as LoadedPage).emails, fresh, answer.emails);
	const isLast = index === pages.loaded.length - 1;
	const hasGrown = isLast && old.next === null;
	const hasMore = answer.next !== null && answer.next !== old.next;
	const isShort = hasMore && !isLast && own === answer.emails ? {isShort: true as const} : {};
	const refreshed = loadedPage({token, next: hasGrown ? answer.next : old.next, ...isShort}, emails);
	const answered = idsOf(answer.emails);
	const spokenOf = hasMore ? reachOf(answer, emails) : emails.length;
	return {
		loaded: updated.loaded.with(index, refreshed),
		missing: changeMissing(pages.missing, idsOf(emails.slice(0, spokenOf)).difference(answered), answered),
		isLooping: pages.isLooping || (hasGrown && leadsBack(answer.next, token, pages)),
	};
}

/** What an answer brings of a page, without what already belongs to the loaded pages after it. */
function upToLaterPage(pages: Pages, emails: readonly Email[], page: number): readonly Email[] {
	const end = emails.findIndex(({id}) => (pageIndexOf(pages, id.raw) ?? 0) > page);
	return end === -1 ? emails : emails.slice(0, end);
}

/**
 * How many of a page's emails an answer speaks of that goes on elsewhere than the page did: where others have come in before them, the
 * last ones have only slipped off its end, and whether they are still there is not known.
 */
function reachOf(answer: EmailPage, emails: readonly Email[]): number {
	const last = answer.emails.at(-1)?.id.raw;
	const place = emails.findIndex(({id}) => id.raw === last);
	return place === -1 ? emails.length : place + 1;
}

/** Puts each new email behind the one that comes before it in the server's order. */
function weave(stood: readonly Email[], fresh: readonly Email[], order: readonly Email[]): readonly Email[] {
	if (fresh.length === 0) return stood;
	const isFresh = new Set(fresh.map(({id}) => id.raw));
	const result = [...stood];
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

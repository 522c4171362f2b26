import {compact} from '../../../../core/compact.ts';
import type {Email, EmailPage} from '../../../../core/emails/email.ts';
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
} from '../pages.ts';
import {divide, rejoin} from './parts.ts';

/**
 * Merges a new answer, read at `at` (epoch ms), into the loaded pages from the one with this token on: known emails are updated in
 * place, new ones are inserted where the server has them, those it no longer has stay and count as missing, unless the answer has items
 * that could not be read. Loaded pages keep their tokens; only a list that had ended can continue. An answer that ends inside a larger
 * page divides it there.
 */
export function refreshPage(pages: Pages, token: string | null, answer: EmailPage, at: number): Pages {
	const index = pages.loaded.findIndex((one) => one.token === token);
	if (index === -1) return pages;
	if (leadsElsewhere(pages, index, answer)) return rejoin(updateKnown(pages, answer.emails), index);
	const stretches = stretchesOf(pages, answer.emails, index);
	const isAlone = stretches.length === 1;
	let result = updateKnown(pages, answer.emails);
	for (const [place, stretch] of stretches.entries())
		result =
			place < stretches.length - 1
				? passPage(result, stretch, answer, at)
				: endInPage(result, {...stretch, isAlone}, answer, at);
	return {...result, missing: changeMissing(result.missing, new Set(), idsOf(answer.emails))};
}

/** Whether a part's token turns out to lead neither to it nor, as all of it may be gone, to the page after it. */
function leadsElsewhere(pages: Pages, index: number, {emails}: EmailPage): boolean {
	const page = pages.loaded[index];
	if (page?.isPart !== true || page.emails.length === 0 || emails.length === 0) return false;
	const found = emails.map(({id}) => pageIndexOf(pages, id.raw)).find((one) => one !== undefined);
	const after = pages.loaded.findIndex((one, place) => place > index && one.emails.length > 0);
	return idsOf(emails).isDisjointFrom(page.places) && (found === undefined || found !== after);
}

/** The emails of an answer that belong to one loaded page. `isCut` says that those after them are on no page next to it. */
type Stretch = {readonly index: number; readonly emails: readonly Email[]; readonly isCut: boolean};

/** An answer that begins on a page and may reach into the pages after it, page by page. It ends where it goes on somewhere else. */
function stretchesOf(pages: Pages, emails: readonly Email[], first: number): readonly Stretch[] {
	const stretches: Stretch[] = [];
	let index = first;
	let start = 0;
	for (const [place, {id}] of emails.entries()) {
		const found = pageIndexOf(pages, id.raw) ?? 0;
		if (found <= index) continue;
		const isNext = pages.loaded.slice(index + 1, found).every((page) => page.emails.length === 0);
		stretches.push({index, emails: emails.slice(start, place), isCut: !isNext});
		if (!isNext) return stretches;
		index = found;
		start = place;
	}
	return [...stretches, {index, emails: emails.slice(start), isCut: false}];
}

/** A page that the answer covers to its end, and goes on after it. */
function passPage(pages: Pages, {index, emails}: Stretch, answer: EmailPage, at: number): Pages {
	const {isShort: _, ...old} = pages.loaded[index] as LoadedPage;
	const rows = insertInOrder(old.emails, withoutKnown(pages, emails), emails);
	return withGone({...pages, loaded: pages.loaded.with(index, loadedPage({...old, readAt: at}, rows))}, rows, answer);
}

/** How far into a page an answer reaches that ends there. */
type Reach = {
	readonly rows: readonly Email[];
	/** How many of the rows it covers. */
	readonly covered: number;
	/** It has fewer items than the page, and the server has more: it was a request for a part of the page. */
	readonly isPartial: boolean;
	/** The page has grown beyond it. */
	readonly isShort: boolean;
};

function reachOf(pages: Pages, {index, emails, isCut}: Stretch, answer: EmailPage): Reach {
	const old = pages.loaded[index] as LoadedPage;
	const fresh = withoutKnown(pages, emails);
	const rows = insertInOrder(old.emails, fresh, emails);
	const hasMore = answer.brokenBy !== undefined || (answer.next !== null && answer.next !== old.next);
	const covered = hasMore ? coveredCount(answer, rows) : rows.length;
	const seen = emails.filter(({id}) => old.places.has(id.raw)).length + fresh.length + leftOutCount(answer);
	const isPartial =
		!isCut && answer.next !== null && covered < rows.length && seen < idsOf(old.emails).difference(pages.missing).size;
	const isLast = index === pages.loaded.length - 1;
	return {rows, covered, isPartial, isShort: hasMore && !isLast && !isCut && !isPartial};
}

/** The page in which the answer ends, or at its end. */
function endInPage(pages: Pages, stretch: Stretch & {readonly isAlone: boolean}, answer: EmailPage, at: number): Pages {
	const {index, isAlone} = stretch;
	const old = pages.loaded[index] as LoadedPage;
	const {rows, covered, isPartial, isShort} = reachOf(pages, stretch, answer);
	const gone = rows.slice(0, covered);
	if (isPartial) return withGone(divided(pages, {index, rows, head: covered, isAlone}, answer, at), gone, answer);
	const hasGrown = index === pages.loaded.length - 1 && old.next === null;
	const {next, brokenBy} = hasGrown ? answer : old;
	const leftOut = leftOutOf(isAlone ? answer : old);
	const readAt = covered < rows.length ? old.readAt : at;
	const short = isShort ? {isShort: true as const} : {};
	const page = loadedPage(
		compact({token: old.token, next, brokenBy, ...leftOut, readAt, isPart: old.isPart, ...short}),
		rows,
	);
	const isLooping = pages.isLooping || (hasGrown && leadsBack(answer.next, old.token, pages));
	const loaded = pages.loaded.with(index, page);
	// Without a token for the rest, an answer that ends inside the page would end there again.
	const indivisible = answer.brokenBy !== undefined && covered < rows.length ? {isIndivisible: true as const} : {};
	return withGone({...pages, loaded, isLooping, ...indivisible}, gone, answer);
}

type Division = {
	readonly index: number;
	readonly rows: readonly Email[];
	readonly head: number;
	readonly isAlone: boolean;
};

/** A page divided where an answer ended inside it. If the answer brought no token for the rest, no page is divided again. */
function divided(pages: Pages, {index, rows, head, isAlone}: Division, answer: EmailPage, at: number): Pages {
	const {isShort: _, ...old} = pages.loaded[index] as LoadedPage;
	const page = loadedPage(old, rows);
	const {next: token, unreadable = 0, foreign = 0} = answer;
	if (!canDivide(pages, token)) return {...pages, loaded: pages.loaded.with(index, page), isIndivisible: true};
	const parts = divide({page, head, token, readAt: at}, isAlone ? {unreadable, foreign} : undefined);
	return {...pages, loaded: pages.loaded.toSpliced(index, 1, ...parts)};
}

/** Whether a page may be divided at a token: one that requests no loaded page and was not refused. */
function canDivide(pages: Pages, token: string | null): token is string {
	if (token === null || pages.isIndivisible === true || pages.refused.has(token)) return false;
	return !pages.loaded.some((page) => page.token === token || page.next === token);
}

function leftOutCount({unreadable = 0, foreign = 0}: EmailPage): number {
	return unreadable + foreign;
}

/** Rows that an answer covers without having them are missing, unless it has items that could not be read. */
function withGone(pages: Pages, covered: readonly Email[], answer: EmailPage): Pages {
	if (leftOutCount(answer) > 0) return pages;
	const gone = idsOf(covered).difference(idsOf(answer.emails));
	return {...pages, missing: changeMissing(pages.missing, gone, new Set())};
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

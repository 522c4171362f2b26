import type {Email, EmailPage} from '../../../core/emails/email.ts';
import {endsInEmptyPages} from '../../../core/network/paging.ts';
import type {EmailStatus} from '../../../core/operation/status.ts';
import {compareEmails, type Direction, mergeRuns} from './merge.ts';
import {
	appendPage,
	isComplete,
	type LoadedPage,
	NO_PAGES,
	nextToken,
	type Pages,
	pageIndexOf,
	updateKnown,
} from './pages.ts';
import {refreshPage} from './refresh.ts';

/** The pages of one request's list: the API lists one status at a time, or all of them. */
export type Stream = {readonly status?: EmailStatus; readonly pages: Pages};

/** One page of one stream, by its token; null is the first. */
export type PageRequest = {readonly status?: EmailStatus; readonly token: string | null};

/** The streams that a list of these statuses is made of; a list of all statuses is one stream. */
export function newStreams(statuses: readonly EmailStatus[]): readonly Stream[] {
	if (statuses.length === 0) return [{pages: NO_PAGES}];
	return statuses.map((status) => ({status, pages: NO_PAGES}));
}

/** The page that a request asked for came in. What it says of emails in other streams is taken there too. */
export function appendTo(streams: readonly Stream[], request: PageRequest, page: EmailPage): readonly Stream[] {
	return changed(streams, request, page, (pages) => appendPage(pages, request.token, page));
}

/** A fresh answer for a loaded page came in. */
export function refreshIn(streams: readonly Stream[], request: PageRequest, page: EmailPage): readonly Stream[] {
	return changed(streams, request, page, (pages) => refreshPage(pages, request.token, page));
}

function changed(
	streams: readonly Stream[],
	{status}: PageRequest,
	{emails}: EmailPage,
	change: (pages: Pages) => Pages,
): readonly Stream[] {
	return streams.map((stream) => ({
		...stream,
		pages: stream.status === status ? change(stream.pages) : updateKnown(stream.pages, emails),
	}));
}

/** Whether the server has sent so many empty pages in a row, each with a next token, that asking on is pointless. */
export function isStuck({loaded}: Pages): boolean {
	return endsInEmptyPages(loaded, ({emails}) => emails.length);
}

/** Whether a stream has no page left that is worth asking for. */
function isDone({pages}: Stream): boolean {
	return isComplete(pages) || isStuck(pages);
}

/**
 * The streams as one list. Of one stream these are the server's own pages; of several the emails in the server's order, as far as
 * every stream is known, in pages of `pageSize`. What `before` showed stays.
 */
export function viewOf(streams: readonly Stream[], direction: Direction, pageSize: number, before: Pages): Pages {
	const [only, ...others] = streams;
	if (only !== undefined && others.length === 0) return only.pages;
	const runs = streams.map((stream) => ({
		emails: stream.pages.loaded.flatMap(({emails}) => emails),
		isComplete: isDone(stream),
	}));
	const isWhole = streams.every(isDone);
	// A list that is all there is never cut short.
	const shown = isWhole ? undefined : new Set(before.loaded.flatMap(({ids}) => [...ids]));
	const emails = mergeRuns(runs, (a, b) => compareEmails(a, b, direction), shown);
	return {
		loaded: inPages(emails, pageSize, isWhole),
		missing: missingIn(streams),
		isLooping: streams.some(({pages}) => pages.isLooping),
	};
}

/** Cuts the emails into pages of one size. Their tokens only count them: no server knows them. */
function inPages(emails: readonly Email[], size: number, isWhole: boolean): readonly LoadedPage[] {
	const count = Math.max(isWhole ? 1 : 0, Math.ceil(emails.length / size));
	return Array.from({length: count}, (_, index) => {
		const part = emails.slice(index * size, (index + 1) * size);
		const isLast = isWhole && index === count - 1;
		return {
			token: index === 0 ? null : String(index),
			next: isLast ? null : String(index + 1),
			emails: part,
			ids: new Set(part.map(({id}) => id.raw)),
		};
	});
}

/** An email is missing when no stream has it any more. */
function missingIn(streams: readonly Stream[]): ReadonlySet<string> {
	const missing = streams.flatMap(({pages}) => [...pages.missing]);
	return new Set(missing.filter((id) => !streams.some(({pages}) => isIn(pages, id))));
}

function isIn(pages: Pages, id: string): boolean {
	return !pages.missing.has(id) && pageIndexOf(pages, id) !== undefined;
}

/** How much of what comes next is wanted: nothing, the rows behind the last one, or everything there is. */
export type LoadTarget = 'none' | 'more' | 'all';

/**
 * The pages to load. A list goes on with the streams that have run out; one that has fallen behind the visible rows, because it
 * went on after its end, catches up without being asked.
 */
export function requestsOf(streams: readonly Stream[], view: Pages, loadTarget: LoadTarget): readonly PageRequest[] {
	const last = view.loaded.at(-1)?.emails.at(-1)?.id.raw;
	return streams.flatMap((stream) => {
		if (isDone(stream)) return [];
		const end = stream.pages.loaded.findLast(({emails}) => emails.length > 0)?.emails.at(-1)?.id.raw;
		const hasRunOut = end === undefined || pageIndexOf(view, end) !== undefined;
		const isBehind = hasRunOut && last !== undefined && end !== last;
		const isWanted = loadTarget === 'all' || (loadTarget === 'more' && hasRunOut) || (streams.length > 1 && isBehind);
		return isWanted ? [requestFor(stream, nextToken(stream.pages) ?? null)] : [];
	});
}

function requestFor({status}: Stream, token: string | null): PageRequest {
	return {token, ...(status === undefined ? {} : {status})};
}

/** Of each stream the loaded page that holds an email's place: what a refresh asks for. Without an email, the first pages. */
export function pagesAt(
	streams: readonly Stream[],
	email: Email | undefined,
	direction: Direction,
): readonly PageRequest[] {
	return streams.flatMap((stream) => {
		const {loaded} = stream.pages;
		const page = email === undefined ? loaded[0] : pageAt(stream.pages, email, direction);
		return page === undefined ? [] : [requestFor(stream, page.token)];
	});
}

const MAX_PAGE_SIZE = 1000;
const MORE = 10;

/** How many emails a refresh asks for: where some have come in since it was loaded, a page holds more than it did. */
export function refreshSize(streams: readonly Stream[], {status, token}: PageRequest, pageSize: number): number {
	const pages = streams.find((stream) => stream.status === status)?.pages;
	const page = pages?.loaded.find((one) => one.token === token);
	const present = page?.ids.difference(pages?.missing ?? new Set()).size ?? 0;
	const wanted = present + (page?.isShort ? MORE : 0);
	return Math.max(pageSize, Math.min(MAX_PAGE_SIZE, wanted));
}

function pageAt(pages: Pages, email: Email, direction: Direction): LoadedPage | undefined {
	const {loaded} = pages;
	const own = pageIndexOf(pages, email.id.raw);
	if (own !== undefined) return loaded[own];
	const reaches = ({emails}: LoadedPage) => {
		const end = emails.at(-1);
		return end !== undefined && compareEmails(end, email, direction) >= 0;
	};
	return loaded.find(reaches) ?? loaded.at(-1);
}

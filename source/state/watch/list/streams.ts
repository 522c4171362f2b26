import type {Email, EmailPage} from '../../../core/emails/email.ts';
import {endsInStalePages} from '../../../core/network/paging.ts';
import type {EmailStatus} from '../../../core/operation/status.ts';
import {compareEmails, type Direction, mergeRuns} from './merge.ts';
import {
	appendPage,
	isComplete,
	type LoadedPage,
	loadedPage,
	NO_PAGES,
	type Pages,
	pageIndexOf,
	updateKnown,
} from './pages.ts';
import {refreshPage} from './refresh.ts';

/** The pages of one list that the server can be asked for: the API lists the emails of one status, or of all. */
export type Stream = {readonly status?: EmailStatus; readonly pages: Pages};

/** A request for one page of one stream, by its token; null asks for the first. */
export type PageRequest = {readonly status?: EmailStatus; readonly token: string | null};

/** The streams that a list of these statuses is made of; a list of all statuses is one stream. */
export function newStreams(statuses: readonly EmailStatus[]): readonly Stream[] {
	if (statuses.length === 0) return [{pages: NO_PAGES}];
	return statuses.map((status) => ({status, pages: NO_PAGES}));
}

/** Adds the page that a request asked for. What it says about emails in other streams is updated there too. */
export function appendTo(streams: readonly Stream[], request: PageRequest, page: EmailPage): readonly Stream[] {
	return changed(streams, request, page, (pages) => appendPage(pages, request.token, page));
}

/** Updates a loaded page. */
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

/** Whether the server has sent so many empty pages in a row, each with a next token, that asking for more is pointless. */
export function isStuck({loaded}: Pages): boolean {
	return endsInStalePages(loaded, ({emails}) => emails.length);
}

/** Whether a stream has no page left that is worth asking for. */
export function isDone({pages}: Stream): boolean {
	return isComplete(pages) || isStuck(pages);
}

/**
 * The streams as one list: with one stream the server's own pages; with several the emails in the server's order, as far as every
 * stream is loaded, in pages of `pageSize`. No row of `before` disappears.
 */
export function viewOf(streams: readonly Stream[], direction: Direction, pageSize: number, before: Pages): Pages {
	const [only, ...others] = streams;
	if (only !== undefined && others.length === 0) return only.pages;
	const runs = streams.map((stream) => ({
		emails: stream.pages.loaded.flatMap(({emails}) => emails),
		isComplete: isDone(stream),
	}));
	const isWhole = streams.every(isDone);
	// A list that is loaded to its end is never cut short.
	const shown = isWhole ? undefined : new Set(before.loaded.flatMap(({ids}) => [...ids]));
	const emails = mergeRuns(runs, (a, b) => compareEmails(a, b, direction), shown);
	return {
		loaded: inPages(emails, pageSize, isWhole),
		missing: missingIn(streams),
		isLooping: streams.some(({pages}) => pages.isLooping),
	};
}

/** Divides the emails into pages of one size. Their tokens only number them: no server knows them. */
function inPages(emails: readonly Email[], size: number, isWhole: boolean): readonly LoadedPage[] {
	const count = Math.max(isWhole ? 1 : 0, Math.ceil(emails.length / size));
	return Array.from({length: count}, (_, index) => {
		const part = emails.slice(index * size, (index + 1) * size);
		const isLast = isWhole && index === count - 1;
		return loadedPage({token: index === 0 ? null : String(index), next: isLast ? null : String(index + 1)}, part);
	});
}

/** The emails that no stream has any more. */
function missingIn(streams: readonly Stream[]): ReadonlySet<string> {
	const missing = streams.flatMap(({pages}) => [...pages.missing]);
	return new Set(missing.filter((id) => !streams.some(({pages}) => isIn(pages, id))));
}

function isIn(pages: Pages, id: string): boolean {
	return !pages.missing.has(id) && pageIndexOf(pages, id) !== undefined;
}

import {compact} from '../../../core/compact.ts';
import type {Email, EmailPage} from '../../../core/emails/email.ts';
import {addLeftOut, type LeftOut, NOTHING_LEFT_OUT} from '../../../core/network/gaps.ts';
import type {ListBreak} from '../../../core/network/paging.ts';
import type {Problem} from '../../../core/network/problem.ts';
import type {EmailStatus} from '../../../core/operation/status.ts';
import {compareEmails, type Direction, mergeRuns} from './merge.ts';
import {
	appendPage,
	breakOf,
	isDone,
	type LoadedPage,
	loadedPage,
	NO_PAGES,
	type Pages,
	pageIndexOf,
	updateKnown,
} from './pages.ts';
import {refuseToken} from './paging/parts.ts';
import {refreshPage} from './paging/refresh.ts';

/** The pages of one list that can be requested: the API lists the emails of one status, or of all. */
export type Stream = {readonly status?: EmailStatus; readonly pages: Pages};

/** A request for one page of one stream, by its token; null requests the first. */
export type PageRequest = {readonly status?: EmailStatus; readonly token: string | null};

/** The streams that a list of these statuses is made of; a list of all statuses is one stream. */
export function newStreams(statuses: readonly EmailStatus[]): readonly Stream[] {
	if (statuses.length === 0) return [{pages: NO_PAGES}];
	return statuses.map((status) => ({status, pages: NO_PAGES}));
}

/** Adds the page that a request asked for. What it says about emails in other streams is updated there too. */
export function appendTo(
	streams: readonly Stream[],
	request: PageRequest,
	page: EmailPage,
	at: number,
): readonly Stream[] {
	return changed(streams, request, page, (pages) => appendPage(pages, request.token, page, at));
}

/** Updates what is loaded, from the page that a request asked for on. */
export function refreshIn(
	streams: readonly Stream[],
	request: PageRequest,
	page: EmailPage,
	at: number,
): readonly Stream[] {
	return changed(streams, request, page, (pages) => refreshPage(pages, request.token, page, at));
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

/** The server refused the token of a page: it is not requested again. */
export function refuseIn(
	streams: readonly Stream[],
	{status, token}: {readonly status?: EmailStatus; readonly token: string},
	problem: Problem,
): readonly Stream[] {
	return streams.map((stream) =>
		stream.status === status ? {...stream, pages: refuseToken(stream.pages, token, problem)} : stream,
	);
}

/** Why one of the streams broke off; undefined if none did. */
export function breakIn(streams: readonly Stream[]): ListBreak | undefined {
	return streams.map(({pages}) => breakOf(pages)).find((brokenBy) => brokenBy !== undefined);
}

/** How many items are left out of the loaded pages. */
export function leftOutIn(streams: readonly Stream[]): LeftOut {
	return streams.flatMap(({pages}) => pages.loaded).reduce(addLeftOut, NOTHING_LEFT_OUT);
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
		isComplete: isDone(stream.pages),
	}));
	const isWhole = streams.every(({pages}) => isDone(pages));
	// A list that is loaded to its end is never cut short.
	const shown = isWhole ? undefined : new Set(before.loaded.flatMap(({places}) => [...places.keys()]));
	const emails = mergeRuns(runs, (a, b) => compareEmails(a, b, direction), shown);
	return {
		...NO_PAGES,
		loaded: inPages(emails, pageSize, isWhole, breakIn(streams)),
		missing: missingIn(streams),
	};
}

/** Divides the emails into pages of one size. Their tokens only number them: no server knows them. */
function inPages(
	emails: readonly Email[],
	size: number,
	isWhole: boolean,
	brokenBy: ListBreak | undefined,
): readonly LoadedPage[] {
	const count = Math.max(isWhole ? 1 : 0, Math.ceil(emails.length / size));
	return Array.from({length: count}, (_, index) => {
		const part = emails.slice(index * size, (index + 1) * size);
		const isLast = isWhole && index === count - 1;
		const token = index === 0 ? null : String(index);
		const end = compact({next: null, brokenBy});
		return loadedPage({token, ...(isLast ? end : {next: String(index + 1)})}, part);
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

import type {Email} from '../../../core/emails/email.ts';
import type {LoadTarget} from './goal.ts';
import {compareEmails, type Direction} from './merge.ts';
import {isDone, type LoadedPage, nextToken, type Pages, pageIndexOf} from './pages.ts';
import type {PageRequest, Stream} from './streams.ts';

/**
 * The pages to load. A list continues with the streams that have run out of rows; a stream that has fallen behind the visible rows,
 * because it continues after what was its end, catches up by itself.
 */
export function requestsOf(streams: readonly Stream[], view: Pages, loadTarget: LoadTarget): readonly PageRequest[] {
	const last = view.loaded.at(-1)?.emails.at(-1)?.id.raw;
	return streams.flatMap((stream) => {
		if (isDone(stream.pages)) return [];
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

/**
 * What a refresh asks for: of each stream the loaded page on which an email is or would be; without an email, the first page. A page
 * whose token the server refused is left as it is.
 */
export function pagesAt(
	streams: readonly Stream[],
	email: Email | undefined,
	direction: Direction,
): readonly PageRequest[] {
	return streams.flatMap((stream) => {
		const {loaded, refused} = stream.pages;
		const page = email === undefined ? loaded[0] : pageAt(stream.pages, email, direction);
		const isRefused = page?.token !== undefined && page.token !== null && refused.has(page.token);
		return page === undefined || isRefused ? [] : [requestFor(stream, page.token)];
	});
}

const MAX_PAGE_SIZE = 1000;
/** How many more are asked for where a page has more to come. */
const MARGIN = 10;

/** How many emails a refresh of a page asks for: a page that has grown since it was loaded holds more than `pageSize`. */
export function refreshSize(streams: readonly Stream[], {status, token}: PageRequest, pageSize: number): number {
	const pages = streams.find((stream) => stream.status === status)?.pages;
	const page = pages?.loaded.find((one) => one.token === token);
	const present = page?.ids.difference(pages?.missing ?? new Set()).size ?? 0;
	const wanted = present + (page?.isShort ? MARGIN : 0);
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

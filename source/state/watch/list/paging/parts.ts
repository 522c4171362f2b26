import {compact} from '../../../../core/compact.ts';
import type {LeftOut} from '../../../../core/network/gaps.ts';
import type {Problem} from '../../../../core/network/problem.ts';
import {type LoadedPage, loadedPage, type Pages} from '../pages.ts';

/** Where a page is divided: its head has been read, and `token` requests what follows it. */
type Cut = {readonly page: LoadedPage; readonly head: number; readonly token: string; readonly readAt: number};

/**
 * Divides a page in two: after its first `head` emails, where the answer to a smaller request ended. So a part of a large page can be
 * refreshed alone. `leftOut` says how many items the head left out, if that is known.
 */
export function divide({page, head, token, readAt}: Cut, leftOut?: LeftOut): readonly [LoadedPage, LoadedPage] {
	const {next: _, brokenBy, isShort: __, unreadable = 0, foreign = 0, ...place} = page;
	const own = leftOut ?? {unreadable: 0, foreign: 0};
	const rest = {unreadable: Math.max(0, unreadable - own.unreadable), foreign: Math.max(0, foreign - own.foreign)};
	return [
		loadedPage({...place, ...counted(own), next: token, readAt}, page.emails.slice(0, head)),
		loadedPage(
			{...place, ...counted(rest), token, next: page.next, isPart: true, ...(brokenBy && {brokenBy})},
			page.emails.slice(head),
		),
	];
}

/** Joins a part with the page before it, because its token does not lead to it. No page is divided after that. */
export function rejoin(pages: Pages, part: number): Pages {
	const before = pages.loaded[part - 1];
	const page = pages.loaded[part];
	if (before === undefined || page === undefined) return pages;
	const {isShort: _, unreadable = 0, foreign = 0, ...place} = before;
	const joined = loadedPage(
		{
			...place,
			...counted({
				unreadable: unreadable + (page.unreadable ?? 0),
				foreign: foreign + (page.foreign ?? 0),
			}),
			next: page.next,
			readAt: Math.min(before.readAt ?? 0, page.readAt ?? 0),
			...(page.brokenBy && {brokenBy: page.brokenBy}),
		},
		[...before.emails, ...page.emails],
	);
	return {...pages, loaded: pages.loaded.toSpliced(part - 1, 2, joined), isIndivisible: true};
}

/** The pages after the server refused one of their tokens. A part whose token it refused belongs to the previous page it again. */
export function refuseToken(pages: Pages, token: string, problem: Problem): Pages {
	const part = pages.loaded.findIndex((page) => page.isPart === true && page.token === token);
	if (part > 0) return rejoin(pages, part);
	return {...pages, refused: new Map([...pages.refused, [token, problem]])};
}

/** Counts as a page keeps them: those of 0 left out. */
function counted({unreadable, foreign}: LeftOut): Partial<LeftOut> {
	return compact({unreadable: unreadable || undefined, foreign: foreign || undefined});
}

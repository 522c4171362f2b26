import type {LoadTarget} from '../goal.ts';
import {isDone, nextToken, type Pages, pageIndexOf} from '../pages.ts';
import type {PageRequest, Stream} from '../streams.ts';

/**
 * The pages to load. A list continues with the streams that have run out of rows; a stream that has fallen behind the visible rows,
 * because it continues after what was its end, catches up on its own.
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

import type {EmailPage} from '../../../../core/emails/email.ts';
import type {Goal} from '../goal.ts';
import type {List} from '../list.ts';
import {rowCount} from '../pages.ts';
import type {PageRequest} from '../streams.ts';

/** A request for one page, and how many emails it should have. */
export type SizedRequest = PageRequest & {readonly size: number};

const MIB = 1024 * 1024;
/** The API's largest page (api.md). */
const MOST_EMAILS = 1000;
/** Three quarters of what one answer may have: emails differ. */
export const MOST_BYTES = 6 * MIB;
/** A page that is loaded ahead must not delay what the user waits for. */
const MOST_BYTES_AHEAD = 2 * MIB;

const IS_FAR: Readonly<Record<Goal['kind'], boolean>> = {
	row: false,
	page: false,
	end: true,
	all: true,
	failure: true,
	match: true,
	marks: true,
};

/**
 * How many emails a new page of a list should have. The first is small, so that it arrives soon. On the way to a goal that needs everything,
 * pages are as large as possible; when moving by hand, each is as large as all that is loaded, so that they double. None is larger than the
 * emails' weight so far allows.
 */
export function sizeOfNext(list: List, {status}: PageRequest): number {
	const {pageSize, goal, streams} = list;
	const loaded = streams.find((stream) => stream.status === status)?.pages.loaded ?? [];
	if (loaded.length === 0 || list.hasFixedSize === true) return pageSize;
	const doubled = Math.max(
		pageSize,
		loaded.reduce((sum, {emails}) => sum + emails.length, 0),
	);
	const wanted = goal !== undefined && IS_FAR[goal.kind] ? MOST_EMAILS : Math.max(doubled, distanceTo(list));
	const bytes = goal === undefined ? MOST_BYTES_AHEAD : MOST_BYTES;
	return Math.min(wanted, list.largestSize ?? MOST_EMAILS, emailsIn(bytes, list));
}

/** How many rows are missing on the way to a row or a page. */
function distanceTo({goal, pages, pageSize}: List): number {
	if (goal?.kind === 'row') return goal.row + 1 - rowCount(pages);
	return goal?.kind === 'page' ? (goal.page + 1) * pageSize - rowCount(pages) : 0;
}

/** How many emails take this many bytes, at the weight of those read so far; at least one. */
export function emailsIn(bytes: number, {bytesPerEmail}: Pick<List, 'bytesPerEmail'>): number {
	return bytesPerEmail === undefined ? Number.POSITIVE_INFINITY : Math.max(1, Math.floor(bytes / bytesPerEmail));
}

/** The weight of an email after another page. It rises at once and falls slowly, because emails of different weights may be mixed. */
export function learnWeight(known: number | undefined, page: EmailPage): number | undefined {
	const items = page.emails.length + (page.unreadable ?? 0) + (page.foreign ?? 0);
	if (page.bytes === undefined || items === 0) return known;
	const here = page.bytes / items;
	return known === undefined || here > known ? here : (known + here) / 2;
}

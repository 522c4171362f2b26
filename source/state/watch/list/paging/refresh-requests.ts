import type {Email} from '../../../../core/emails/email.ts';
import {visibleEmails} from '../cursor.ts';
import {isOfFailures, type List} from '../list.ts';
import {compareEmails, type Direction} from '../merge.ts';
import {type LoadedPage, type Pages, rowOf} from '../pages.ts';
import type {Stream} from '../streams.ts';
import {emailsIn, type SizedRequest} from './page-size.ts';
import {refreshBytes} from './refresh-pace.ts';

const MOST_EMAILS = 100;
const MOST_TO_LEARN = 1000;
/** How many more are requested where a page has more to come. */
const MARGIN = 10;

/** The rows of one stream between the first and the last visible one, `end` excluded. */
type Span = {readonly start: number; readonly end: number};

/** How many emails one request may ask for: to refresh rows, or to learn a token near them. */
type Limits = {readonly rows: number; readonly token: number};

/**
 * What a poll requests to refresh the rows on the screen, polls being `pollMs` apart: of each stream one run of emails, together at
 * most 100. A run can only begin where a token leads to. If none leads to a place from which it would reach all visible rows, the
 * page is requested up to them, once: the answer brings such a token, and divides the page (`refreshPage`).
 */
export function refreshRequests(list: List, pollMs: number): readonly SizedRequest[] {
	if (list.refusal !== undefined || isOfFailures(list)) return [];
	const visible = visibleEmails(list.pages, list.selection, list.travel.height);
	const spans = list.streams.map((stream) => ({stream, span: spanOf(stream, visible, list.direction)}));
	const visibleCount = spans.reduce((sum, {span}) => sum + Math.min(MOST_EMAILS, span.end - span.start), 0);
	const spare = Math.floor(Math.max(0, MOST_EMAILS - visibleCount) / spans.length);
	const bytes = refreshBytes(pollMs);
	return spans.flatMap(({stream, span}) => {
		const share = Math.floor(MOST_EMAILS / spans.length);
		const emails = visibleCount > MOST_EMAILS ? share : Math.min(MOST_EMAILS, span.end - span.start) + spare;
		const limits = {
			rows: Math.max(1, Math.min(emails, emailsIn(bytes.rows / spans.length, list))),
			token: Math.min(MOST_TO_LEARN, emailsIn(bytes.token / spans.length, list)),
		};
		return requestOf(stream, span, limits, list);
	});
}

/** Where the visible emails are among the rows of a stream, or would be. */
function spanOf({pages}: Stream, visible: readonly Email[], direction: Direction): Span {
	const [first] = visible;
	const last = visible.at(-1);
	if (first === undefined || last === undefined) return {start: 0, end: 0};
	const start = rowAt(pages, first, direction);
	return {start, end: Math.max(start, rowAt(pages, last, direction) + Number(rowOf(pages, last.id.raw) !== undefined))};
}

/** The row of an email; if it is on none, of the first one after it. */
function rowAt(pages: Pages, email: Email, direction: Direction): number {
	const own = rowOf(pages, email.id.raw);
	if (own !== undefined) return own;
	let row = 0;
	for (const {emails} of pages.loaded) {
		const after = emails.findIndex((one) => compareEmails(one, email, direction) >= 0);
		if (after !== -1) return row + after;
		row += emails.length;
	}
	return row;
}

/** A loaded page that can be requested, and the row it begins at. */
type Place = {readonly page: LoadedPage; readonly row: number};

/** A run of emails to ask for: from a page's first row on. */
type Run = Place & {readonly size: number};

function requestOf(stream: Stream, span: Span, limits: Limits, list: List): readonly SizedRequest[] {
	const {pages, status} = stream;
	const places = placesOf(pages);
	const isDivisible = list.hasFixedSize !== true && pages.isIndivisible !== true;
	const run =
		(isDivisible ? (reachingRun(places, span, limits, list) ?? approachingRun(places, span, limits)) : undefined) ??
		oldestRun(places, span, limits, {...list, isDivisible});
	if (run === undefined) return [];
	const size = list.hasFixedSize === true ? list.pageSize : run.size;
	return [{token: run.page.token, ...(status === undefined ? {} : {status}), size}];
}

/** The loaded pages, but for those whose token the server refused. */
function placesOf({loaded, refused}: Pages): readonly Place[] {
	let row = 0;
	return loaded.flatMap((page) => {
		const place = {page, row};
		row += page.emails.length;
		return page.token !== null && refused.has(page.token) ? [] : [place];
	});
}

function endOf({page, row}: Place): number {
	return row + page.emails.length;
}

/**
 * The shortest run that has all visible rows. If the last one began at the same place but did not come so far, because the server sends
 * less than it is requested, what it left behind comes first.
 */
function reachingRun(places: readonly Place[], span: Span, limits: Limits, list: List): Run | undefined {
	const first = places.findLast(({row}) => row <= span.start && row + limits.rows >= span.end);
	if (first === undefined) return undefined;
	const isLeft = ({page, row}: Place) =>
		row > first.row && row < span.end && (page.readAt ?? 0) < (first.page.readAt ?? 0);
	const place = places.find(isLeft) ?? first;
	return {...place, size: sizeToRefresh(place, places, span, limits, list)};
}

/**
 * The run that ends before the visible rows, so that the next one can have them in its middle. Of a page that was divided already only
 * half of a long way is requested at a time, which leaves tokens for moving on upwards.
 */
function approachingRun(places: readonly Place[], {start, end}: Span, limits: Limits): Run | undefined {
	const place = places.findLast(({row}) => row <= start);
	const margin = Math.floor((limits.rows - (end - start)) / 2);
	if (place === undefined || margin < 0) return undefined;
	const wanted = Math.max(1, start - margin - place.row);
	const isDivided = places[places.indexOf(place) + 1]?.page.isPart === true;
	const step = isDivided && wanted > 2 * limits.rows ? Math.ceil(wanted / 2) : wanted;
	return {...place, size: Math.min(limits.token, step)};
}

/** If no single run has all visible rows: the part of them that was read longest ago. */
function oldestRun(
	places: readonly Place[],
	span: Span,
	limits: Limits,
	list: Pick<List, 'pageSize'> & {readonly isDivisible: boolean},
): Run | undefined {
	const isVisible = (place: Place) => place.row < span.end && endOf(place) > span.start;
	const visible = places.filter(isVisible);
	const whole = visible.filter(({page}) => list.isDivisible || page.emails.length <= limits.rows);
	const [place = places.findLast(({row}) => row <= span.start) ?? places.at(-1)] = (
		whole.length > 0 ? whole : visible
	).toSorted((a, b) => (a.page.readAt ?? 0) - (b.page.readAt ?? 0));
	if (place === undefined) return undefined;
	if (list.isDivisible && place.row < span.start)
		return {...place, size: Math.min(limits.token, span.start - place.row)};
	return {...place, size: sizeToRefresh(place, places, span, limits, list)};
}

/**
 * How many emails a run asks for: up to the last visible row, to the end of its page where that is near, and more of a page that has
 * grown since it was loaded.
 */
function sizeToRefresh(
	{page, row}: Place,
	places: readonly Place[],
	span: Span,
	limits: Limits,
	{pageSize}: Pick<List, 'pageSize'>,
): number {
	const last = places.findLast((place) => place.row < span.end);
	const pageEnd = last === undefined ? 0 : endOf(last);
	const end = pageEnd - row <= limits.rows ? Math.max(pageEnd, span.end) : span.end;
	const rows = page.emails.length + (page.isShort ? MARGIN : 0);
	const present = rows <= limits.rows ? rows : 0;
	return Math.max(1, Math.min(limits.rows, Math.max(pageSize, present, end - row)));
}

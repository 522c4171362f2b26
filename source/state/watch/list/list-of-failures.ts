import {compact} from '../../../core/compact.ts';
import type {Email} from '../../../core/emails/email.ts';
import {matchesFilter} from '../../../core/emails/filter-match.ts';
import {hasNoFailures} from '../../../core/operation/counts.ts';
import {reasonLookup} from '../../failures/why.ts';
import type {State} from '../state.ts';
import {byReasonOf} from './by-reason.ts';
import {selectAtTop} from './cursor.ts';
import {isOfFailures, type List} from './list.ts';
import {compareEmails, learnDirection, UNKNOWN_DIRECTION} from './merge.ts';
import {idsOf, loadedPage, NO_PAGES, type Pages, pageIndexOf, rowCount, rowsFrom} from './pages.ts';
import {reachGoal} from './reach-goal.ts';

/**
 * Where the list is narrowed by reason, its rows follow the failures that were read: the server is asked for none of its pages, for it
 * knows no such filter. Rows that have left the filter are dimmed until the user asks again.
 */
export function withFailureRows(before: State, after: State): State {
	const {list, failures} = after;
	if (!isOfFailures(list)) return after;
	const isSameList =
		list.filter === before.list.filter &&
		list.generation === before.list.generation &&
		list.whole === before.list.whole &&
		list.isLocal === before.list.isLocal;
	const isSame = failures === before.failures && isComing(after) === isComing(before) && before.freeze === undefined;
	const isFrozen = after.freeze !== undefined && list.whole !== NO_PAGES;
	return isSameList && (isSame || isFrozen) ? after : {...after, list: listOf(after)};
}

/** Whether failures or reasons that have never been read are still to come. */
function isComing({failures, watch: {counts}}: State): boolean {
	const {last, reasonsLeft, refusal, reasons} = failures;
	if (refusal !== undefined) return false;
	if (last === undefined) return counts === undefined || !hasNoFailures(counts);
	return reasonsLeft?.isFirst === true && reasonsLeft.next !== undefined && reasons.refusal === undefined;
}

/** No token of a server's: nothing is ever requested with it. */
const UNREAD = 'not read yet';

function listOf(state: State): List {
	const {failures, watch} = state;
	const {known, last, problem, refusal, retryAt, failed} = failures;
	const {problem: _, refusal: __, retryAt: ___, ...list} = state.list;
	const reasonOf = reasonLookup(failures);
	const direction =
		list.direction === UNKNOWN_DIRECTION ? learnDirection(UNKNOWN_DIRECTION, known.emails) : list.direction;
	const inOrder = (emails: readonly Email[]) => emails.toSorted((a, b) => compareEmails(a, b, direction));
	const matching = known.emails.filter((email) => matchesFilter(email, list.filter, reasonOf));
	const matches = idsOf(matching);
	const left = rowsFrom(list.pages, 0, rowCount(list.pages)).filter(({id}) => !matches.has(id.raw));
	const isUnknown = isComing(state) && known.emails.length === 0;
	const pagesOf = (emails: readonly Email[], missing: Pages['missing']): Pages => {
		const {leftOut, brokenBy} = known;
		const place = {
			...{token: null, next: isComing(state) ? UNREAD : null, brokenBy, readAt: last?.at},
			...{unreadable: leftOut.unreadable || undefined, foreign: leftOut.foreign || undefined},
		};
		return isUnknown ? NO_PAGES : {...NO_PAGES, missing, loaded: [loadedPage(compact(place), inOrder(emails))]};
	};
	const whole = pagesOf(known.emails, new Set());
	const pages = pagesOf([...matching, ...left], idsOf(left));
	const {id} = list.selection;
	const isShown = id !== null && pageIndexOf(pages, id) !== undefined;
	return reachGoal({
		...list,
		...compact({problem, refusal, retryAt, updatedAt: isUnknown ? undefined : (last?.at ?? watch.updatedAt)}),
		failures: failed,
		streams: [{pages: whole}],
		whole,
		pages,
		selection: isShown ? list.selection : selectAtTop(pages, 0, 1),
		byReason: byReasonOf(known.emails, matching, reasonOf),
	});
}

import type {State} from '../core/state.ts';
import {formatTagFilter} from '../core/tags.ts';
import {say, untrusted} from '../core/text.ts';

/** Why the list has no rows, and what would change that. */
export function emptyReason({list, watch}: State, isLoading: boolean): string {
	const {filter, problem, pages} = list;
	if (problem !== undefined && watch.problem === undefined) return problem.sentence;
	if (watch.problem !== undefined && watch.operation === undefined)
		return `${watch.problem.sentence} It is tried again by itself.`;
	if (pages.loaded.length === 0) return isLoading ? 'Loading the emails.' : '';
	if (filter.domain !== undefined)
		return say`No such email to ${untrusted(filter.domain)} any more. Backspace clears the filter.`;
	if (filter.tags.length > 0)
		return `No email of this operation has the tags ${formatTagFilter(filter.tags)} Backspace clears the filter, t changes it.`;
	if (filter.statuses.length > 0) return `No email of this operation is ${filter.statuses.join(' or ')}.`;
	if (watch.operation?.stats.total === 0) return 'This operation has no emails: it was sent to nobody.';
	return 'No emails yet: they come as the operation is processed.';
}

import type {Email} from '../../core/emails/email.ts';
import type {FailureGroup} from '../../core/emails/failure-groups.ts';
import {
	changeFilter,
	clearing,
	type Filter,
	type FilterChange,
	isSet,
	NO_FILTER,
	type ReasonKey,
} from '../../core/emails/filter.ts';
import {matchesFilter} from '../../core/emails/filter-match.ts';
import {keyOf, NONE_GIVEN} from '../../core/emails/reason-filter.ts';
import {formatTagFilter, parseTagFilter} from '../../core/emails/tags.ts';
import {isEmailStatus} from '../../core/operation/status.ts';
import type {State} from '../watch/state.ts';
import {groupingOf} from './groups.ts';
import {noReasonOf, reasonLookup} from './why.ts';

/** The part of the state from which the failures of a group are selected. */
type Facts = Pick<State, 'failures' | 'replay'>;

/**
 * The filter changes that narrow the list to a group. One of a reason needs nothing but that; one without a reason its domain, too; a
 * group of a domain or a tag its statuses and that, if the server accepts the tag in a filter. No filter knows the time of a failure:
 * then the list has more than the group. What else the filter has of these parts is cleared; tags and dates stay.
 */
export function filterChangesFor(group: FailureGroup, filter: Filter, facts: Facts): readonly FilterChange[] {
	const changes = changesOf(group, filter, facts);
	const isLeft = (part: 'statuses' | 'domains' | 'reasons') =>
		isSet(filter, part) && changes.every((change) => change.part !== part);
	return [...(['statuses', 'domains', 'reasons'] as const).filter(isLeft).map(clearing), ...changes];
}

function changesOf(group: FailureGroup, {tags}: Filter, facts: Facts): readonly FilterChange[] {
	const {common, domains, statuses} = group;
	const reason = reasonKey(group, facts.failures);
	if (reason !== undefined) return [{part: 'reasons', reasons: [reason]}];
	const atDomains = {part: 'domains' as const, domains: domains.map(({value}) => value.raw)};
	if (isOfUnexplained(facts)) return [atDomains, {part: 'reasons', reasons: [NONE_GIVEN]}];
	const ofStatuses = {
		part: 'statuses' as const,
		statuses: statuses.map(({value}) => value.raw).filter(isEmailStatus),
	};
	if (common.by !== 'tag') return [ofStatuses, atDomains];
	const pair = common.tag ? `${common.tag.key.raw}:${common.tag.value.raw}` : undefined;
	const parse = parseTagFilter([formatTagFilter(tags), pair ?? ''].join(' '));
	if (pair === undefined || parse.mistake !== undefined) return [ofStatuses];
	return [ofStatuses, {part: 'tags', tags: parse.pairs}];
}

/** The key of the group's reason: its code, unless there are other words for the same code. */
function reasonKey({ownReason}: FailureGroup, {groups}: Facts['failures']): ReasonKey | undefined {
	if (ownReason === undefined) return undefined;
	const {code, message} = ownReason;
	const isOnly = groups.filter((other) => other.ownReason?.code === code).length <= 1;
	return code !== undefined && isOnly ? code : keyOf(code, message);
}

/** Whether a group by reason that has none has been read to have none. */
function isOfUnexplained(facts: Facts): boolean {
	const noReason = noReasonOf(facts);
	return groupingOf(facts.failures) === 'reason' && (noReason === 'none' || noReason === 'so far');
}

/** How many of the known failures these changes let through, whatever the filter was before. */
export function countSelected(changes: readonly FilterChange[], {failures}: Pick<State, 'failures'>): number {
	const filter = changes.reduce(changeFilter, NO_FILTER);
	return selectFailures(filter, {failures}).length;
}

/** The known failures that a filter selects. */
export function selectFailures(filter: Filter, {failures}: Pick<State, 'failures'>): readonly Email[] {
	const reasonOf = reasonLookup(failures);
	return failures.known.emails.filter((email) => matchesFilter(email, filter, reasonOf));
}

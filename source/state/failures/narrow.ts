import {isAtDomain} from '../../core/emails/domain.ts';
import type {Email} from '../../core/emails/email.ts';
import type {FailureGroup} from '../../core/emails/failure-groups.ts';
import type {Filter, FilterChange} from '../../core/emails/filter.ts';
import {formatTagFilter, parseTagFilter} from '../../core/emails/tags.ts';
import {isEmailStatus} from '../../core/operation/status.ts';

/**
 * The filter changes that narrow the list to a group: its statuses; its tag, if the server accepts it in a filter; and last its domains,
 * which the client filters on its own. No filter knows reasons or the time of a failure: then the list has more than the group.
 */
export function filterChangesFor({common, domains, statuses}: FailureGroup, {tags}: Filter): readonly FilterChange[] {
	const pair = common.by === 'tag' && common.tag ? `${common.tag.key.raw}:${common.tag.value.raw}` : undefined;
	const parse = parseTagFilter([formatTagFilter(tags), pair ?? ''].join(' '));
	return [
		{part: 'statuses', statuses: statuses.map(({value}) => value.raw).filter(isEmailStatus)},
		...(pair === undefined || parse.mistake !== undefined ? [] : [{part: 'tags' as const, tags: parse.pairs}]),
		...(common.by === 'tag' ? [] : [{part: 'domains' as const, domains: domains.map(({value}) => value.raw)}]),
	];
}

/** How many of some emails these changes let through, whatever the filter was before. */
export function countSelected(emails: readonly Email[], changes: readonly FilterChange[]): number {
	return emails.filter((email) => changes.every((change) => isSelected(email, change))).length;
}

function isSelected(email: Email, change: FilterChange): boolean {
	switch (change.part) {
		case 'statuses':
			return change.statuses.some((status) => status === email.status.raw);
		case 'domains':
			return isAtDomain(email, change.domains);
		case 'tags':
			return change.tags.every(({key, value}) =>
				email.tags.some((tag) => tag.key.raw === key && tag.value.raw === value),
			);
		case 'dates':
			return true;
	}
}

import {isAtDomain} from './domain.ts';
import type {Email} from './email.ts';
import {isFailure} from './failure.ts';
import type {Filter} from './filter.ts';
import {isNamed, type ReasonOf} from './reason-filter.ts';

/** Whether an email matches a filter, as the server and the client apply it together; an email whose reason has not been read has none of those named. */
export function matchesFilter(email: Email, filter: Filter, reasonOf: ReasonOf): boolean {
	const {statuses, domains, reasons, tags, since, until} = filter;
	const {createdAt} = email;
	if (statuses.length > 0 && !(statuses as readonly string[]).includes(email.status.raw)) return false;
	if (domains.length > 0 && !isAtDomain(email, domains)) return false;
	if (reasons.length > 0 && !(isFailure(email) && isNamed(reasonOf(email), reasons))) return false;
	if (since !== undefined && (createdAt === undefined || createdAt < since)) return false;
	if (until !== undefined && (createdAt === undefined || createdAt > until)) return false;
	return tags.every((wanted) =>
		email.tags.some(({key, value}) => key.raw === wanted.key && value.raw === wanted.value),
	);
}

import type {Email} from '../../core/emails/email.ts';
import {isFailure} from '../../core/emails/failure.ts';
import {FAILURE_STATUSES} from '../../core/emails/filter.ts';
import type {Watch} from '../watch/operation.ts';
import {countedIn, type Failures, sumOf} from './failures.ts';
import {regroup} from './groups.ts';
import {ALL_REASONS, mayGiveReasons} from './read.ts';

/**
 * The whole list was read for another purpose, from a moment (epoch ms) on: its failures replace those of the last read, unless that one
 * is newer. Emails that a newer read found stay.
 */
export function replaceKnown(failures: Failures, emails: readonly Email[], since: number, {counts}: Watch): Failures {
	const {last, known, reasons, reasonsLeft} = failures;
	const counted = countedIn(counts);
	const found = new Map(
		(last !== undefined && last.at > since ? known.emails : []).map((email) => [email.id.raw, email]),
	);
	for (const email of emails) if (isFailure(email) && !found.has(email.id.raw)) found.set(email.id.raw, email);
	if (last === undefined || found.size < known.emails.length) return failures;
	const before = new Set(known.emails.map(({id}) => id.raw));
	const added = [...found.values()].filter(({id}) => !before.has(id.raw));
	const mayHaveReasons = FAILURE_STATUSES.some((status) => {
		const ofStatus = (email: Email) => email.status.raw === status;
		return added.some(ofStatus) && mayGiveReasons(known.emails.filter(ofStatus), reasons);
	});
	const isPending = reasonsLeft?.next !== undefined || reasons.refusal !== undefined;
	// A read that goes on would tell nothing newer.
	const {read: _, ...rest} = failures;
	return regroup({
		...rest,
		before: known.emails,
		known: {...known, emails: [...found.values()]},
		last: {...last, at: Math.max(last.at, since), counted, short: found.size < sumOf(counted) ? 1 : 0},
		...(mayHaveReasons && !isPending ? {reasonsLeft: ALL_REASONS} : {}),
	});
}

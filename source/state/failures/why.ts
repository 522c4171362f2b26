import type {Email} from '../../core/emails/email.ts';
import {isFailure} from '../../core/emails/failure.ts';
import {domainOfEmail} from '../../core/emails/failure-groups.ts';
import type {ReasonOf} from '../../core/emails/reason-filter.ts';
import {joined} from '../../core/text/compose.ts';
import {count} from '../../core/text/format.ts';
import {type SafeText, safe} from '../../core/text/text.ts';
import type {State} from '../watch/state.ts';
import {countedIn, type Failures, sumOf} from './failures.ts';
import {type NoReason, reasonText} from './words.ts';

/**
 * Why an email failed, in words; undefined if it did not. First the server's reason for this email, then its reasons for the
 * operation, marked as the operation's; else that there is none, once that is certain.
 */
export function whyText(email: Email, {failures, replay}: Pick<State, 'failures' | 'replay'>): SafeText | undefined {
	if (!isFailure(email)) return undefined;
	const {byEmail, ofOperation} = failures.reasons;
	const own = byEmail.get(email.id.raw);
	if (own !== undefined) return reasonText(own);
	if (ofOperation.length > 0)
		return safe`given for the operation, not for this email: ${joined(ofOperation.map(reasonText), safe` · `)}`;
	if (!isReasonRead(email, failures)) return replay === undefined ? safe`not read yet` : safe`not recorded`;
	return notGivenText(email.status.safe);
}

/** That the server gives no reason for emails of a status, and who does. */
export function notGivenText(status: SafeText): SafeText {
	return safe`Twilio's API gives no reason for ${status}; the Console's Email Logs do`;
}

/** The server's reason for that very email, without its code; undefined if none is known. */
export function ownReason(email: Email, {reasons}: Pick<Failures, 'reasons'>): SafeText | undefined {
	return reasons.byEmail.get(email.id.raw)?.message.safe;
}

/** Whether the last read of the failures had all reasons that the server gives. */
export function areReasonsRead({
	last,
	reasonsLeft,
	reasons,
}: Pick<Failures, 'last' | 'reasonsLeft' | 'reasons'>): boolean {
	return last !== undefined && reasonsLeft?.next === undefined && reasons.missing === undefined;
}

/** Why failures have no reason of their own. */
export function noReasonOf({failures, replay}: Pick<State, 'failures' | 'replay'>): NoReason {
	const {reasons, explained, known} = failures;
	if (reasons.refusal !== undefined || explained === known.emails) return 'none';
	if (explained !== undefined) return 'so far';
	return replay === undefined ? 'unread' : 'unrecorded';
}

/** Looks up the reasons of failures, as far as they have been read. */
export function reasonLookup({reasons: {byEmail, refusal}, explained = []}: Failures): ReasonOf {
	const read = new Set(explained.map(({id}) => id.raw));
	const hasNone = (id: string) => refusal !== undefined || read.has(id);
	return ({id}) => byEmail.get(id.raw) ?? (hasNone(id.raw) ? null : undefined);
}

/** Whether a failed email lacks a reason that the server may give: nobody has requested it since the email failed. */
export function lacksReason(email: Email, failures: Failures): boolean {
	const {byEmail} = failures.reasons;
	return isFailure(email) && !byEmail.has(email.id.raw) && !isReasonRead(email, failures);
}

/** Whether one of some emails does. */
export function lackReasons(emails: readonly Email[], failures: Failures): boolean {
	const {byEmail, refusal} = failures.reasons;
	const unexplained = emails.filter((email) => isFailure(email) && !byEmail.has(email.id.raw));
	if (refusal !== undefined || unexplained.length === 0) return false;
	const read = new Set(failures.explained?.map(({id}) => id.raw));
	return unexplained.some(({id}) => !read.has(id.raw));
}

/** Whether a reason would be known if the server gave one: it has none at all, or all were read when the email had failed. */
function isReasonRead(email: Email, failures: Failures): boolean {
	const {reasons, explained = []} = failures;
	return reasons.refusal !== undefined || explained.some(({id}) => id.raw === email.id.raw);
}

/** Whether the failures that are known are all there will be. */
export function knowsAllFailures({failures, watch}: Pick<State, 'failures' | 'watch'>): boolean {
	return watch.isSettled && failures.known.emails.length === sumOf(countedIn(watch.counts));
}

/** How many of some failures are at each domain. */
export function countByDomain(emails: readonly Email[]): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const email of emails) {
		const domain = domainOfEmail(email);
		counts.set(domain, (counts.get(domain) ?? 0) + 1);
	}
	return counts;
}

type KnownFailures = {readonly failures: readonly Email[]; readonly areAllFailures: boolean};

/** How many others failed at the domain of an email: `1,512 others at this domain`; undefined if none is known. */
export function othersText(
	email: Email,
	{failures, areAllFailures}: KnownFailures,
	byDomain: ReadonlyMap<string, number>,
): SafeText | undefined {
	const all = byDomain.get(domainOfEmail(email)) ?? 0;
	const others = all - Number(failures.some(({id}) => id.raw === email.id.raw));
	if (others < 1) return undefined;
	const words = safe`${count(others)} ${others === 1 ? safe`other` : safe`others`} at this domain`;
	return areAllFailures ? words : safe`at least ${words}`;
}

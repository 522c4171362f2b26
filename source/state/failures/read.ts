import {compact} from '../../core/compact.ts';
import type {Email, EmailPage} from '../../core/emails/email.ts';
import {isFailure, type ReasonPage} from '../../core/emails/failure.ts';
import {FAILURE_STATUSES, type FailureStatus} from '../../core/emails/filter.ts';
import {addLeftOut, NOTHING_LEFT_OUT} from '../../core/network/gaps.ts';
import {isRepeatedToken, type ListBreak} from '../../core/network/paging.ts';
import type {Problem} from '../../core/network/problem.ts';
import {appendPage, breakOf, NO_PAGES, nextToken} from '../watch/list/pages.ts';
import {refuseToken} from '../watch/list/paging/parts.ts';
import type {CountedFailures, Failures, FailuresRead, FailuresRequest, KnownFailures, ReasonsRead} from './failures.ts';
import type {Reasons} from './reasons.ts';

/** When the emails of a status that is not read again were read does not matter. */
const NOT_READ_NOW = 0;

/** Reasons from their first page on. */
export const ALL_REASONS: ReasonsRead = {next: null, asked: new Set()};
/** No reasons are requested, or no more. */
export const NO_REASONS_LEFT: ReasonsRead = {next: undefined, asked: new Set()};

/** Begins a read. A status whose counter has not moved since the last one keeps the emails it had then. */
export function beginRead({known, last, reasons, reasonsLeft}: Failures, counted: CountedFailures): FailuresRead {
	const isKept = (status: FailureStatus) =>
		last !== undefined && last.short === 0 && counted[status] !== undefined && counted[status] === last.counted[status];
	const ofStatus = (status: FailureStatus) => known.emails.filter((email) => email.status.raw === status);
	const pagesOf = (status: FailureStatus) =>
		isKept(status) ? appendPage(NO_PAGES, null, {emails: ofStatus(status), next: null}, NOT_READ_NOW) : NO_PAGES;
	// What the last read left out is not to be lost: its emails are kept, and their reasons are still to come.
	const areDue = reasonsLeft?.next !== undefined || reasons.missing !== undefined;
	const mayHaveReasons =
		areDue ||
		FAILURE_STATUSES.some(
			(status) => !isKept(status) && (last === undefined || mayGiveReasons(ofStatus(status), reasons)),
		);
	return {
		counted,
		pages: {FAILED: pagesOf('FAILED'), UNDELIVERED: pagesOf('UNDELIVERED')},
		reasons: {
			...(mayHaveReasons && reasons.refusal === undefined ? ALL_REASONS : NO_REASONS_LEFT),
			...(last === undefined ? {isFirst: true as const} : {}),
		},
		requests: 0,
	};
}

/** Whether the server may give reasons for more emails like these: it has given some, or was not asked about any. */
export function mayGiveReasons(emails: readonly Email[], {byEmail}: Reasons): boolean {
	return emails.length === 0 || emails.some(({id}) => byEmail.has(id.raw));
}

/** The requests that are left, at most one for each status and one for the reasons; none once the read has come to its end. */
export function requestsLeft({pages, reasons}: FailuresRead): readonly FailuresRequest[] {
	const emails = FAILURE_STATUSES.flatMap((status): readonly FailuresRequest[] => {
		const token = nextToken(pages[status]);
		return token === undefined ? [] : [{of: 'emails', status, token}];
	});
	return reasons.next === undefined ? emails : [...emails, {of: 'reasons', token: reasons.next}];
}

/** A page of failures came in, at a moment (epoch ms). */
export function addPage(
	read: FailuresRead,
	status: FailureStatus,
	token: string | null,
	page: EmailPage,
	at: number,
): FailuresRead {
	return {...read, pages: {...read.pages, [status]: appendPage(read.pages[status], token, page, at)}};
}

/** The server refused the token it had sent: the list of that status breaks off there. */
export function breakOff(read: FailuresRead, status: FailureStatus, token: string, problem: Problem): FailuresRead {
	return {...read, pages: {...read.pages, [status]: refuseToken(read.pages[status], token, problem)}};
}

/** A page of reasons came in. A token that leads back ends them: those that came are true all the same. */
export function addReasonPage(
	reasons: ReasonsRead,
	token: string | null,
	{next}: Pick<ReasonPage, 'next'>,
): ReasonsRead {
	if (reasons.next !== token) return reasons;
	const asked = new Set([...reasons.asked, token]);
	const isOver = next === null || isRepeatedToken(next, asked);
	return {...reasons, next: isOver ? undefined : next, asked};
}

/** The failures that a read has found so far, each once. An email that has not changed keeps the object it had. */
export function failuresFound({pages}: FailuresRead, before: readonly Email[]): KnownFailures {
	const old = new Map(before.map((email) => [email.id.raw, email]));
	const found = new Map<string, Email>();
	const loaded = FAILURE_STATUSES.flatMap((status) => pages[status].loaded);
	for (const email of loaded.flatMap(({emails}) => emails)) {
		const known = old.get(email.id.raw);
		if (isFailure(email)) found.set(email.id.raw, known !== undefined && isSame(known, email) ? known : email);
	}
	return compact({
		emails: [...found.values()],
		leftOut: loaded.reduce(addLeftOut, NOTHING_LEFT_OUT),
		brokenBy: breakIn(pages),
	});
}

function breakIn(pages: FailuresRead['pages']): ListBreak | undefined {
	return FAILURE_STATUSES.map((status) => breakOf(pages[status])).find((brokenBy) => brokenBy !== undefined);
}

function isSame(a: Email, b: Email): boolean {
	return a.status.raw === b.status.raw && a.updatedAt === b.updatedAt && a.tags.length === b.tags.length;
}

import type {Untrusted} from '../text/text.ts';
import type {Email} from './email.ts';
import {isFailureStatus} from './filter.ts';

/** Whether the email is a failure: FAILED or UNDELIVERED. */
export function isFailure({status}: Email): boolean {
	return isFailureStatus(status.raw);
}

/** Why something failed, in the server's words; `code` is Twilio's error code as the server wrote it. */
export type ReasonText = {readonly code?: number | Untrusted; readonly message: Untrusted};

/** Why an email failed; a reason that names no email is the operation's. */
export type Reason = ReasonText & {readonly emailId?: string};

/** An email with the reason that the server gives for it, if it gives one. */
export type ExplainedEmail = Email & {readonly reason?: ReasonText};

/** The reasons of emails by their ids. */
export type ReasonsByEmail = ReadonlyMap<string, ReasonText>;

/** Separates the reasons of emails from those of the operation. The latest reason of an email counts. */
export function sortReasons(reasons: readonly Reason[]): {
	readonly byEmail: ReasonsByEmail;
	readonly ofOperation: readonly ReasonText[];
} {
	const byEmail = new Map<string, ReasonText>();
	const ofOperation: ReasonText[] = [];
	for (const {emailId, ...text} of reasons)
		if (emailId === undefined) ofOperation.push(text);
		else byEmail.set(emailId, text);
	return {byEmail, ofOperation};
}

/** One page of reasons as the server sent it. `next` is the token of the page after it, null on the last. */
export type ReasonPage = {readonly reasons: readonly Reason[]; readonly next: string | null};

import type {Untrusted} from '../text/text.ts';
import type {Email} from './email.ts';
import {FAILURES} from './filter.ts';

/** Whether the email will not arrive: FAILED or UNDELIVERED. */
export function isFailure({status}: Email): boolean {
	return FAILURES.some((failure) => failure === status.raw);
}

/** Why an email failed, in the server's words. */
export type Reason = {readonly emailId: string; readonly message: Untrusted};

/** One page of reasons as the server sent it. `next` is the token of the page after it, null on the last. */
export type ReasonPage = {readonly reasons: readonly Reason[]; readonly next: string | null};

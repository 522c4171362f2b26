import type {Untrusted} from '../text/text.ts';

/** Why an email failed, in the server's words. */
export type Reason = {readonly emailId: string; readonly message: Untrusted};

/** One page of reasons as the server gave it; `next` is the token of the page after it, null at the end. */
export type ReasonPage = {readonly reasons: readonly Reason[]; readonly next: string | null};

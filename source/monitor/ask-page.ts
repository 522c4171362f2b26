import type {EmailQuery} from '../api/client.ts';
import type {EmailPage} from '../core/emails/email.ts';
import {ProblemError} from '../core/errors.ts';
import type {RetryingClient} from './retrying-client.ts';

/** A page that was requested; `isSizeRefused` says that the server accepts no other page size than the first. */
export type AskedPage = {readonly page: EmailPage; readonly isSizeRefused: boolean};

/**
 * Asks for a page. Where the server calls a request with a token invalid, it may be the page size that it refuses, not the token: then it
 * is asked once more with the first size of the list. Throws what the last attempt threw.
 */
export async function askPage(
	{listEmails}: Pick<RetryingClient, 'listEmails'>,
	query: EmailQuery,
	firstSize: number,
	...how: [signal: AbortSignal, isOnce?: boolean]
): Promise<AskedPage> {
	try {
		return {page: await listEmails(query, ...how), isSizeRefused: false};
	} catch (error) {
		const isMalformed = error instanceof ProblemError && error.problem.kind === 'malformed';
		if (!isMalformed || query.pageSize === firstSize) throw error;
		return {page: await listEmails({...query, pageSize: firstSize}, ...how), isSizeRefused: true};
	}
}

import type {EmailQuery} from '../../api/client.ts';
import type {EmailPage} from '../../core/emails/email.ts';
import {ProblemError} from '../../core/errors.ts';
import type {RetryingClient} from '../retrying-client.ts';

/** A page that was requested; `largestSize` is the size it was given with, if the server refused the one requested. */
export type AskedPage = {readonly page: EmailPage; readonly largestSize?: number};

/** Tried once each before the first size, which every server accepts: pages of 50 make 200 requests of a list. */
const SMALLER_SIZES: readonly number[] = [500, 200, 100];

/**
 * Requests a page. If the server calls a request with a token invalid, it may be the page size that it refuses, not the token: the page is
 * then requested with smaller sizes, and at last with the first size of the list. Throws what the last attempt threw.
 */
export async function askPage(
	{listEmails}: Pick<RetryingClient, 'listEmails'>,
	query: EmailQuery,
	firstSize: number,
	...how: [signal: AbortSignal, isOnce?: boolean]
): Promise<AskedPage> {
	const smaller = SMALLER_SIZES.filter((size) => size < query.pageSize && size > firstSize);
	const sizes = query.pageSize === firstSize ? [] : [...smaller, firstSize];
	for (let pageSize = query.pageSize; ; ) {
		try {
			const page = await listEmails({...query, pageSize}, ...how);
			return pageSize === query.pageSize ? {page} : {page, largestSize: pageSize};
		} catch (error) {
			const next = sizes.shift();
			if (next === undefined || !isMalformed(error)) throw error;
			pageSize = next;
		}
	}
}

function isMalformed(error: unknown): boolean {
	return error instanceof ProblemError && error.problem.kind === 'malformed';
}

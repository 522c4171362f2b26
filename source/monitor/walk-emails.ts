import {isAtDomain} from '../core/emails/domain.ts';
import type {Email, EmailPage} from '../core/emails/email.ts';
import type {Filter, Slice} from '../core/emails/filter.ts';
import {slicesOf} from '../core/emails/slices.ts';
import {EndlessListError} from '../core/errors.ts';
import type {OperationId} from '../core/operation/ids.ts';
import {say} from '../core/text/text.ts';
import type {RetryingClient} from './retrying-client.ts';

/** All emails of an operation that a filter selects. */
export type WalkOptions = {
	readonly client: Pick<RetryingClient, 'listEmails'>;
	readonly operationId: OperationId;
	readonly filter: Filter;
	readonly pageSize: number;
	readonly signal: AbortSignal;
};

const MAX_EMPTY_PAGES = 50;

/**
 * Walks through all pages, with several statuses through those of one after the other; the next page is asked for while the one
 * before is worked on. No email comes twice, though it may change its status on the way. Throws what the client throws, and {@link EndlessListError}.
 */
export async function* walkEmails(options: WalkOptions): AsyncGenerator<readonly Email[]> {
	const seen = new Set<string>();
	const {domain} = options.filter;
	// The server knows nothing of domains: that part of the filter is ours to apply.
	const isWanted = (email: Email) => domain === undefined || isAtDomain(email, domain);
	for (const slice of slicesOf(options.filter))
		for await (const {emails} of walkPages(slice, options)) {
			const fresh = emails.filter((email) => isWanted(email) && !seen.has(email.id.raw) && seen.add(email.id.raw));
			if (fresh.length > 0) yield fresh;
		}
}

async function* walkPages(
	filter: Slice,
	{client, operationId, pageSize, signal}: WalkOptions,
): AsyncGenerator<EmailPage> {
	const ask = (token: string | null) => client.listEmails({operationId, filter, token, pageSize}, signal);
	const tokens = new Set<string>();
	let empty = 0;
	let coming: Promise<EmailPage> | undefined = ask(null);
	while (coming !== undefined) {
		const page: EmailPage = await coming;
		const {next} = page;
		empty = page.emails.length === 0 ? empty + 1 : 0;
		if (next !== null && (tokens.has(next) || empty === MAX_EMPTY_PAGES)) throw circle();
		if (next !== null) tokens.add(next);
		coming = next === null ? undefined : ask(next);
		// It is waited for in the next round; until then nobody is there to hear that it failed.
		coming?.catch(() => {});
		yield page;
	}
}

function circle(): EndlessListError {
	const sentence = say`The server's page tokens lead nowhere: the list could not be read to its end.`;
	return new EndlessListError({kind: 'broken', sentence});
}

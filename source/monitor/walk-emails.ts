import {isAtDomain} from '../core/emails/domain.ts';
import type {Email} from '../core/emails/email.ts';
import type {Filter, Slice} from '../core/emails/filter.ts';
import {slicesOf} from '../core/emails/slices.ts';
import type {OperationId} from '../core/operation/ids.ts';
import type {RetryingClient} from './retrying-client.ts';
import {type AskPage, walkPages} from './walk-pages.ts';

/** The emails of one operation, or of the account where none is given. */
export type EmailScope = {readonly client: Pick<RetryingClient, 'listEmails'>; readonly operationId?: OperationId};

/** Which emails to walk through. */
export type WalkOptions = EmailScope & {
	readonly filter: Filter;
	readonly pageSize: number;
	readonly signal: AbortSignal;
};

/** Requests pages of one slice. */
export function askForSlice({client, operationId}: EmailScope, filter: Slice): AskPage<Email> {
	const scope = operationId === undefined ? {} : {operationId};
	return async (token, pageSize, signal) => {
		const {emails, next} = await client.listEmails({...scope, filter, token, pageSize}, signal);
		return {items: emails, next};
	};
}

/** The part of a filter that the client has to apply itself, because the API has no filter by domain; undefined where there is none. */
export function clientFilterOf({domains}: Filter): ((email: Email) => boolean) | undefined {
	return domains.length === 0 ? undefined : (email) => isAtDomain(email, domains);
}

/**
 * All emails that a filter selects, page by page; with several statuses, one status after the other. An email that changes its status
 * meanwhile still comes only once. Throws what {@link walkPages} throws.
 */
export async function* walkEmails(options: WalkOptions): AsyncGenerator<readonly Email[]> {
	const {filter, pageSize, signal} = options;
	const seen = new Set<string>();
	const isWanted = clientFilterOf(filter);
	const walk = {token: null, pageSize, limit: Number.POSITIVE_INFINITY, ...(isWanted === undefined ? {} : {isWanted})};
	for (const slice of slicesOf(filter))
		for await (const {items} of walkPages(askForSlice(options, slice), walk, signal)) {
			const fresh = items.filter(({id}) => !seen.has(id.raw) && seen.add(id.raw));
			if (fresh.length > 0) yield fresh;
		}
}

import {compact} from '../../core/compact.ts';
import {isAtDomain} from '../../core/emails/domain.ts';
import type {Email} from '../../core/emails/email.ts';
import {isFailure} from '../../core/emails/failure.ts';
import type {Filter, Slice} from '../../core/emails/filter.ts';
import {isNamed, type ReasonOf} from '../../core/emails/reason-filter.ts';
import {slicesOf} from '../../core/emails/slices.ts';
import {BrokenListError, ProblemError} from '../../core/errors.ts';
import {addLeftOut, leftOutTexts, NOTHING_LEFT_OUT} from '../../core/network/gaps.ts';
import type {OperationId} from '../../core/operation/ids.ts';
import {type SafeText, say} from '../../core/text/text.ts';
import type {RetryingClient} from '../retrying-client.ts';
import {type AskPage, createRepeats, walkPages} from './walk-pages.ts';

/** The emails of one operation, or of the account if none is given. */
export type EmailScope = {readonly client: Pick<RetryingClient, 'listEmails'>; readonly operationId?: OperationId};

/** Which emails to walk through. */
export type WalkOptions = EmailScope & {
	readonly filter: Filter;
	readonly pageSize: number;
	readonly signal: AbortSignal;
	/** Keeps texts whole, however long: for data that is written and not kept. */
	readonly isWhole?: true;
};

/** Requests pages of one slice, with texts that are whole or may be cut. */
export function askForSlice(
	{client, operationId, isWhole}: EmailScope & Pick<WalkOptions, 'isWhole'>,
	filter: Slice,
): AskPage<Email> {
	const scope = compact({operationId, isWhole});
	return async (token, pageSize, signal) => {
		const {emails: items, ...page} = await client.listEmails({...scope, filter, token, pageSize}, signal);
		return {...page, items};
	};
}

/** The reasons of emails that are listed without them. */
const UNREAD: ReasonOf = () => undefined;

/** The part of a filter that the client has to apply itself, because the API has no filter by domain or reason, if any. */
export function clientFilterOf(
	{domains, reasons}: Pick<Filter, 'domains' | 'reasons'>,
	reasonOf: ReasonOf = UNREAD,
): ((email: Email) => boolean) | undefined {
	if (domains.length === 0 && reasons.length === 0) return undefined;
	return (email) =>
		(domains.length === 0 || isAtDomain(email, domains)) &&
		(reasons.length === 0 || (isFailure(email) && isNamed(reasonOf(email), reasons)));
}

/**
 * All emails that a filter selects, page by page; with several statuses, one status after the other. An email that changes its status
 * meanwhile, or that is on several pages, comes once. If the list of one status breaks off, the next one follows. Throws what
 * {@link walkPages} throws, and after the last email a `ProblemError` that says what is missing.
 */
export async function* walkEmails(options: WalkOptions): AsyncGenerator<readonly Email[]> {
	const {filter, pageSize, signal} = options;
	const repeats = createRepeats<Email>(({id}) => id.raw);
	const limit = Number.POSITIVE_INFINITY;
	const walk = compact({token: null, pageSize, limit, repeats, isWanted: clientFilterOf(filter)});
	const breaks: SafeText[] = [];
	let leftOut = NOTHING_LEFT_OUT;
	for (const slice of slicesOf(filter))
		try {
			for await (const page of walkPages(askForSlice(options, slice), walk, signal)) {
				leftOut = addLeftOut(leftOut, page);
				if (page.items.length > 0) yield page.items;
			}
		} catch (error) {
			if (!(error instanceof BrokenListError)) throw error;
			breaks.push(error.problem.sentence);
		}
	const missing = [...new Set([...leftOutTexts(leftOut, 'email'), ...breaks])];
	if (missing.length > 0) throw new ProblemError({kind: 'broken', sentence: say`${missing.join(' ')}`});
}

import {createDomainTally} from '../../../core/emails/domain-figures.ts';
import type {Email} from '../../../core/emails/email.ts';
import {isFailure, type ReasonsByEmail, type ReasonText, sortReasons} from '../../../core/emails/failure.ts';
import {type Filter, isUnfiltered} from '../../../core/emails/filter.ts';
import {maskUntrusted} from '../../../core/emails/mask.ts';
import {maskAddressesIn} from '../../../core/emails/mask-text.ts';
import {BrokenListError} from '../../../core/errors.ts';
import {addLeftOut, leftOutTexts, NOTHING_LEFT_OUT} from '../../../core/network/gaps.ts';
import {countsAlone, failureCount} from '../../../core/operation/counts.ts';
import type {OperationId} from '../../../core/operation/ids.ts';
import type {Operation} from '../../../core/operation/operation.ts';
import {createExplainer} from '../../../monitor/lists/explain-emails.ts';
import {askForSlice, clientFilterOf} from '../../../monitor/lists/walk-emails.ts';
import {createRepeats, walkPages} from '../../../monitor/lists/walk-pages.ts';
import type {RetryingClient} from '../../../monitor/retrying-client.ts';
import type {Summary} from '../../../output/summary.ts';

/** What is read. The filter has no status: failures are a share of all emails. */
export type SummaryScope = {
	readonly client: RetryingClient;
	readonly operationId: OperationId;
	readonly filter: Filter;
	readonly pageSize: number;
	readonly isMasked: boolean;
};

/** A summary with the operation it is of, and what is missing from it, in sentences. */
export type SummaryReading = {
	readonly operation: Operation;
	readonly summary: Summary;
	readonly missing: readonly string[];
	readonly isTokenRefused: boolean;
};

/** Reads all emails of an operation once; `onEmails` gets those of each page. Rejects with a `ProblemError` if the server does not answer. */
export async function readSummary(
	plan: SummaryScope,
	signal: AbortSignal,
	onEmails: (emails: readonly Email[]) => void = () => {},
): Promise<SummaryReading> {
	const {client, operationId, filter, pageSize, isMasked} = plan;
	const operation = await client.fetchOperation(operationId, signal);
	const {explain, reasons, problem} = createExplainer((token, aborted) =>
		client.listReasons(operationId, token, aborted),
	);
	const tally = createDomainTally();
	const failures: Email[] = [];
	let emails = 0;
	let leftOut = NOTHING_LEFT_OUT;
	let broken: BrokenListError | undefined;
	const repeats = createRepeats<Email>(({id}) => id.raw);
	const isWanted = clientFilterOf(filter);
	const walk = {token: null, pageSize, limit: Number.POSITIVE_INFINITY, repeats, ...(isWanted && {isWanted})};
	try {
		for await (const page of walkPages(askForSlice({client, operationId}, filter), walk, signal)) {
			await explain(page.items, signal);
			tally.add(page.items);
			onEmails(page.items);
			for (const item of page.items) if (isFailure(item)) failures.push(item);
			emails += page.items.length;
			leftOut = addLeftOut(leftOut, page);
		}
	} catch (error) {
		if (!(error instanceof BrokenListError)) throw error;
		broken = error;
	}
	const gaps = [...leftOutTexts(leftOut, 'email'), ...(broken === undefined ? [] : [broken.problem.sentence])];
	const noReasons = problem();
	const {byEmail, ofOperation} = sortReasons(reasons());
	const shown = isMasked ? masked : (reason: ReasonText) => reason;
	return {
		operation,
		summary: {
			operationId,
			emails,
			failures,
			counted: isUnfiltered(filter) ? failureCount(countsAlone(operation)) : undefined,
			reasons: mapValues(byEmail, shown),
			ofOperation: ofOperation.map(shown),
			figures: gaps.length > 0 ? undefined : new Map(tally.figures().map((one) => [one.domain, one])),
		},
		missing: [...gaps, ...(noReasons === undefined ? [] : [`Reasons are missing: ${noReasons.sentence}`])],
		isTokenRefused: broken?.brokenBy === 'refused-token',
	};
}

function masked(reason: ReasonText): ReasonText {
	return {...reason, message: maskUntrusted(reason.message, maskAddressesIn)};
}

function mapValues(reasons: ReasonsByEmail, change: (reason: ReasonText) => ReasonText): ReasonsByEmail {
	return new Map([...reasons].map(([id, reason]) => [id, change(reason)]));
}

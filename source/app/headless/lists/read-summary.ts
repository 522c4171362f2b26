import {compact} from '../../../core/compact.ts';
import {createCourseOfEmails} from '../../../core/emails/course-of-emails.ts';
import {createDomainTally, type DomainRecord} from '../../../core/emails/domain-figures.ts';
import type {Email} from '../../../core/emails/email.ts';
import {
	type ExplainedEmail,
	isFailure,
	type ReasonsByEmail,
	type ReasonText,
	sortReasons,
} from '../../../core/emails/failure.ts';
import {type Filter, isUnfiltered} from '../../../core/emails/filter.ts';
import {maskUntrusted} from '../../../core/emails/mask.ts';
import {maskAddressesIn} from '../../../core/emails/mask-text.ts';
import {BrokenListError, ProblemError} from '../../../core/errors.ts';
import {addLeftOut, type LeftOut, leftOutTexts, NOTHING_LEFT_OUT} from '../../../core/network/gaps.ts';
import type {ListBreak} from '../../../core/network/paging.ts';
import {isRefusal, type Problem} from '../../../core/network/problem.ts';
import {countsAlone, failureCount} from '../../../core/operation/counts.ts';
import type {CoursePoint} from '../../../core/operation/course.ts';
import type {OperationId} from '../../../core/operation/ids.ts';
import type {Operation} from '../../../core/operation/operation.ts';
import {createExplainer, type Explainer, reasonIn} from '../../../monitor/lists/explain-emails.ts';
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
	/** Whether a refused list is one of the things that are missing, and the counters are worth having alone. */
	readonly isListOptional?: true;
	/** Gives epoch ms. */
	readonly now: () => number;
};

/** The operation as the server gave it at a moment (epoch ms). */
export type OperationAnswer = {readonly operation: Operation; readonly at: number};

/** A summary with the operation it is of, and what is missing from it, in sentences. */
export type SummaryReading = {
	/** Before the list was read, and after it where the server answered once more. */
	readonly answers: readonly [OperationAnswer, ...OperationAnswer[]];
	/** From when to when the list was read (epoch ms). */
	readonly listRead: {readonly from: number; readonly to: number};
	readonly summary: Summary;
	/** What became of the emails, domain by domain. */
	readonly records: readonly DomainRecord[];
	/** How many were delivered and had failed at each moment; absent if the list is not whole, or one of its emails has no time. */
	readonly course?: readonly CoursePoint[];
	readonly missing: readonly string[];
	/** The same by kind: what could not be read of the list, why it ended early, and why reasons are missing. */
	readonly gaps: {readonly leftOut: LeftOut; readonly brokenBy?: ListBreak; readonly noReasons?: Problem};
	readonly isTokenRefused: boolean;
};

/**
 * Reads all emails of an operation once, and its counters before and after: while a send is under way they move with the list. `onEmails`
 * gets the emails of each page. Rejects with a `ProblemError` if the server does not answer.
 */
export async function readSummary(
	plan: SummaryScope,
	signal: AbortSignal,
	onEmails: (emails: readonly Email[]) => void = () => {},
): Promise<SummaryReading> {
	const {client, operationId, filter, isMasked, now} = plan;
	const before = {operation: await client.fetchOperation(operationId, signal), at: now()};
	const {listed, records, pointsOf, gaps, reasons, leftOut, brokenBy, noReasons} = await readList(
		plan,
		signal,
		onEmails,
	);
	const listRead = {from: before.at, to: now()};
	const course = gaps.length > 0 ? undefined : pointsOf();
	const after = await answerAfter(plan, signal);
	const {operation} = after ?? before;
	const {byEmail, ofOperation} = sortReasons(reasons);
	const shown = isMasked ? masked : (reason: ReasonText) => reason;
	return {
		answers: after === undefined ? [before] : [before, after],
		listRead,
		records,
		...(course === undefined ? {} : {course}),
		summary: {
			operationId,
			...listed,
			counted: isUnfiltered(filter) ? failureCount(countsAlone(operation)) : undefined,
			reasons: mapValues(byEmail, shown),
			ofOperation: ofOperation.map(shown),
		},
		missing: [...gaps, ...(noReasons === undefined ? [] : [`Reasons are missing: ${noReasons.sentence}`])],
		gaps: compact({leftOut, brokenBy, noReasons}),
		isTokenRefused: brokenBy === 'refused-token',
	};
}

/** Reads the list to its end, with the reasons of its failures. */
async function readList(
	{client, operationId, filter, pageSize, isListOptional}: SummaryScope,
	signal: AbortSignal,
	onEmails: (emails: readonly Email[]) => void,
) {
	const explainer = createExplainer((token, aborted) => client.listReasons(operationId, token, aborted));
	const tally = createDomainTally();
	const course = createCourseOfEmails();
	const failures: Email[] = [];
	let emails = 0;
	let leftOut = NOTHING_LEFT_OUT;
	let broken: BrokenListError | undefined;
	let refused: Problem | undefined;
	const repeats = createRepeats<Email>(({id}) => id.raw);
	const isWanted = clientFilterOf({...filter, reasons: []});
	const walk = {token: null, pageSize, limit: Number.POSITIVE_INFINITY, repeats, ...(isWanted && {isWanted})};
	try {
		for await (const page of walkPages(askForSlice({client, operationId}, filter), walk, signal)) {
			tally.add(page.items);
			course.add(page.items);
			onEmails(page.items);
			for (const item of page.items) if (isFailure(item)) failures.push(item);
			emails += page.items.length;
			leftOut = addLeftOut(leftOut, page);
		}
	} catch (error) {
		if (error instanceof BrokenListError) broken = error;
		else if (isListOptional && error instanceof ProblemError && isRefusal(error.problem)) refused = error.problem;
		else throw error;
	}
	// Reasons that are read after the list are there for all of its failures.
	const explained = await explainer.explain(failures, signal);
	const gaps = [...leftOutTexts(leftOut, 'email'), ...[broken?.problem, refused].flatMap((one) => one?.sentence ?? [])];
	const figures = gaps.length > 0 ? undefined : new Map(tally.figures().map((one) => [one.domain, one]));
	return {
		listed: {
			emails,
			failures: withReason(failures, explained, filter, explainer),
			figures,
		},
		records: tally.records(),
		pointsOf: course.points,
		gaps,
		reasons: explainer.reasons(),
		noReasons: explainer.problem(),
		leftOut,
		brokenBy: broken?.brokenBy,
	};
}

/** The failures with one of the reasons of a filter, if it has any; `explained` are the same with their reasons. */
function withReason(
	failures: readonly Email[],
	explained: readonly ExplainedEmail[],
	{reasons}: Filter,
	explainer: Explainer,
): readonly Email[] {
	const isWanted = clientFilterOf({domains: [], reasons}, reasonIn(explainer));
	return isWanted === undefined ? failures : failures.filter((_, index) => isWanted(explained[index] as Email));
}

/** The operation once more; undefined if the server does not answer any longer, which leaves what was read true as of then. */
async function answerAfter(
	{client, operationId, now}: SummaryScope,
	signal: AbortSignal,
): Promise<OperationAnswer | undefined> {
	try {
		return {operation: await client.fetchOperation(operationId, signal), at: now()};
	} catch (error) {
		if (!(error instanceof ProblemError)) throw error;
		return undefined;
	}
}

function masked(reason: ReasonText): ReasonText {
	return {...reason, message: maskUntrusted(reason.message, maskAddressesIn)};
}

function mapValues(reasons: ReasonsByEmail, change: (reason: ReasonText) => ReasonText): ReasonsByEmail {
	return new Map([...reasons].map(([id, reason]) => [id, change(reason)]));
}

import {isDelivered} from '../core/emails/course-of-emails.ts';
import {type DomainRecord, wholeRecord} from '../core/emails/domain-figures.ts';
import type {ReasonText} from '../core/emails/failure.ts';
import {NO_FILTER} from '../core/emails/filter.ts';
import {maskEmail, maskUntrusted} from '../core/emails/mask.ts';
import {maskAddressesIn} from '../core/emails/mask-text.ts';
import {type KnownCourse, knownCourse} from '../core/operation/course.ts';
import type {OperationId} from '../core/operation/ids.ts';
import {say} from '../core/text/text.ts';
import type {RetryingClient} from '../monitor/retrying-client.ts';
import type {ReportedSend} from '../output/report/reported-send.ts';
import {readRecording} from '../recording/journal/read.ts';
import {readPast} from '../recording/past.ts';
import {listRecordings} from '../recording/recordings.ts';
import {courseOf} from '../state/failures/course.ts';
import {currentFigures} from '../state/failures/domains.ts';
import {noReasonOf} from '../state/failures/why.ts';
import {failuresTrouble} from '../state/failures/words.ts';
import {newWatch} from '../state/watch/new-watch.ts';
import {serverTime} from '../state/watch/operation.ts';
import {reduce} from '../state/watch/reduce.ts';
import {badLinesText} from '../state/watch/replay.ts';
import {sendBadgeOf} from '../state/watch/select/send/badge.ts';
import {hasEnded} from '../state/watch/select/send/ending.ts';
import {summarySentence} from '../state/watch/select/send/summary.ts';
import type {State} from '../state/watch/state.ts';
import {readSummary} from './headless/lists/read-summary.ts';

const LARGEST_PAGE = 1000;
/** What a watch would poll at: the badge of a report never speaks of the connection. */
const INTERVAL_MS = 2000;

/** What a report of an operation is made with. `folder` is where recordings are, if any are made; `now` gives epoch ms. */
export type OperationReport = {
	readonly client: RetryingClient;
	readonly operationId: OperationId;
	readonly baseUrl: string;
	readonly isMasked: boolean;
	readonly command: string;
	readonly summaryCommand: string;
	readonly folder: string | undefined;
	readonly now: () => number;
};

/** Reads a send from the server: its counters, then all of its emails once. Rejects with a `ProblemError` if the server does not answer. */
export async function reportOfOperation(report: OperationReport, signal: AbortSignal): Promise<ReportedSend> {
	const {client, operationId, baseUrl, isMasked, command, summaryCommand, folder, now} = report;
	let delivered = 0;
	const scope = {
		client,
		operationId,
		filter: NO_FILTER,
		pageSize: LARGEST_PAGE,
		isMasked,
		now,
		isListOptional: true as const,
	};
	const {answers, listRead, summary, records, course, missing} = await readSummary(scope, signal, (emails) => {
		delivered += emails.filter(isDelivered).length;
	});
	const [first, last] = [answers[0], answers.at(-1) ?? answers[0]];
	const state = answers.reduce<State>(
		(watch, {operation, at}) => reduce(watch, {type: 'received-operation', at, operation}),
		watchOf(operationId, first.at),
	);
	// Pages are read one after another: while emails move they are of no one moment.
	const isOlder = answers.length > 1 ? state.watch.movedAt !== undefined : !state.watch.isSettled;
	const recorded = folder === undefined ? undefined : recordedState(operationId, folder);
	return {
		operationId,
		at: last.at,
		badge: sendBadgeOf(state, last.at),
		sentence: summarySentence(state, last.at),
		watch: state.watch,
		listRead,
		past: folder === undefined ? [] : await readPast(folder, operationId, baseUrl, signal),
		...(missing.length === 0 ? figuresFor(state, records, last.at) : {}),
		...tookFor(state, recorded, records),
		...courseFor(knownCourse(recorded?.watch.course.samples ?? [], course), 'recording'),
		delivered,
		summary: {
			...summary,
			failures: isMasked ? summary.failures.map(maskEmail) : summary.failures,
			...(isOlder ? {figuresAsOf: listRead.from} : {}),
		},
		missing: missing.map((sentence) => say`${sentence}`),
		command,
		summaryCommand,
	};
}

/** The course of a send; its polls are those of a watch under way or of a recording. */
function courseFor(
	course: KnownCourse | undefined,
	polls: 'watch' | 'recording',
): Pick<ReportedSend, 'course' | 'courseFrom' | 'isCoursePart'> {
	const {points = [], from, isPart} = course ?? {};
	return {course: points, courseFrom: from === 'polls' ? polls : 'emails', ...(isPart ? {isCoursePart: isPart} : {})};
}

/** The figures of domains for a comparison; those of a send under way are of an age. */
function figuresFor({watch}: State, records: readonly DomainRecord[], at: number): Pick<ReportedSend, 'figures'> {
	const read = records.reduce((sum, {emails}) => sum + emails, 0);
	return {figures: {read, records, ...(hasEnded(watch, at) ? {} : {readAt: serverTime(watch, at)})}};
}

/**
 * How long a settled send took: as its recording has it, else until the last email ended; unknown where the last one known was opened,
 * because when it ended is not known.
 */
function tookFor(
	{watch}: State,
	recorded: State | undefined,
	records: readonly DomainRecord[],
): Pick<ReportedSend, 'tookMs'> {
	const createdAt = watch.operation?.createdAt;
	if (createdAt === undefined || !watch.isSettled) return {};
	const {settledAt} = recorded?.watch ?? {};
	if (settledAt !== undefined) return {tookMs: settledAt - createdAt};
	const {endedAt, openedAt} = wholeRecord(records);
	const [ended, opened] = [endedAt, openedAt].map((all) => all.reduce((most, at) => Math.max(most, at), 0));
	return ended === undefined || opened === undefined || Number.isNaN(ended) || ended < opened || ended === 0
		? {}
		: {tookMs: ended - createdAt};
}

/** Reads a send from a recording: whatever the watch had learned by its end. Throws `UsageError` for a file that is not a recording. */
export function reportOfRecording(
	path: string,
	{isMasked, command}: Pick<OperationReport, 'isMasked' | 'command'>,
): ReportedSend {
	const {state, at, bad} = lastState(path);
	const badLines = badLinesText(bad);
	const send = reportOfState(state, {at, isMasked, command, polls: 'recording'});
	return {...send, missing: [...send.missing, ...(badLines === undefined ? [] : [say`${badLines}.`])]};
}

type StateReport = Pick<ReportedSend, 'at' | 'command'> & {
	readonly isMasked: boolean;
	/** Whose polls the state is from. */
	readonly polls: 'watch' | 'recording';
};

/** A send as a watch knows it at a moment (epoch ms). */
export function reportOfState(state: State, {at, isMasked, command, polls}: StateReport): ReportedSend {
	const {watch, failures, operationId} = state;
	const {known, reasons} = failures;
	const shown = isMasked ? masked : (reason: ReasonText) => reason;
	const figures = currentFigures(state);
	return {
		operationId,
		at,
		badge: sendBadgeOf(state, at),
		sentence: summarySentence(state, at),
		watch,
		...listReadOf(failures),
		...courseFor(courseOf(state), polls),
		summary: {
			operationId,
			emails: known.emails.length,
			failures: isMasked ? known.emails.map(maskEmail) : known.emails,
			counted: undefined,
			reasons: new Map([...reasons.byEmail].map(([id, reason]) => [id, shown(reason)])),
			ofOperation: reasons.ofOperation.map(shown),
			noReason: noReasonOf(state),
			figures: figures?.byDomain,
			...(figures?.asOf === undefined ? {} : {figuresAsOf: figures.asOf}),
		},
		missing: failuresTrouble(state),
		command,
	};
}

/** When the failures were read, and with them the whole list if the figures of domains are of that read. */
function listReadOf({last, domains}: State['failures']): Pick<ReportedSend, 'listRead'> {
	if (last === undefined) return {};
	const {at: from, isOfFailures} = domains;
	return {listRead: isOfFailures && from !== undefined ? {from, to: last.at} : {to: last.at}};
}

function masked(reason: ReasonText): ReasonText {
	return {...reason, message: maskUntrusted(reason.message, maskAddressesIn)};
}

function watchOf(operationId: OperationId, now: number): State {
	return newWatch({operationId, now, intervalMs: INTERVAL_MS, pageSize: LARGEST_PAGE, filter: NO_FILTER});
}

/** What the newest recording of an operation on this machine knows; undefined if there is none that can be read. */
function recordedState(operationId: OperationId, folder: string): State | undefined {
	const newest = listRecordings(folder).find((one) => one.operationId === operationId);
	if (newest === undefined) return undefined;
	try {
		return lastState(newest.path).state;
	} catch {
		// It is being removed, or of another version: the emails tell the course as well.
		return undefined;
	}
}

function lastState(path: string): {readonly state: State; readonly at: number; readonly bad: number} {
	const recording = readRecording(path);
	let state = newWatch(recording.options);
	let at = recording.options.now;
	let bad = 0;
	const entries = recording.entries(() => {
		bad += 1;
	});
	for (const entry of entries) {
		if (entry.event !== undefined) state = reduce(state, entry.event);
		at = entry.at;
	}
	return {state, at, bad};
}

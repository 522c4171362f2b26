import type {Email} from '../core/emails/email.ts';
import type {ReasonText} from '../core/emails/failure.ts';
import {type FailureGroup, type Grouping, groupFailures} from '../core/emails/failure-groups.ts';
import {COUNTERS} from '../core/operation/counters.ts';
import {shareBase} from '../core/operation/counts.ts';
import {stretchesOf} from '../core/operation/course.ts';
import {parseEmailId} from '../core/operation/ids.ts';
import {joined} from '../core/text/compose.ts';
import {count, duration, percent, perSecond, utcTime} from '../core/text/format.ts';
import {safe, say} from '../core/text/text.ts';
import {courseOf} from '../state/failures/course.ts';
import {type CurrentFigures, currentFigures} from '../state/failures/domains.ts';
import {countedIn, sumOf} from '../state/failures/failures.ts';
import {selectFailures} from '../state/failures/narrow.ts';
import {noReasonOf, notGivenText} from '../state/failures/why.ts';
import {
	aheadText,
	chosenText,
	countedText,
	differenceText,
	failuresTrouble,
	groupFigureTexts,
	groupName,
	operationReasonsText,
	readText,
	reasonsText,
	tellingGroupings,
} from '../state/failures/words.ts';
import {markedEmails} from '../state/watch/marks.ts';
import {lagText} from '../state/watch/select/lag.ts';
import {leftOutSentences, listTrouble} from '../state/watch/select/list-trouble.ts';
import {stallOf, stallText} from '../state/watch/select/send/stall.ts';
import {summarySentence} from '../state/watch/select/send/summary.ts';
import type {State} from '../state/watch/state.ts';
import type {Endpoint} from './command-for.ts';
import {courseText, noCourseText} from './course-words.ts';
import {markdownTable, plainMarkdown} from './markdown.ts';
import {againOf, type NoteSubject} from './note-again.ts';

const MOST_GROUPS = 10;
const MOST_SAMPLES = 10;
const MOST_STRETCHES = 8;

/**
 * An incident note in Markdown, for a ticket or a chat: times, counts, what the failures have in common, some ids, what went wrong
 * with the watch, and the command that shows it again. `state` is the state as it may be shown, and so are the emails of a `subject`,
 * which the note is about besides the send.
 */
export function noteText(state: State, now: number, endpoint: Endpoint = {}, subject?: NoteSubject): string {
	const parts = [
		`# Incident note: ${state.operationId}`,
		plainMarkdown(summarySentence(state, now)),
		factsOf(state, now),
		'## Emails',
		countsOf(state),
		...paceSection(state),
		'## What the failures have in common',
		...failuresOf(state),
		...(subject === undefined ? samplesOf(state) : subjectOf(subject, state)),
		...troubleOf(state, now),
		'## Show it again',
		...againOf(state, endpoint, subject),
	];
	return `${parts.join('\n\n')}\n`;
}

/** The table at the head of a note. */
function factsOf({operationId, startedAt, watch, failures}: State, now: number): string {
	const {operation, updatedAt, settledAt} = watch;
	const moments: readonly (readonly [string, number | undefined])[] = [
		['Created', operation?.createdAt],
		['First seen by sendwatch', startedAt],
		['Last good answer', updatedAt],
		['Settled', settledAt],
		['Failures read', failures.last?.at],
		['Note written', now],
	];
	const status = operation === undefined ? [] : [['Status', plainMarkdown(operation.status.safe)] as const];
	const rows = [
		['Operation', `\`${operationId}\``] as const,
		...status,
		...moments.flatMap(([name, at]) => (at === undefined ? [] : [[name, utcTime(at)] as const])),
	];
	return markdownTable(['What', 'Value'], rows);
}

/** How many emails were delivered and failed a second, from part to part of the send, and how that is known. */
function paceSection(state: State): readonly string[] {
	const course = courseOf(state);
	const stretches = course === undefined ? [] : stretchesOf(course.points, MOST_STRETCHES);
	if (course === undefined || stretches.length === 0) {
		const unknown = noCourseText(state.watch);
		return unknown === undefined ? [] : ['## Pace', unknown];
	}
	const rows = stretches.map(({from, to, delivered, failed}) => [
		utcTime(from),
		duration(to - from),
		perSecond(delivered),
		perSecond(failed),
	]);
	const source = course.from === 'emails' ? 'emails' : state.replay === undefined ? 'watch' : 'recording';
	return ['## Pace', markdownTable(['From', 'For', 'Delivered', 'Failures'], rows), courseText(course, source)];
}

/** The counts in a note. */
function countsOf({watch: {counts}}: State): string {
	if (counts === undefined) return 'No counts were received.';
	const {denominator: total, isProvisional} = counts;
	const base = shareBase(counts);
	const share = (value: number) => (base === undefined ? '' : percent(value / base));
	const rows = COUNTERS.map((name) => {
		const value = counts[name];
		return value === undefined ? [name, '–', ''] : [name, count(value), share(value)];
	});
	return markdownTable(
		['Status', 'Emails', 'Share'],
		[...rows, ...(total === undefined ? [] : [[isProvisional ? 'total so far' : 'total', count(total), '']])],
	);
}

function failuresOf(state: State): readonly string[] {
	const {known, reasons} = state.failures;
	const {byEmail} = reasons;
	const ofOperation = operationReasonsText(reasons);
	return [
		readSentence(state),
		...(known.emails.length === 0
			? []
			: tellingGroupings(known.emails, byEmail).flatMap((grouping) => groupTable(state, grouping))),
		...(ofOperation === undefined ? unexplainedOf(state) : [plainMarkdown(ofOperation)]),
		...failuresTrouble(state).map((sentence) => plainMarkdown(sentence)),
	];
}

/** Where the failures have no reason of their own, in the statuses that lack one: that the server gives none. */
function unexplainedOf(state: State): readonly string[] {
	const {known, reasons} = state.failures;
	const unexplained = known.emails.filter(({id}) => !reasons.byEmail.has(id.raw));
	if (noReasonOf(state) !== 'none' || unexplained.length === 0) return [];
	const statuses = new Set(unexplained.map(({status}) => status.safe));
	return [plainMarkdown(say`${notGivenText(joined([...statuses], safe` and `))}.`)];
}

/** How many failures were read; where the list has more than the counters, both numbers. */
function readSentence(state: State): string {
	const {failures, watch} = state;
	const {known, domains} = failures;
	const [found, counted] = [known.emails.length, sumOf(countedIn(watch.counts))];
	const read =
		(domains.isOfFailures ? differenceText(found, counted) : aheadText(found, counted)) ?? safe`${readText(state)}.`;
	return `${read.charAt(0).toUpperCase()}${read.slice(1)}`;
}

/** The groups of the failures in a note. */
function groupTable(state: State, grouping: Grouping): readonly string[] {
	const {known, reasons} = state.failures;
	const groups = groupFailures(known.emails, grouping, reasons.byEmail);
	const figures = grouping === 'domain' ? currentFigures(state) : undefined;
	const rows = groups.slice(0, MOST_GROUPS).map((group) => groupRow(group, grouping, state, figures));
	const older = figures?.asOf === undefined ? [] : [`~ as of ${utcTime(figures.asOf)}; emails have moved since.`];
	const ofDomain = figures === undefined ? [] : ['Of its', 'p50', 'p95'];
	const heads = [`By ${grouping}`, 'Emails', 'Share', 'Status', 'Domains', 'Reasons', ...ofDomain];
	const largest = `The largest ${MOST_GROUPS} of ${count(groups.length)} groups:`;
	return [...(groups.length <= MOST_GROUPS ? [] : [largest]), markdownTable(heads, rows), ...older];
}

function groupRow(
	group: FailureGroup,
	grouping: Grouping,
	state: State,
	figures: CurrentFigures | undefined,
): readonly string[] {
	const noReason = noReasonOf(state);
	const {common, emails, share, statuses} = group;
	const {ofIts, p50, p95} = groupFigureTexts(group, figures);
	return [
		plainMarkdown(groupName(common, grouping, noReason, (at) => utcTime(at))),
		count(emails.length),
		percent(share),
		plainMarkdown(countedText(statuses)),
		plainMarkdown(countedText(group.domains)),
		plainMarkdown(reasonsText(group, noReason)),
		...(figures === undefined ? [] : [ofIts, p50, p95]),
	];
}

/** Only a valid id goes into a code span: nothing in it can end the span. */
function idText({id}: Email): string {
	return parseEmailId(id.raw) === undefined ? plainMarkdown(id.safe) : `\`${id.raw}\``;
}

/** What the note is about: what the emails are, and some of them. */
function subjectOf({what, emails}: NoteSubject, {failures}: State): readonly string[] {
	const shown = emails.slice(0, MOST_SAMPLES);
	const cut = shown.length === emails.length ? [] : [`${count(shown.length)} of ${count(emails.length)}:`];
	return [`## ${plainMarkdown(what)}`, ...cut, emailTable(shown, failures)];
}

/** The marked emails, else some of the failures: where the list is narrowed by reason, of those it shows. */
function samplesOf(state: State): readonly string[] {
	const {list, marks, failures} = state;
	const marked = markedEmails(marks, list);
	const {reasons} = list.filter;
	if (marked.length === 0 && reasons.length > 0)
		return subjectOf({what: say`Failures ${chosenText(reasons)}`, emails: selectFailures(list.filter, state)}, state);
	const emails = marked.length > 0 ? marked : failures.known.emails.slice(0, MOST_SAMPLES);
	if (emails.length === 0) return [];
	return [marked.length > 0 ? '## Marked emails' : '## Some of the failures', emailTable(emails, failures)];
}

/** Emails, each with its own reason. */
function emailTable(emails: readonly Email[], failures: State['failures']): string {
	const rows = emails.map((email) => {
		const reason = failures.reasons.byEmail.get(email.id.raw);
		return [
			idText(email),
			plainMarkdown(email.status.safe),
			email.to.map(({address}) => plainMarkdown(address.safe)).join(', '),
			codeText(reason),
			reason === undefined ? '' : plainMarkdown(reason.message.safe),
		];
	});
	return markdownTable(['Id', 'Status', 'To', 'Reason code', 'Reason'], rows);
}

function codeText(reason: ReasonText | undefined): string {
	if (reason?.code === undefined) return '';
	return typeof reason.code === 'number' ? String(reason.code) : plainMarkdown(reason.code.safe);
}

/** What limits the figures in a note. */
function troubleOf(state: State, now: number): readonly string[] {
	const {watch, haltedBy, list, stallAfterMs} = state;
	const stall = stallOf(watch, stallAfterMs);
	const lag = lagText(state);
	const trouble = listTrouble(list);
	const age = watch.updatedAt === undefined ? undefined : now - watch.updatedAt;
	const lines = [
		...(haltedBy === undefined ? [] : [`Polling had stopped: ${plainMarkdown(haltedBy.sentence)}`]),
		...(watch.problem === undefined || age === undefined
			? []
			: [`The counts were ${duration(age)} old: ${plainMarkdown(watch.problem.sentence)}`]),
		...(list.problem === undefined ? [] : [`The list: ${plainMarkdown(list.problem.sentence)}`]),
		...leftOutSentences(list).map(plainMarkdown),
		...(trouble === undefined ? [] : [`The list: ${plainMarkdown(trouble.sentence)}`]),
		...(stall === undefined ? [] : [plainMarkdown(stallText(stall, now, ','))]),
		...(lag === undefined ? [] : [plainMarkdown(lag)]),
	];
	return lines.length === 0 ? [] : ['## Problems', lines.map((line) => `- ${line}`).join('\n')];
}

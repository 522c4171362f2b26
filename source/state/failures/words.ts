import type {DomainFigures} from '../../core/emails/domain-figures.ts';
import type {Email} from '../../core/emails/email.ts';
import type {ReasonsByEmail, ReasonText} from '../../core/emails/failure.ts';
import {
	type Common,
	type Counted,
	type FailureGroup,
	GROUPINGS,
	type Grouping,
} from '../../core/emails/failure-groups.ts';
import type {ReasonKey} from '../../core/emails/filter.ts';
import {NONE_GIVEN} from '../../core/emails/reason-filter.ts';
import {breakText, leftOutTexts} from '../../core/network/gaps.ts';
import {hasNoFailures} from '../../core/operation/counts.ts';
import {joined} from '../../core/text/compose.ts';
import {count, duration, percent, plural} from '../../core/text/format.ts';
import {inShort} from '../../core/text/hints.ts';
import {type SafeText, safe, safeLine, say, type Untrusted} from '../../core/text/text.ts';
import type {NoticeText} from '../watch/notice-text.ts';
import type {State} from '../watch/state.ts';
import type {CurrentFigures} from './domains.ts';
import {countedIn, sumOf} from './failures.ts';
import type {Reasons} from './reasons.ts';

/** What is shown for something unknown. */
const UNKNOWN = safe`–`;
const DOT = safe` · `;

/** What the emails of a group have in common, in words; `timeOf` writes the minute (epoch ms). */
export function commonText(common: Common, timeOf: (at: number) => SafeText): SafeText {
	switch (common.by) {
		case 'reason':
			return common.reason.message.safe;
		case 'domain':
			return common.domain.raw === '' ? safe`(no domain)` : common.domain.safe;
		case 'tag':
			return common.tag === undefined ? safe`(no tags)` : safe`${common.tag.key.safe}:${common.tag.value.safe}`;
		case 'minute':
			return common.at === undefined ? safe`(no time)` : timeOf(common.at);
	}
}

/**
 * Why emails have no reason of their own: the server gives none, gave none when they were last read, they have not been read, or the
 * recording does not have them.
 */
export type NoReason = 'none' | 'so far' | 'unread' | 'unrecorded';

/** What is shown in place of a reason. */
export const NO_REASON: Readonly<Record<NoReason, SafeText>> = {
	none: safe`no reason given`,
	'so far': safe`no reason so far`,
	unread: safe`not read yet`,
	unrecorded: safe`not recorded`,
};

/** The same in a table of one grouping: among the reasons, a domain stands for its emails without one. */
export function groupName(
	common: Common,
	grouping: Grouping,
	noReason: NoReason,
	timeOf: (at: number) => SafeText,
): SafeText {
	const text = commonText(common, timeOf);
	return grouping === 'reason' && common.by === 'domain' ? safe`${NO_REASON[noReason]}, ${text}` : text;
}

/** The groupings that say something of these failures. */
export function tellingGroupings(failures: readonly Email[], reasons: ReasonsByEmail): readonly Grouping[] {
	const isTelling: Readonly<Record<Grouping, boolean>> = {
		reason: reasons.size > 0,
		domain: true,
		tag: failures.some(({tags}) => tags.length > 0),
		minute: true,
	};
	return GROUPINGS.filter((grouping) => isTelling[grouping]);
}

/** The reasons that the emails of a group have: `23 content · 16 sending limit · 5 without a reason`. */
export function reasonsText(group: Pick<FailureGroup, 'reasons' | 'unexplained'>, noReason: NoReason): SafeText {
	return joined(reasonTexts(group, noReason), DOT);
}

/** The same, each reason by itself. */
export function reasonTexts(
	{reasons, unexplained}: Pick<FailureGroup, 'reasons' | 'unexplained'>,
	noReason: NoReason,
): readonly SafeText[] {
	if (reasons.length === 0) return [NO_REASON[noReason]];
	const parts = reasons.map(({value, count: many}) => safe`${count(many)} ${value.message.safe}`);
	const rest = noReason === 'none' || noReason === 'so far' ? safe`without a reason` : NO_REASON[noReason];
	return [...parts, ...(unexplained === 0 ? [] : [safe`${count(unexplained)} ${rest}`])];
}

/** Which failures a filter by reason selects: `with the reason 30003 or without a reason`. */
export function chosenText(keys: readonly ReasonKey[]): SafeText {
	const texts = keys.map((key) =>
		key === NONE_GIVEN ? safe`without a reason` : safe`with the reason ${safeLine(key)}`,
	);
	return joined(texts, safe` or `);
}

/** Values with how many have each: `mailbox.example.net 9 · post.example.org 5`. */
export function countedText(values: readonly Counted<Untrusted>[]): SafeText {
	return joined(
		values.map(({value, count: many}) => safe`${value.safe} ${count(many)}`),
		DOT,
	);
}

/** The figures of a domain, in words. */
export type FigureTexts = {readonly ofIts: SafeText; readonly p50: SafeText; readonly p95: SafeText};

/** The figures of a group's domain in the whole send; unknown for a group that is not of one domain, or while nothing is known. */
export function groupFigureTexts({common}: FailureGroup, current: CurrentFigures | undefined): FigureTexts {
	const figures = common.by === 'domain' ? current?.byDomain.get(common.domain.raw) : undefined;
	return figureTexts(figures, current?.asOf !== undefined);
}

/**
 * The share of all emails to a domain that failed, and how long delivery took there at the median and at the 95th percentile; with a `~`
 * where emails have moved since.
 */
export function figureTexts(figures: DomainFigures | undefined, isOlder = false): FigureTexts {
	const marked = (text: SafeText) => (isOlder ? safe`~${text}` : text);
	const time = (ms: number | undefined) => (ms === undefined ? UNKNOWN : marked(ms < 1000 ? safe`<1 s` : duration(ms)));
	const ofIts = figures === undefined ? UNKNOWN : marked(percent(figures.failures / figures.emails));
	return {ofIts, p50: time(figures?.p50), p95: time(figures?.p95)};
}

type ReadFacts = {
	readonly failures: Pick<State['failures'], 'known'>;
	readonly watch: Pick<State['watch'], 'counts'>;
	/** Present in a replay, which reads nothing. */
	readonly replay?: State['replay'];
};

/**
 * How many failures were read of those that the counters have: `2,001 of 2,293 read`, `all 259 read`. The list may have more than the
 * counters, which stand beside it: `358 in the list`. In a replay, how many were recorded: `129 of 5,135 recorded`.
 */
export function readText({failures, watch, replay}: ReadFacts): SafeText {
	const counted = sumOf(countedIn(watch.counts));
	return readCountText(failures.known.emails.length, counted, replay === undefined ? safe`read` : safe`recorded`);
}

/**
 * In a list by reason, of how many failures the reason has been read: `2,001 of 2,293 read`. Undefined where that is so of all, and in any other
 * list.
 */
export function reasonsReadText({
	list: {filter, byReason},
	watch,
	replay,
}: Pick<State, 'list' | 'watch' | 'replay'>): SafeText | undefined {
	const counted = sumOf(countedIn(watch.counts));
	if (filter.reasons.length === 0 || byReason === undefined || byReason.read >= counted) return undefined;
	return readCountText(byReason.read, counted, replay === undefined ? safe`read` : safe`recorded`);
}

/** The same of a number that was found in the list, and the one that the counters have. */
export function readCountText(found: number, counted: number, how: SafeText = safe`read`): SafeText {
	if (counted < found) return safe`${count(found)} in the list`;
	return counted === found && found > 0
		? safe`all ${count(found)} read`
		: safe`${count(found)} of ${count(counted)} ${how}`;
}

/** That the list has more failures than the counters, in a sentence; undefined if it has not. */
export function aheadText(found: number, counted: number): SafeText | undefined {
	return found <= counted ? undefined : differenceText(found, counted);
}

/** That the list and the counters differ in the failures, in a sentence; undefined if they agree. */
export function differenceText(found: number, counted: number): SafeText | undefined {
	return found === counted
		? undefined
		: say`The list has ${plural(found, 'failure')}; the server's counters say ${count(counted)}.`;
}

/** Why there are no failures to show, in a sentence. */
export function noFailuresText(facts: ReadFacts & Pick<State, 'failures'>): SafeText {
	const {counts} = facts.watch;
	if (counts === undefined) return safe`Nothing is known yet.`;
	if (hasNoFailures(counts)) return safe`No email has failed so far.`;
	const none =
		facts.replay === undefined ? safe`The failures are being read.` : safe`No failure has been recorded so far.`;
	return failuresTrouble(facts)[0] ?? none;
}

/** The same as a notice, with a form for little room. */
export function noFailuresNotice(facts: ReadFacts & Pick<State, 'failures'>): NoticeText {
	return [noFailuresText(facts), inShort(safe`No failure is known.`)];
}

/** The reasons that the server gives for the operation, marked as the operation's; undefined if it gives none. */
export function operationReasonsText({ofOperation}: Pick<Reasons, 'ofOperation'>): SafeText | undefined {
	if (ofOperation.length === 0) return undefined;
	return safe`given for the operation: ${joined(ofOperation.map(reasonText), DOT)}`;
}

/** A reason with its code: `The content could not be rendered (20001)`. */
export function reasonText({code, message}: ReasonText): SafeText {
	if (code === undefined) return message.safe;
	return safe`${message.safe} (${typeof code === 'number' ? code : code.safe})`;
}

/** Why the failures are not all there, in sentences; none if nothing is missing. */
export function failuresTrouble({failures}: Pick<State, 'failures'>): readonly SafeText[] {
	const {known, refusal, problem, reasons, domains} = failures;
	// A 404 is usual: most servers have no reasons.
	const noReasons = reasons.refusal?.kind === 'absent' ? undefined : reasons.refusal;
	return [
		...(refusal === undefined ? [] : [refusal.sentence]),
		...(problem === undefined ? [] : [problem.sentence]),
		...(known.brokenBy === undefined ? [] : [breakText(known.brokenBy)]),
		...leftOutTexts(known.leftOut, 'email'),
		...(noReasons === undefined ? [] : [say`No reasons: ${noReasons.sentence}`]),
		...(domains.refusal === undefined ? [] : [say`No shares by domain: ${domains.refusal.sentence}`]),
	];
}

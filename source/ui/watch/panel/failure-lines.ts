import {type FailureGroup, groupFailures, usualGrouping} from '../../../core/emails/failure-groups.ts';
import {meaningOf, type StatusMeaning} from '../../../core/operation/status.ts';
import {NO_TEXT} from '../../../core/text/compose.ts';
import {clockTime, count, percent, plural} from '../../../core/text/format.ts';
import {type SafeText, safe, safeLine} from '../../../core/text/text.ts';
import type {Failures, KnownGroup} from '../../../state/failures/failures.ts';
import {failuresOverTime, type TimeSpan, timeSpanOf} from '../../../state/failures/over-time.ts';
import {commonText, countedText, type NoReason, reasonsText, reasonTexts} from '../../../state/failures/words.ts';
import {mergedReasons} from './merged-reasons.ts';

/** The line of one group of failures, or of all groups without a line. */
export type FailureLine = {
	readonly key: string;
	readonly meaning: StatusMeaning;
	readonly count: number;
	readonly share: number;
	/** What the emails have in common: their domain, or the reason if the server gives any. */
	readonly name: SafeText;
	/** Whether that is a domain, whose end is what tells it apart. */
	readonly isDomain: boolean;
	/** At a domain the reasons of its emails with their counts, at a reason its domains. */
	readonly detail: SafeText;
	/** Its parts, each of which is worth some columns. */
	readonly parts: readonly SafeText[];
	/** The one of them that is in words of the program, and so is never cut. */
	readonly ownPart?: SafeText | undefined;
	/** How many failed in each part of the time in which any did, oldest first; none for several groups together. */
	readonly trend: readonly number[];
	/** The increase since the previous read; empty if there is none. */
	readonly change: SafeText;
};

/** So many parts of the time have a figure of their own. */
export const TREND_PARTS = 16;

/** The groups of the panel: by reason if any is known, else by domain, whatever the user has grouped the failures by elsewhere. */
export function panelGroups({
	known,
	groups,
	reasons,
}: Pick<Failures, 'known' | 'groups' | 'reasons'>): readonly KnownGroup[] {
	const usual = usualGrouping(reasons.byEmail);
	const isUsual = groups.every(({common}) => common.by === usual || common.by === 'domain');
	return isUsual ? groups : groupFailures(known.emails, usual, reasons.byEmail);
}

/**
 * The worst groups, a line each; if there are more than lines, the last line is about all the others, or about the largest of them alone
 * if nearly all of those are in it: a name says more than a number of others.
 */
export function failureLines(groups: readonly KnownGroup[], lines: number, noReason: NoReason): readonly FailureLine[] {
	const span = timeSpanOf(groups.flatMap(({emails}) => emails));
	if (groups.length <= lines) return groups.map((group) => lineOf(group, span, noReason));
	const others = groups.slice(lines - 1);
	const [largest] = others;
	const many = others.reduce((sum, {emails}) => sum + emails.length, 0);
	const isNearlyAll = largest !== undefined && largest.emails.length >= MOST_SHARE * many;
	const last = isNearlyAll ? lineOf(largest, span, noReason) : othersLine(others, noReason, lines > 1);
	return [...groups.slice(0, lines - 1).map((group) => lineOf(group, span, noReason)), last];
}

/** Where most of the failures that have been read are: `97 %` of them, `at two domains`. `read` is how many have been. */
export type Whereabouts = {readonly share: SafeText; readonly place: SafeText; readonly read: number};

/**
 * At which domains most failures are; undefined before any have been read. It always has something to say from then on, so that the words
 * do not come and go with each failure that is read.
 */
export function whereaboutsOf(groups: readonly KnownGroup[]): Whereabouts | undefined {
	const byDomain = new Map<SafeText, number>();
	for (const {value, count: many} of groups.flatMap(({domains}) => domains))
		byDomain.set(value.safe, (byDomain.get(value.safe) ?? 0) + many);
	const read = groups.reduce((sum, {emails}) => sum + emails.length, 0);
	const [first, second = 0] = [...byDomain.values()].toSorted((a, b) => b - a);
	if (first === undefined) return undefined;
	const shareOf = (many: number) => (many === read ? safe`all` : percent(many / read));
	if (first >= MOST_SHARE * read) return {share: shareOf(first), place: safe`at one domain`, read};
	if (first + second >= FEWEST_SHARE * read) return {share: shareOf(first + second), place: safe`at two domains`, read};
	return {share: safe`all`, place: safe`at ${count(byDomain.size)} domains`, read};
}

const [MOST_SHARE, FEWEST_SHARE] = [0.9, 0.5];

function lineOf(group: KnownGroup, span: TimeSpan | undefined, noReason: NoReason): FailureLine {
	const {id, common, emails, share, before, statuses, domains} = group;
	const grown = before === undefined ? 0 : emails.length - before;
	return {
		key: id,
		meaning: meaningOf(statuses[0]?.value.safe ?? ''),
		count: emails.length,
		share,
		name: commonText(common, minuteText),
		isDomain: common.by === 'domain',
		detail: common.by === 'reason' ? countedText(domains) : reasonsText(group, noReason),
		parts: common.by === 'reason' ? domains.map((domain) => countedText([domain])) : reasonTexts(group, noReason),
		ownPart: common.by === 'reason' ? undefined : ownPartOf(group, noReason),
		trend: span === undefined || span.from === span.to ? [] : failuresOverTime(emails, span, TREND_PARTS),
		change: grown > 0 ? safe`+${count(grown)}` : NO_TEXT,
	};
}

function othersLine(groups: readonly FailureGroup[], noReason: NoReason, areOther: boolean): FailureLine {
	const emails = groups.flatMap((group) => group.emails);
	const merged = mergedReasons(groups);
	const largest = groups[0];
	return {
		key: 'others',
		meaning: meaningOf(largest?.statuses[0]?.value.safe ?? ''),
		count: emails.length,
		share: groups.reduce((sum, {share}) => sum + share, 0),
		name: othersName(groups, areOther),
		isDomain: false,
		detail: reasonsText(merged, noReason),
		parts: reasonTexts(merged, noReason),
		ownPart: ownPartOf(merged, noReason),
		trend: [],
		change: NO_TEXT,
	};
}

/** `3 other domains`, `2 other reasons`, `2 other reasons, 4 domains`. */
function othersName(groups: readonly FailureGroup[], areOther: boolean): SafeText {
	const domains = groups.filter(({common}) => common.by === 'domain').length;
	const reasons = groups.length - domains;
	const other = areOther ? 'other ' : '';
	if (reasons === 0) return plural(domains, `${other}domain`);
	const first = plural(reasons, `${other}reason`);
	return domains === 0 ? first : safe`${first}, ${plural(domains, 'domain')}`;
}

/** What the reasons of a group end with where some emails have none. */
function ownPartOf(group: Pick<FailureGroup, 'reasons' | 'unexplained'>, noReason: NoReason): SafeText | undefined {
	const isOwn = group.unexplained > 0 && group.reasons.length > 0;
	return isOwn ? reasonTexts(group, noReason).at(-1) : undefined;
}

function minuteText(at: number): SafeText {
	return safeLine(clockTime(at, at).slice(0, 5));
}

import {groupFailures} from '../../core/emails/failure-groups.ts';
import {failureCount} from '../../core/operation/counts.ts';
import {joined} from '../../core/text/compose.ts';
import {count, percent, plural} from '../../core/text/format.ts';
import {type SafeText, safe} from '../../core/text/text.ts';
import {commonText, readText} from '../../state/failures/words.ts';
import {badgeOf} from '../../state/watch/select/send/badge.ts';
import type {Overview} from '../../state/watch/select/send/overview.ts';
import {stallOf} from '../../state/watch/select/send/stall.ts';
import type {State} from '../../state/watch/state.ts';
import {Paragraph, Unbroken} from '../line.tsx';
import {span} from '../span.ts';
import type {Theme} from '../theme/theme.ts';
import {badgeSpan} from './top/line-1/badge-look.ts';
import {verdictForms} from './top/line-1/verdict-fields.ts';

/** What the summary is derived from. */
export type SummaryState = Overview & Pick<State, 'exports' | 'failures' | 'intervalMs' | 'terms'>;

type VerdictTextProps = {readonly state: SummaryState; readonly now: number; readonly theme: Theme};

/** Wide enough for the figures in full. */
const COLUMNS = 100;
/** So many domains are named. */
const MOST_DOMAINS = 3;

/** The verdict in the words of the badge, with the figures that stood beside it; nothing if there never was an answer. */
export function VerdictText({state, now, theme}: VerdictTextProps) {
	const badge = badgeOf(state, now);
	if (badge === 'unknown') return null;
	const stall = stallOf(state.watch, state.stallAfterMs);
	const facts = {badge, watch: state.watch, stall, columns: COLUMNS, now, theme};
	const {
		cause: [cause] = [],
		figures: [figures],
	} = verdictForms(facts);
	return (
		<Paragraph>
			{badgeSpan(badge, theme)}
			{cause !== undefined && safe`  ${cause}`}
			{figures !== undefined && [safe`  `, figures]}
		</Paragraph>
	);
}

type FailuresTextProps = {readonly state: SummaryState; readonly command: SafeText | undefined; readonly theme: Theme};

/** The domains that fail most, as far as the failures were read, and the command that shows them again; nothing if none failed. */
export function FailuresText({state, command, theme}: FailuresTextProps) {
	const {failures, watch} = state;
	if (watch.counts === undefined || failureCount(watch.counts) === 0) return null;
	const groups = groupFailures(failures.known.emails, 'domain', new Map());
	const named = groups.slice(0, MOST_DOMAINS).map(({common, emails, share}) => {
		return safe`${commonText(common, count)} ${count(emails.length)} (${percent(share)})`;
	});
	const others = groups.length > MOST_DOMAINS ? [plural(groups.length - MOST_DOMAINS, 'other domain')] : [];
	return (
		<>
			{named.length > 0 && (
				<Paragraph>{safe`Failures (${readText(state)}): ${joined([...named, ...others], safe`, `)}.`}</Paragraph>
			)}
			{command !== undefined && (
				<>
					<Paragraph>{safe`See them again:`}</Paragraph>
					<Unbroken>{span(command, theme.accent)}</Unbroken>
				</>
			)}
		</>
	);
}

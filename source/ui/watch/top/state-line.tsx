import {Box} from 'ink';
import {type Counts, failureCount, hasNoFailures, underWayRange} from '../../../core/operation/counts.ts';
import {hasStatus, isOver} from '../../../core/operation/operation.ts';
import {type Rates, recentRates} from '../../../core/operation/rate.ts';
import {isAllAccountedFor} from '../../../core/operation/verdict.ts';
import {joined, NO_TEXT} from '../../../core/text/compose.ts';
import {sparkline} from '../../../core/text/drawing/bar.ts';
import {widthOf} from '../../../core/text/drawing/width.ts';
import {duration, perSecond, plural} from '../../../core/text/format.ts';
import {type SafeText, safe, safeLine} from '../../../core/text/text.ts';
import type {Watch} from '../../../state/watch/operation.ts';
import type {Connection} from '../../../state/watch/select/connection.ts';
import {currentRates, timeLeftOf, timeLeftText} from '../../../state/watch/select/send/pace.ts';
import {stallOf, stallText} from '../../../state/watch/select/send/stall.ts';
import {type NoteFacts, noteTexts} from '../../../state/watch/select/send/state-texts.ts';
import {endingText} from '../../../state/watch/select/send/summary.ts';
import {cutMessage} from '../../cut-message.ts';
import type {KeyOf} from '../../keys/shown-keys.ts';
import {Line} from '../../line.tsx';
import {span} from '../../span.ts';
import type {Look, Theme} from '../../theme/theme.ts';

export type StateLineProps = NoteFacts & {
	readonly connection: Connection;
	/** How long nothing may move before that is said, in ms. */
	readonly stallAfterMs: number;
	readonly keyOf: KeyOf;
	readonly columns: number;
	readonly now: number;
	readonly theme: Theme;
};

type Tone = Look & {readonly text: SafeText};

/** One line on how it goes: the pace while it goes, the outcome when it is over, and in trouble what happened and what comes next. */
export function StateLine(props: StateLineProps) {
	const {watch, keyOf, columns, now, theme} = props;
	const tone = troubleOf(props) ?? endingTone(watch, now, theme) ?? stallTone(props);
	const notes = dotted(noteTexts(props, now), theme);
	return (
		<Box height={1}>
			{tone === undefined ? (
				<PaceText watch={watch} notes={notes} keyOf={keyOf} columns={columns} theme={theme} />
			) : (
				<Line {...tone.style}>
					{cutMessage(dotted([safe` ${tone.glyph} ${tone.text}`, notes], theme), columns, keyOf)}
				</Line>
			)}
		</Box>
	);
}

/** What there is of some texts, with a dot between them. */
function dotted(texts: readonly SafeText[], {dot}: Theme): SafeText {
	return joined(
		texts.filter((text) => text !== ''),
		safe` ${dot} `,
	);
}

function stallTone({watch, stallAfterMs, now, theme}: StateLineProps): Tone | undefined {
	const stall = stallOf(watch, stallAfterMs);
	if (stall === undefined) return undefined;
	return {glyph: theme.alarm, style: theme.alert, text: stallText(stall, now, theme.dot)};
}

type PaceTextProps = {
	readonly watch: Watch;
	readonly notes: SafeText;
	readonly keyOf: KeyOf;
	readonly columns: number;
	readonly theme: Theme;
};

function PaceText({watch, notes, keyOf, columns, theme}: PaceTextProps) {
	const {history, counts, operation} = watch;
	const rates = currentRates(watch);
	if (counts === undefined || operation === undefined || rates === undefined)
		return <Line>{cutMessage(safe` ${notes}`, columns, keyOf)}</Line>;
	const left = timeLeftOf(watch);
	const line = sparkline(recentRates(history, columns < 60 ? 10 : 24), theme.spark);
	const tail = isOver(operation) ? processedText(counts) : left === undefined ? NO_TEXT : timeLeftText(left);
	const pace = safe` ${paceText(rates)} `;
	const rest = safe`   ${dotted([tail, notes], theme)}`;
	return (
		<Line>
			{pace}
			{span(line, theme.delivered)}
			{cutMessage(rest, columns - widthOf(pace) - widthOf(line), keyOf)}
		</Line>
	);
}

function processedText(counts: Counts): SafeText {
	const {least} = underWayRange(counts);
	return least === 0 ? safe`processed` : safe`processed; ${plural(least, 'email')} still on the way`;
}

/** Emails a second, those that fail apart. */
function paceText({delivered, failed}: Rates): SafeText {
	const all = perSecond(delivered + failed);
	return failed < 0.05 ? all : safe`${all} (${perSecond(failed)} failing)`;
}

/** What is wrong, since when, and what comes next; undefined while it answers with data. */
function troubleOf({watch, connection, keyOf, now, theme}: StateLineProps): Tone | undefined {
	if (!('problem' in connection) || connection.problem === undefined) return undefined;
	const {kind, problem} = connection;
	const isNotThereYet = kind === 'absent';
	const age = watch.updatedAt === undefined ? [] : [`data ${duration(now - watch.updatedAt)} old`];
	const first = kind === 'refused' ? ['polling stopped', ...age] : isNotThereYet ? ['not visible yet'] : age;
	return {
		glyph: isNotThereYet ? theme.statuses.waiting.glyph : theme.statuses.failed.glyph,
		style: isNotThereYet ? {} : theme.alert,
		text: safeLine([...first, ...nextStep(connection, keyOf, now), problem.sentence].join(` ${theme.dot} `)),
	};
}

function nextStep(connection: Connection, keyOf: KeyOf, now: number): readonly string[] {
	const key = keyOf('refresh');
	if (connection.kind === 'refused') return key === undefined ? [] : [`${key} tries again`];
	const next = 'next' in connection ? connection.next : undefined;
	if (next === undefined || next <= now) return ['trying now'];
	const wait = `next try in ${duration(next - now)}`;
	const canTryNow = key !== undefined && connection.kind === 'waiting' && connection.isPause;
	return canTryNow ? [wait, `${key} tries now`] : [wait];
}

function endingTone(watch: Watch, now: number, theme: Theme): Tone | undefined {
	const {operation, counts} = watch;
	const text = endingText(watch, now);
	if (operation === undefined || counts === undefined || text === undefined) return undefined;
	if (hasStatus(operation, 'CANCELED')) return {...theme.statuses.stopped, text};
	if (failureCount(counts) > 0) return {...theme.statuses.failed, text};
	return hasNoFailures(counts) && isAllAccountedFor(counts, true)
		? {...theme.statuses.good, text}
		: {glyph: theme.alarm, style: theme.alert, text};
}

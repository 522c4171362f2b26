import {Box} from 'ink';
import {endedCount, inFlight} from '../../../core/operation/counts.ts';
import {hasStatus, isOver} from '../../../core/operation/operation.ts';
import {rateOf, recentRates, timeLeft} from '../../../core/operation/rate.ts';
import {retentionText} from '../../../core/operation/retention.ts';
import {sparkline} from '../../../core/text/bar.ts';
import {joined, NO_TEXT} from '../../../core/text/compose.ts';
import {count, duration, percent, perSecond, plural, roughly} from '../../../core/text/format.ts';
import {type SafeText, safe, safeLine} from '../../../core/text/text.ts';
import {truncate, widthOf} from '../../../core/text/width.ts';
import type {Watch} from '../../../state/watch/operation.ts';
import type {Connection} from '../../../state/watch/select/connection.ts';
import {stallOf, stallText} from '../../../state/watch/select/stall.ts';
import {Line} from '../../line.tsx';
import {span} from '../../span.ts';
import type {Colour, Theme} from '../../theme/theme.ts';

export type StateLineProps = {
	readonly watch: Watch;
	readonly connection: Connection;
	/** How long nothing may move before that is said, in ms. */
	readonly stallAfterMs: number;
	/** How the rows and the counters differ, where they do. */
	readonly lag: SafeText | undefined;
	readonly columns: number;
	readonly now: number;
	readonly theme: Theme;
};

type Tone = {readonly glyph: SafeText; readonly colour?: Colour | undefined; readonly text: SafeText};

/** One line on how it goes: the pace while it goes, the outcome when it is over, and in trouble what happened and what comes next. */
export function StateLine(props: StateLineProps) {
	const {watch, columns, theme} = props;
	const tone = troubleOf(props) ?? outcomeOf(watch, theme) ?? stallTone(props);
	const notes = dotted(notesOf(props), theme);
	if (tone !== undefined)
		return (
			<Box height={1}>
				<Line colour={tone.colour}>{truncate(dotted([safe` ${tone.glyph} ${tone.text}`, notes], theme), columns)}</Line>
			</Box>
		);
	return (
		<Box height={1}>
			<PaceText watch={watch} notes={notes} columns={columns} theme={theme} />
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

/** What is worth knowing besides, whatever the state is. */
function notesOf({watch, lag, now}: StateLineProps): readonly SafeText[] {
	const retention = retentionText(watch.operation, now);
	return [retention, lag].filter((note) => note !== undefined);
}

function stallTone({watch, stallAfterMs, now, theme}: StateLineProps): Tone | undefined {
	const stall = stallOf(watch, stallAfterMs);
	if (stall === undefined) return undefined;
	return {glyph: theme.alarm, colour: theme.warning, text: stallText(stall, now, theme.dot)};
}

type PaceTextProps = {
	readonly watch: Watch;
	readonly notes: SafeText;
	readonly columns: number;
	readonly theme: Theme;
};

function PaceText({watch, notes, columns, theme}: PaceTextProps) {
	const {history, counts, operation} = watch;
	const rate = rateOf(history);
	if (counts === undefined || operation === undefined || rate === undefined)
		return <Line>{truncate(safe` ${notes}`, columns)}</Line>;
	const left = timeLeft(history, (counts.total ?? 0) - endedCount(counts));
	const line = sparkline(recentRates(history, columns < 60 ? 10 : 24), theme.spark);
	const tail = isOver(operation)
		? safe`processed; ${plural(counts.sent, 'email')} still on the way`
		: left === undefined
			? NO_TEXT
			: safe`${roughly(left)} left`;
	const pace = safe` ${perSecond(rate)} `;
	const rest = safe`   ${dotted([tail, notes], theme)}`;
	return (
		<Line>
			{pace}
			{span(line, {colour: theme.success})}
			{truncate(rest, columns - widthOf(pace) - widthOf(line))}
		</Line>
	);
}

/** What is wrong, since when, and what comes next; undefined while it answers with data. */
function troubleOf({watch, connection, now, theme}: StateLineProps): Tone | undefined {
	if (!('problem' in connection) || connection.problem === undefined) return undefined;
	const {kind, problem} = connection;
	const isNotThereYet = kind === 'absent';
	const age = watch.updatedAt === undefined ? [] : [`data ${duration(now - watch.updatedAt)} old`];
	const first = kind === 'refused' ? ['polling stopped', ...age] : isNotThereYet ? ['not visible yet'] : age;
	return {
		glyph: isNotThereYet ? theme.statuses.waiting.glyph : theme.statuses.failed.glyph,
		colour: isNotThereYet ? undefined : kind === 'refused' ? theme.danger : theme.warning,
		text: safeLine([...first, ...nextStep(connection, now), problem.sentence].join(` ${theme.dot} `)),
	};
}

function nextStep(connection: Connection, now: number): readonly string[] {
	if (connection.kind === 'refused') return ['r tries again'];
	const next = 'next' in connection ? connection.next : undefined;
	if (next === undefined || next <= now) return ['trying now'];
	const wait = `next try in ${duration(next - now)}`;
	return connection.kind === 'waiting' && connection.isPause ? [wait, 'r tries now'] : [wait];
}

function outcomeOf({operation, counts, isSettled, settledAt}: Watch, theme: Theme): Tone | undefined {
	if (operation === undefined || counts === undefined || !isSettled || inFlight(counts) > 0) return undefined;
	const bad = counts.failed + counts.undelivered;
	const good = counts.delivered + counts.opened;
	const took =
		settledAt === undefined || operation.createdAt === undefined
			? NO_TEXT
			: safe` after ${duration(settledAt - operation.createdAt)}`;
	if (hasStatus(operation, 'CANCELED'))
		return {
			...theme.statuses.stopped,
			text: safe`canceled${took}: ${plural(good, 'email')} delivered, ${count(counts.canceled)} canceled`,
		};
	const share = counts.total ? safe` (${percent(bad / counts.total)})` : NO_TEXT;
	if (counts.total === 0)
		return {glyph: theme.statuses.good.glyph, colour: theme.success, text: safe`settled: there was nobody to send to`};
	const text =
		bad === 0
			? safe`${plural(good, 'email')} delivered`
			: safe`${count(good)} delivered, ${count(bad)} failed or undelivered${share}`;
	return bad === 0
		? {glyph: theme.statuses.good.glyph, colour: theme.success, text: safe`settled${took}: ${text}`}
		: {glyph: theme.statuses.failed.glyph, colour: theme.danger, text: safe`settled${took}: ${text}`};
}

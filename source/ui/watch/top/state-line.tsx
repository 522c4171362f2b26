import {Box, Text} from 'ink';
import {endedCount, inFlight} from '../../../core/operation/counts.ts';
import {hasStatus, isOver} from '../../../core/operation/operation.ts';
import {rateOf, recentRates, timeLeft} from '../../../core/operation/rate.ts';
import {retentionText} from '../../../core/operation/retention.ts';
import {sparkline} from '../../../core/text/bar.ts';
import {count, duration, percent, perSecond, plural, roughly} from '../../../core/text/format.ts';
import type {SafeText} from '../../../core/text/text.ts';
import {truncate} from '../../../core/text/width.ts';
import type {Watch} from '../../../state/watch/operation.ts';
import type {Connection} from '../../../state/watch/select/connection.ts';
import {stallOf, stallText} from '../../../state/watch/select/stall.ts';
import type {KeyOf} from '../../keys/shown-keys.ts';
import {type Colour, paint, type Theme} from '../../theme/theme.ts';

export type StateLineProps = {
	readonly watch: Watch;
	readonly connection: Connection;
	/** How long nothing may move before that is said, in ms. */
	readonly stallAfterMs: number;
	/** How the rows and the counters differ, where they do. */
	readonly lag: SafeText | undefined;
	readonly keyOf: KeyOf;
	readonly columns: number;
	readonly now: number;
	readonly theme: Theme;
};

type Tone = {readonly glyph: string; readonly colour?: Colour | undefined; readonly text: string};

/** One line on how it goes: the pace while it goes, the outcome when it is over, and in trouble what happened and what comes next. */
export function StateLine(props: StateLineProps) {
	const {watch, columns, theme} = props;
	const tone = troubleOf(props) ?? outcomeOf(watch, theme) ?? stallTone(props);
	const notes = notesOf(props).join(` ${theme.dot} `);
	if (tone !== undefined)
		return (
			<Box height={1}>
				<Text wrap="truncate" {...paint(tone.colour)}>
					{truncate([` ${tone.glyph} ${tone.text}`, notes].filter(Boolean).join(` ${theme.dot} `), columns)}
				</Text>
			</Box>
		);
	return (
		<Box height={1}>
			<PaceText watch={watch} notes={notes} columns={columns} theme={theme} />
		</Box>
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
	readonly notes: string;
	readonly columns: number;
	readonly theme: Theme;
};

function PaceText({watch, notes, columns, theme}: PaceTextProps) {
	const {history, counts, operation} = watch;
	const rate = rateOf(history);
	if (counts === undefined || operation === undefined || rate === undefined)
		return <Text wrap="truncate">{` ${notes}`}</Text>;
	const left = timeLeft(history, (counts.total ?? 0) - endedCount(counts));
	const line = sparkline(recentRates(history, columns < 60 ? 10 : 24), theme.spark);
	const tail = isOver(operation)
		? `processed; ${plural(counts.sent, 'email')} still on the way`
		: left === undefined
			? ''
			: `${roughly(left)} left`;
	return (
		<Text wrap="truncate">
			{` ${perSecond(rate)} `}
			<Text {...paint(theme.success)}>{line}</Text>
			{`   ${[tail, notes].filter(Boolean).join(` ${theme.dot} `)}`}
		</Text>
	);
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
		colour: isNotThereYet ? undefined : kind === 'refused' ? theme.danger : theme.warning,
		text: [...first, ...nextStep(connection, keyOf, now), problem.sentence].join(` ${theme.dot} `),
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

function outcomeOf({operation, counts, isSettled, settledAt}: Watch, theme: Theme): Tone | undefined {
	if (operation === undefined || counts === undefined || !isSettled || inFlight(counts) > 0) return undefined;
	const bad = counts.failed + counts.undelivered;
	const good = counts.delivered + counts.opened;
	const took =
		settledAt === undefined || operation.createdAt === undefined
			? ''
			: ` after ${duration(settledAt - operation.createdAt)}`;
	if (hasStatus(operation, 'CANCELED'))
		return {
			...theme.statuses.stopped,
			text: `canceled${took}: ${plural(good, 'email')} delivered, ${count(counts.canceled)} canceled`,
		};
	const share = counts.total ? ` (${percent(bad / counts.total)})` : '';
	if (counts.total === 0)
		return {glyph: theme.statuses.good.glyph, colour: theme.success, text: 'settled: there was nobody to send to'};
	const text =
		bad === 0
			? `${plural(good, 'email')} delivered`
			: `${count(good)} delivered, ${count(bad)} failed or undelivered${share}`;
	return bad === 0
		? {glyph: theme.statuses.good.glyph, colour: theme.success, text: `settled${took}: ${text}`}
		: {glyph: theme.statuses.failed.glyph, colour: theme.danger, text: `settled${took}: ${text}`};
}

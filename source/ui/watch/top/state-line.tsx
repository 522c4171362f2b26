import {Box} from 'ink';
import {type Counts, failureCount, hasNoFailures, underWayRange} from '../../../core/operation/counts.ts';
import {hasStatus, isOver} from '../../../core/operation/operation.ts';
import {isAllAccountedFor} from '../../../core/operation/verdict.ts';
import {joined, NO_TEXT} from '../../../core/text/compose.ts';
import {duration, plural} from '../../../core/text/format.ts';
import {type SafeText, safe, safeLine} from '../../../core/text/text.ts';
import type {Watch} from '../../../state/watch/operation.ts';
import type {Connection} from '../../../state/watch/select/connection.ts';
import {stallOf, stallText} from '../../../state/watch/select/send/stall.ts';
import {type NoteFacts, noteTexts} from '../../../state/watch/select/send/state-texts.ts';
import {endingText} from '../../../state/watch/select/send/summary.ts';
import {cutMessage} from '../../cut-message.ts';
import type {KeyOf} from '../../keys/shown-keys.ts';
import {SHARES_COLUMNS} from '../../layout.ts';
import {Line} from '../../line.tsx';
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

/** One line on what line 1 has no room for: the outcome when it is over, in trouble what happened and what comes next, and what is in doubt. */
export function StateLine(props: StateLineProps) {
	const {keyOf, columns, theme} = props;
	const tone = toneOf(props);
	const text = dotted([tone === undefined ? NO_TEXT : safe`${tone.glyph} ${tone.text}`, ...notesOf(props)], theme);
	return (
		<Box height={1}>
			<Line {...(tone?.style ?? {})}>{cutMessage(safe` ${text}`, columns, keyOf)}</Line>
		</Box>
	);
}

/** Whether there is anything for the line to say. */
export function hasStateText(props: StateLineProps): boolean {
	return toneOf(props) !== undefined || notesOf(props).length > 0;
}

function toneOf(props: StateLineProps): Tone | undefined {
	return troubleOf(props) ?? endingTone(props.watch, props.now, props.theme) ?? stallTone(props);
}

/** What is in doubt, and what is left once Twilio has processed the send. */
function notesOf(props: StateLineProps): readonly SafeText[] {
	const {watch, now} = props;
	const {operation, counts} = watch;
	const isProcessed = operation !== undefined && isOver(operation) && endingText(watch, now) === undefined;
	return [...(isProcessed && counts !== undefined ? [processedText(counts)] : []), ...noteTexts(props, now)];
}

/** What there is of some texts, with a dot between them. */
function dotted(texts: readonly SafeText[], {dot}: Theme): SafeText {
	return joined(
		texts.filter((text) => text !== ''),
		safe` ${dot} `,
	);
}

/** Line 1 says it where it has the room. */
function stallTone({watch, stallAfterMs, columns, now, theme}: StateLineProps): Tone | undefined {
	const stall = columns < SHARES_COLUMNS ? stallOf(watch, stallAfterMs) : undefined;
	if (stall === undefined) return undefined;
	return {glyph: theme.alarm, style: theme.alert, text: stallText(stall, now, theme.dot)};
}

function processedText(counts: Counts): SafeText {
	const {least} = underWayRange(counts);
	return least === 0 ? safe`processed` : safe`processed; ${plural(least, 'email')} still on the way`;
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

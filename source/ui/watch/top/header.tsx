import {Box, Text} from 'ink';
import Spinner from 'ink-spinner';
import {type OperationId, shortId} from '../../../core/operation/ids.ts';
import {clockTime, duration} from '../../../core/text/format.ts';
import {widthOf} from '../../../core/text/width.ts';
import type {Watch} from '../../../state/watch/operation.ts';
import type {Replay} from '../../../state/watch/replay.ts';
import type {Connection} from '../../../state/watch/select/connection.ts';
import {lookOf, paint, type Theme} from '../../theme/theme.ts';
import {ReplayMark, replayMark} from './replay-mark.tsx';

export type HeaderProps = {
	readonly operationId: OperationId;
	readonly watch: Watch;
	readonly connection: Connection;
	readonly isSpinning: boolean;
	/** Present where a recording is played. */
	readonly replay?: Replay | undefined;
	readonly isTlsUnchecked: boolean;
	readonly columns: number;
	readonly now: number;
	readonly theme: Theme;
};

const NAME = ' sendwatch  ';
/** Where there is no room for the mark of a replay, it takes the name's place. */
const REPLAY_NAME = ' REPLAY     ';
/** Said as long as it is so: in the name's place there is room for it at any width. */
const UNCHECKED_NAME = ' TLS UNSAFE ';
const SHORTEST_ID = 9;

/** The first line: which operation, where it stands, and how the watch stands with the server. */
export function Header(props: HeaderProps) {
	const {operationId, watch, isSpinning, replay, isTlsUnchecked, columns, now, theme} = props;
	const status = watch.operation?.status.safe ?? '';
	const look = lookOf(theme, status);
	const glyph = watch.operation === undefined ? theme.statuses.waiting.glyph : theme.isAscii ? '*' : '●';
	const counts = `${status === '' ? '' : ` ${status}`}`;
	const age = ageOf(watch, now);
	const facts = NAME.length + 3 + widthOf(counts) + age.length;
	const mark = replay === undefined ? '' : replayMark(replay, now, columns - facts - SHORTEST_ID - 3);
	const freshness = replay === undefined ? freshnessOf(props) : mark;
	const taken = facts + (freshness === '' ? 0 : freshness.length + 3);
	const id = shortId(operationId, Math.max(SHORTEST_ID, columns - taken));
	const gap = ' '.repeat(Math.max(1, columns - taken - id.length + 2));
	return (
		<Box height={1} width={columns}>
			<Name isReplay={replay !== undefined && mark === ''} isTlsUnchecked={isTlsUnchecked} theme={theme} />
			<Text>{`${id}  `}</Text>
			<Text {...paint(look.colour)}>{isSpinning ? <Spinner type={theme.isAscii ? 'line' : 'dots'} /> : glyph}</Text>
			<Text bold {...paint(look.colour)}>
				{counts}
			</Text>
			<Text>{age}</Text>
			<Text>{freshness === '' ? '' : gap}</Text>
			{replay === undefined ? <Text dimColor>{freshness}</Text> : <ReplayMark text={freshness} theme={theme} />}
		</Box>
	);
}

type NameProps = {readonly isReplay: boolean; readonly isTlsUnchecked: boolean; readonly theme: Theme};

/** The program's name, or what must be known instead. */
function Name({isReplay, isTlsUnchecked, theme}: NameProps) {
	if (isTlsUnchecked)
		return (
			<Text bold {...paint(theme.danger)}>
				{UNCHECKED_NAME}
			</Text>
		);
	return (
		<Text bold {...paint(theme.accent)}>
			{isReplay ? REPLAY_NAME : NAME}
		</Text>
	);
}

/** How long the send has been going on; once settled, how long it took. */
function ageOf({operation, isSettled, settledAt}: Watch, now: number): string {
	if (operation?.createdAt === undefined) return '';
	const end = isSettled ? (settledAt ?? operation.updatedAt) : now;
	return end === undefined ? '' : `  ${duration(end - operation.createdAt)}`;
}

const WIDE = 88;
const NARROW = 56;

/** At the right end: live data's age and the next poll; else in a word what it is instead, and since or until when. */
function freshnessOf({connection, watch, columns, now, theme}: HeaderProps): string {
	if (columns < NARROW) return '';
	const since = watch.updatedAt === undefined ? '' : ` since ${clockTime(watch.updatedAt, now)}`;
	switch (connection.kind) {
		case 'connecting':
		case 'absent':
			return 'asking';
		case 'waiting':
			return `${connection.isPause ? 'paused' : 'waiting'} until ${clockTime(connection.next, now)}`;
		case 'stale':
		case 'offline':
			return `${connection.kind}${since}`;
		case 'refused':
			return 'stopped';
		case 'live':
		case 'slowed':
			return paceOf(connection, watch, columns, now, theme);
	}
}

function paceOf(
	{kind, next: at}: Extract<Connection, {kind: 'live' | 'slowed'}>,
	{updatedAt}: Watch,
	columns: number,
	now: number,
	theme: Theme,
): string {
	const next = at === undefined ? 'asking' : `next in ${duration(Math.max(0, at - now))}`;
	// Narrow, the wait alone tells that it is slower.
	if (columns < WIDE || updatedAt === undefined) return next;
	const pace = kind === 'slowed' ? `slowed, ${next}` : next;
	return `polled ${duration(now - updatedAt)} ago ${theme.dot} ${pace}`;
}

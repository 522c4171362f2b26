import {NO_TEXT} from '../../../core/text/compose.ts';
import {truncate, widthOf} from '../../../core/text/drawing/width.ts';
import {clockTime, duration} from '../../../core/text/format.ts';
import {type SafeText, safe, safeLine} from '../../../core/text/text.ts';
import type {Watch} from '../../../state/watch/operation.ts';
import type {Replay} from '../../../state/watch/replay.ts';
import type {Connection} from '../../../state/watch/select/connection.ts';
import {type Span, span} from '../../span.ts';
import type {Theme} from '../../theme/theme.ts';
import {replayMark} from './replay-mark.ts';

/** What the header tells. */
export type HeaderFacts = {
	readonly watch: Watch;
	readonly connection: Connection;
	/** Present where a recording is played. */
	readonly replay?: Replay | undefined;
	readonly isTlsUnchecked: boolean;
	readonly columns: number;
	readonly now: number;
	readonly theme: Theme;
};

/** The columns of the name with the gap behind it. */
export const NAME_WIDTH = 12;
/** The columns of the gap behind the id, and of the glyph. */
export const GAP_AND_GLYPH = 3;
/** The columns that the id has at least. */
export const SHORTEST_ID = 9;

/** The parts of the header around the id; empty where there is no room for them. */
export type HeaderParts = {
	readonly name: Span;
	readonly status: SafeText;
	readonly age: SafeText;
	readonly freshness: Span;
};

/** Beside a name and a short id, the status comes first, then how fresh the data is, then how long the send has been going on. */
export function headerParts(facts: HeaderFacts): HeaderParts {
	const {watch, replay, columns, now, theme} = facts;
	const word = watch.operation?.status.safe ?? NO_TEXT;
	const age = ageOf(watch, now);
	const statusWidth = word === '' ? 0 : widthOf(word) + 1;
	const free = columns - NAME_WIDTH - GAP_AND_GLYPH - statusWidth - widthOf(age) - SHORTEST_ID;
	const mark = replay === undefined ? NO_TEXT : replayMark(replay, now, free - 3);
	const name = nameOf(facts, replay !== undefined && mark === '');
	let room = columns - widthOf(name.text) - 1 - GAP_AND_GLYPH - SHORTEST_ID;
	const status = word === '' ? NO_TEXT : truncate(safe` ${word}`, room);
	room -= widthOf(status);
	const isFitting = (text: SafeText) => widthOf(text) < room;
	const freshness =
		replay === undefined
			? span(freshnessOf(facts).find(isFitting) ?? NO_TEXT, theme.muted)
			: span(mark, {...theme.accent, isBold: true, isInverse: true});
	room -= freshness.text === '' ? 0 : widthOf(freshness.text) + 1;
	return {name, status, freshness, age: widthOf(age) <= room ? age : NO_TEXT};
}

/** The program's name, or what must be known instead. */
function nameOf({isTlsUnchecked, theme}: HeaderFacts, isReplay: boolean): Span {
	// Said as long as it is so: in the name's place there is room for it at any width.
	if (isTlsUnchecked) return span(safe` TLS UNSAFE`, {...theme.alert, isInverse: true});
	return span(isReplay ? safe` REPLAY` : safe` sendwatch`, {...theme.accent, isBold: true});
}

/** How long the send has been going on; once settled, how long it took. */
function ageOf({operation, isSettled, settledAt}: Watch, now: number): SafeText {
	if (operation?.createdAt === undefined) return NO_TEXT;
	const end = isSettled ? (settledAt ?? operation.updatedAt) : now;
	return end === undefined ? NO_TEXT : safe`  ${duration(end - operation.createdAt)}`;
}

const WIDE = 88;
const NARROW = 56;

/**
 * At the right end: live data's age and the next poll; else in a word what it is instead, and since or until when. The
 * longest first, for as much of it as there is room for.
 */
function freshnessOf({connection, watch, columns, now, theme}: HeaderFacts): readonly SafeText[] {
	if (columns < NARROW) return [];
	switch (connection.kind) {
		case 'connecting':
		case 'absent':
			return [safe`asking`];
		case 'waiting': {
			const word = connection.isPause ? safe`paused` : safe`waiting`;
			return [safe`${word} until ${clockTime(connection.next, now)}`, word];
		}
		case 'stale':
		case 'offline': {
			const word = safeLine(connection.kind);
			const since = watch.updatedAt === undefined ? [] : [safe`${word} since ${clockTime(watch.updatedAt, now)}`];
			return [...since, word];
		}
		case 'refused':
			return [safe`stopped`];
		default:
			return [paceOf(connection, watch, columns, now, theme)];
	}
}

function paceOf(
	{kind, next: at}: Extract<Connection, {kind: 'live' | 'slowed'}>,
	{updatedAt}: Watch,
	columns: number,
	now: number,
	theme: Theme,
): SafeText {
	const next = at === undefined ? safe`asking` : safe`next in ${duration(Math.max(0, at - now))}`;
	// Narrow, the wait alone tells that it is slower.
	if (columns < WIDE || updatedAt === undefined) return next;
	const pace = kind === 'slowed' ? safe`slowed, ${next}` : next;
	return safe`polled ${duration(now - updatedAt)} ago ${theme.dot} ${pace}`;
}

import {Box} from 'ink';
import {useMemo} from 'react';
import {count, duration, plural} from '../../core/text/format.ts';
import {type SafeText, safe} from '../../core/text/text.ts';
import type {Board} from '../../state/board/board.ts';
import {pollPace, SINGLE_EVERY_MS} from '../../state/board/demand.ts';
import {everyText} from '../../state/board/messages.ts';
import {type BoardCounts, boardCounts} from '../../state/board/news.ts';
import type {Badge} from '../../state/watch/select/send/badge.ts';
import {type Field, fitLine, spansWidth} from '../fit.ts';
import {Line} from '../line.tsx';
import {type Span, span} from '../span.ts';
import type {Theme} from '../theme/theme.ts';
import {badgeLook} from '../watch/top/line-1/badge-look.ts';

export type BoardTopProps = {
	readonly board: Board;
	readonly columns: number;
	readonly now: number;
	readonly theme: Theme;
};

/** An answer is not late before it has had so long to come, in ms. */
const LATE_MS = 2000;

/** The first line: how many sends fail, stall and go on, how often is asked, and whether that is live. */
export function BoardTop({board, columns, now, theme}: BoardTopProps) {
	const room = columns - MARGINS;
	const {sends, query, polls} = board;
	const counts = useMemo(() => boardCounts({sends, query, polls}), [sends, query, polls]);
	const {isLive, sign, texts} = freshness(board, now, theme);
	const mark = span(sign, theme.muted);
	const marks = [...texts.map((text) => [mark, span(safe` ${text}`, theme.muted)]), [mark]];
	const left = countsThatFit(leftForms(counts, sinceText(board, now), theme), marks, room);
	const right: readonly Field[] = [...(isLive ? costFields(board, theme) : []), {forms: marks, rank: 1}];
	const spans = fitLine({left: left.map((one) => ({forms: [one], rank: 0})), right}, room);
	return (
		<Box height={1} width={columns}>
			<Line>
				{safe` `}
				{spans}
				{safe` `}
			</Line>
		</Box>
	);
}

/** The blanks around the line, and the gap between fields. */
const [MARGINS, GAP] = [2, 2];

/**
 * What is counted, from all of it in words down to the least: first goes the number of days, then words become short, and what has ended goes
 * before what is under way.
 */
function leftForms(counts: BoardCounts | undefined, since: SafeText, theme: Theme): readonly (readonly Span[])[] {
	const {failing = 0, stalled = 0, unaccounted = 0, failed = 0} = counts ?? {};
	const loud: readonly (readonly [Badge, number, SafeText])[] = [
		['failing', failing, safe`FAILING`],
		['stalled', stalled, safe`STALLED`],
		['unaccounted', unaccounted, safe`UNACCOUNTED`],
	];
	const present = loud.filter(([, many]) => many > 0);
	/** The first so many with their words. */
	const badges = (inWords: number) =>
		present.map(([badge, many, word], index) =>
			badgeSpan(badge, index < inWords ? safe`${many} ${word}` : safe`${many}`, theme),
		);
	const numberText = (number: number | undefined) => (number === undefined ? theme.dash : count(number));
	const live = safe`${numberText(counts?.underWay)} live`;
	const moving = safe`${numberText(counts?.underWay)} under way`;
	const all = safe`${moving}, ${numberText(counts?.all)} in ${since}`;
	const [ended, endedInShort] = [failedSpans(failed, true, theme), failedSpans(failed, false, theme)];
	return [
		[...badges(present.length), ...ended, {text: all}],
		[...badges(present.length), ...ended, {text: moving}],
		[...badges(present.length), ...ended, {text: live}],
		[...badges(present.length), ...endedInShort, {text: live}],
		[...badges(1), ...endedInShort, {text: live}],
		[...badges(1), {text: live}],
		[...badges(0), {text: live}],
		badges(0),
	];
}

/** How many of these forms may be tried before the text at the right end takes its next form. */
const [BESIDE_ALL, BESIDE_SHORT] = [2, 3];

/** The longest form of the counts that fits beside the text at the right end, which gives way in between. */
function countsThatFit(
	forms: readonly (readonly Span[])[],
	marks: readonly (readonly Span[])[],
	room: number,
): readonly Span[] {
	const last = marks.length - 2;
	const tries = marks.flatMap((mark, index) => {
		const most = index >= last ? forms.length - (index === last ? 2 : 0) : index === 0 ? BESIDE_ALL : BESIDE_SHORT;
		return forms.slice(0, most).map((form) => ({form, width: widthWithGaps(form) + GAP + spansWidth(mark)}));
	});
	return tries.find(({width}) => width <= room)?.form ?? forms.at(-1) ?? [];
}

function widthWithGaps(form: readonly Span[]): number {
	return spansWidth(form) + GAP * Math.max(0, form.length - 1);
}

/** Sends that ended badly leave a trace; it is not filled, since nothing can be done any more. */
function failedSpans(failed: number, isInWords: boolean, theme: Theme): readonly Span[] {
	if (failed === 0) return [];
	const {glyph, style} = badgeLook('settled-badly', theme);
	const look = {...style, isBold: true, isInverse: false};
	return [span(isInWords ? safe`${glyph} ${failed} FAILED` : safe`${glyph} ${failed}`, look)];
}

function badgeSpan(badge: Badge, words: SafeText, theme: Theme): Span {
	const {glyph, style} = badgeLook(badge, theme);
	const text = theme.isAscii ? safe`[${words}]` : safe` ${glyph} ${words} `;
	return span(text, {...style, isBold: true, isInverse: true});
}

/** How far back the board looks. */
function sinceText({query}: Board, now: number): SafeText {
	const days = Math.round((now - query.since) / 86_400_000);
	return days >= 1 ? plural(days, 'day') : duration(now - query.since);
}

const SINGLES_A_SECOND = 1000 / SINGLE_EVERY_MS;

/** How often is asked: only true while nothing fails. */
function costFields(board: Board, theme: Theme): readonly Field[] {
	const {everyMs, isHeavy, requests} = pollPace(board);
	if (requests === 0) return [];
	// One after the other, they take longer where the server does.
	const isOneByOne = board.polls.refusal !== undefined && requests > 1;
	const every = isOneByOne
		? safe`at most ${SINGLES_A_SECOND} requests a second`
		: safe`${plural(requests, 'request')} every ${everyText(everyMs)}`;
	const weight = safe`${every}: the list is heavy`;
	return [{forms: (isHeavy ? [weight, every] : [every]).map((text) => span(text, theme.muted)), rank: 2}];
}

type Freshness = {readonly isLive: boolean; readonly sign: SafeText; readonly texts: readonly SafeText[]};

/** `● live`, or what the data is instead and when the next request goes out, the longest first. */
function freshness({polls}: Board, now: number, theme: Theme): Freshness {
	const {updatedAt, problem, refusal, heldUntil = 0, nextAt = 0} = polls;
	const late = (...texts: readonly SafeText[]) => ({isLive: false, sign: theme.late, texts});
	const when = nextText(polls, now);
	if (updatedAt === undefined) {
		if (problem !== undefined) return late(safe`no answer yet ${theme.dot} ${when}`, safe`no answer yet`);
		return late(refusal === undefined ? safe`asking` : safe`list refused`);
	}
	const old = safe`${duration(now - updatedAt)} old`;
	if (heldUntil > now) return late(safe`waiting, ${old} ${theme.dot} ${when}`, safe`waiting, ${old}`, old);
	if (problem !== undefined) {
		const word = problem.isOffline === true ? safe`offline` : safe`stale`;
		return late(safe`${word}, ${old} ${theme.dot} ${when}`, safe`${word}, ${old}`, old);
	}
	if (nextAt > 0 && now > Math.max(nextAt, updatedAt) + LATE_MS) return late(old);
	const texts = refusal === undefined ? [safe`live`] : [safe`live, list refused`, safe`live`];
	return {isLive: true, sign: theme.live, texts};
}

/** When the next request goes out. */
function nextText({isAsking, heldUntil = 0, nextAt = 0}: Board['polls'], now: number): SafeText {
	const next = Math.max(heldUntil, nextAt);
	return next > now && (heldUntil > now || !isAsking) ? safe`next try in ${duration(next - now)}` : safe`trying now`;
}

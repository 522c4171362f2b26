import {Box} from 'ink';
import {count, duration, plural} from '../../core/text/format.ts';
import {type SafeText, safe} from '../../core/text/text.ts';
import type {Board} from '../../state/board/board.ts';
import {pollPace} from '../../state/board/demand.ts';
import {everyText} from '../../state/board/messages.ts';
import {boardCounts} from '../../state/board/news.ts';
import type {Badge} from '../../state/watch/select/send/badge.ts';
import {type Field, fitLine} from '../fit.ts';
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
	const counts = boardCounts(board);
	const {failing = 0, stalled = 0, unaccounted = 0, failed = 0} = counts ?? {};
	const loud: readonly (readonly [Badge, number, SafeText])[] = [
		['failing', failing, safe`FAILING`],
		['stalled', stalled, safe`STALLED`],
		['unaccounted', unaccounted, safe`UNACCOUNTED`],
	];
	const badges = loud.flatMap(([badge, many, word]): readonly Field[] => {
		return many === 0
			? []
			: [{forms: [badgeSpan(badge, safe`${many} ${word}`, theme), badgeSpan(badge, safe`${many}`, theme)], rank: 0}];
	});
	const numberText = (number: number | undefined) => (number === undefined ? theme.dash : count(number));
	const days = safe`${numberText(counts?.all)} in ${sinceText(board, now)}`;
	const moving = safe`${numberText(counts?.underWay)} under way`;
	const left: readonly Field[] = [
		...badges,
		...failedField(failed, theme),
		{forms: [safe`${moving}, ${days}`, moving], rank: 3},
	];
	const spans = fitLine({left, right: rightFields(board, now, theme)}, columns - 2);
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

/** Sends that ended badly leave a trace; it is not filled, since nothing can be done any more. */
function failedField(failed: number, theme: Theme): readonly Field[] {
	if (failed === 0) return [];
	const {glyph, style} = badgeLook('settled-badly', theme);
	const look = {...style, isBold: true, isInverse: false};
	return [{forms: [span(safe`${glyph} ${failed} FAILED`, look), span(safe`${glyph} ${failed}`, look)], rank: 1}];
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

/** The fields at the right end of the board's first line. How often is asked is only true while nothing fails. */
function rightFields(board: Board, now: number, theme: Theme): readonly Field[] {
	const {everyMs, isHeavy, requests} = pollPace(board);
	const every = safe`${plural(requests, 'request')} every ${everyText(everyMs)}`;
	const weight = safe`${every}: the list is heavy`;
	const {isLive, sign, texts} = freshness(board, now, theme);
	const mark = span(sign, theme.muted);
	const cost = isHeavy ? [span(weight, theme.muted), span(every, theme.muted)] : [span(every, theme.muted)];
	return [
		...(isLive && requests > 0 ? [{forms: cost, rank: 4}] : []),
		{forms: [...texts.map((text) => [mark, span(safe` ${text}`, theme.muted)]), mark], rank: 2},
	];
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

import {FAILURES} from '../../../core/operation/counters.ts';
import {boundedCount, type Counts, endedRange, failureShare, rangeOf} from '../../../core/operation/counts.ts';
import type {TimeLeft} from '../../../core/operation/rate.ts';
import {joined, NO_TEXT} from '../../../core/text/compose.ts';
import {widthOf} from '../../../core/text/drawing/width.ts';
import {clockTime, count, duration, percent, perSecond} from '../../../core/text/format.ts';
import {type SafeText, safe, safeLine} from '../../../core/text/text.ts';
import type {BoardRow} from '../../../state/board/rows/row.ts';
import {groupTag} from '../../../state/board/rows/rows.ts';
import {paceOfRow} from '../../../state/board/rows/sort.ts';
import {createdAtOf, type Send} from '../../../state/board/send.ts';
import {shortTimeLeftText, timeLeftOf} from '../../../state/watch/select/send/pace.ts';
import {stallOf} from '../../../state/watch/select/send/stall.ts';

/** How much of an id stands for a send whose subject is not known. */
const ID_TAIL = 8;

/** What a row is called: the subject of the send's first email, else the end of its id; a campaign by its tag. */
export function rowName(row: BoardRow, dash: SafeText): SafeText {
	if (row.kind === 'send') return sendName(row.send);
	const many = safe` (${count(row.sends.length)})`;
	return row.tag === undefined ? safe`${dash}${many}` : safe`${row.tag.key.safe}:${row.tag.value.safe}${many}`;
}

/** The subject of a send, else the end of its id. */
export function sendName({name, id}: Send): SafeText {
	return name?.subject?.safe ?? idTail(id);
}

/** The end of an id: `…3h6h3sw`. */
export function idTail(id: string): SafeText {
	return safeLine(`…${id.slice(1 - ID_TAIL)}`);
}

/** The tags of a send, first the one that it is grouped by. */
export function tagTexts(send: Send): readonly SafeText[] {
	const first = groupTag(send);
	const others = send.name?.tags.filter((tag) => tag !== first) ?? [];
	return first === undefined ? [] : [first, ...others].map(({key, value}) => safe`${key.safe}:${value.safe}`);
}

/** As many whole tags as fit; the first in any case, cut if it must be. */
export function tagText(send: Send, columns: number): SafeText {
	const texts = tagTexts(send);
	const lines = texts.map((_, index) => joined(texts.slice(0, index + 1), safe` `));
	return lines.findLast((line) => widthOf(line) <= columns) ?? texts[0] ?? NO_TEXT;
}

/** How many emails a send has, as far as that is known; `+` where more may come. */
export function totalText(counts: Counts | undefined, dash: SafeText): SafeText {
	if (counts?.denominator === undefined) return dash;
	return counts.isProvisional ? safe`${count(counts.denominator)}+` : count(counts.denominator);
}

/** How many failures there are, and what share of what has ended; dashes if that is unknown. */
export function failureTexts(counts: Counts, dash: SafeText): readonly [number: SafeText, share: SafeText] {
	const {least, most} = rangeOf(counts, FAILURES);
	const share = failureShare(counts);
	const isNone = endedRange(counts).most === 0;
	return [
		least === most ? count(least) : least === 0 ? dash : safe`≥${count(least)}`,
		share === undefined ? (isNone ? NO_TEXT : dash) : percent(share),
	];
}

/** How many emails of a send or a campaign end a second; nothing once all have ended. */
export function paceText(row: BoardRow): SafeText {
	const pace = paceOfRow(row);
	return pace === undefined ? NO_TEXT : perSecond(pace);
}

/** The time left, or what became of the send; how many sends of a campaign are under way. */
export function rowOutcomeText(row: BoardRow, stallAfterMs: number): SafeText {
	if (row.kind === 'send') return outcomeText(row.send, stallAfterMs);
	const underWay = row.sends.filter(({isUnderWay}) => isUnderWay).length;
	return underWay === 0 ? NO_TEXT : safe`${count(underWay)} under way`;
}

/** The time left, or what became of the send. */
export function outcomeText(send: Send, stallAfterMs: number): SafeText {
	const {watch, badge, isUnderWay, problem} = send;
	const {operation} = watch;
	if (operation === undefined) return problem === undefined ? NO_TEXT : PROBLEM_WORDS[problem.kind];
	if (badge === 'canceled') return safe`canceled`;
	if (!isUnderWay) return endText(send);
	const stall = stallOf(watch, stallAfterMs);
	if (stall !== undefined) return safe`stalled ${shortDuration(stall.lastsMs)}`;
	if (badge === 'scheduled') return safe`scheduled`;
	if (badge === 'unaccounted') return safe`unaccounted`;
	const left = timeLeftOf(watch);
	return left === undefined ? NO_TEXT : leftText(left);
}

/** A problem in two or three words. */
const PROBLEM_WORDS = {
	absent: safe`not found`,
	refused: safe`refused`,
	malformed: safe`rejected`,
	limited: safe`waiting`,
	broken: safe`no answer`,
	unreachable: safe`no answer`,
	heavy: safe`too large`,
} as const;

/** One figure that is not too low: there is no room for a range. */
function leftText({leastMs, mostMs}: TimeLeft): SafeText {
	const text = shortTimeLeftText({leastMs: mostMs, mostMs});
	return mostMs <= leastMs * NARROW ? text : safe`≤${text}`;
}

/** A range this narrow is as good as one figure. */
const NARROW = 1.5;
/** The columns of a length of time beside a word. */
const LONGEST_DURATION = 9;

/** A length of time in one unit where two are too long. */
function briefDuration(ms: number): SafeText {
	const text = duration(ms);
	return text.length <= LONGEST_DURATION ? text : safeLine(text.split(' ', 2).join(' '));
}

/** How long it took, if that is known: opens go on changing when it was last updated. */
function endText({watch}: Send): SafeText {
	const {operation, counts, settledAt, isSettled} = watch;
	if (operation === undefined || counts === undefined) return NO_TEXT;
	const {createdAt, updatedAt} = operation;
	const isExact = boundedCount(counts, 'opened') === 0;
	const end = settledAt ?? (isExact ? updatedAt : undefined);
	if (!isSettled) return safe`ended`;
	if (createdAt === undefined || end === undefined || end < createdAt) return safe`settled`;
	return safe`in ${briefDuration(end - createdAt)}`;
}

/** `94 s`, `12 min`: in one unit, so that it fits beside a word. */
function shortDuration(ms: number): SafeText {
	const seconds = Math.floor(ms / 1000);
	if (seconds < 100) return safe`${seconds} s`;
	const minutes = Math.floor(seconds / 60);
	if (minutes < 100) return safe`${minutes} m`;
	return safe`${Math.floor(minutes / 60)} h`;
}

/** When a send was created: today the time, before that the date. */
export function startedText(send: Send, now: number): SafeText {
	const text = clockTime(createdAtOf(send), now);
	return safeLine(text.replace(/(:\d\d):\d\d$/u, '$1'));
}

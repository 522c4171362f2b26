import type {DomainFigures} from '../../core/emails/domain-figures.ts';
import {FAILURES} from '../../core/operation/counters.ts';
import {endedShare, failureShare, rangeOf} from '../../core/operation/counts.ts';
import {joined, NO_TEXT} from '../../core/text/compose.ts';
import {count, duration, percent, perSecond, plural} from '../../core/text/format.ts';
import {type SafeText, safe, safeLine, say} from '../../core/text/text.ts';
import type {Board} from '../../state/board/board.ts';
import {type ComparedSend, compare, comparedSends} from '../../state/board/compare/compare.ts';
import {compareEmails} from '../../state/board/compare/compare-domains.ts';
import {type Figure, figureText} from '../../state/board/compare/figure.ts';
import {figuresWanted} from '../../state/board/compare/figures.ts';
import {boardCounts} from '../../state/board/news.ts';
import {type BoardRow, badgeOfRow, countsOfRow} from '../../state/board/rows/row.ts';
import {paceOfRow} from '../../state/board/rows/sort.ts';
import {BADGE_WORDS, type Badge} from '../../state/watch/select/send/badge.ts';
import {outcomeText, rowName, tagTexts} from '../board/in-short/send-texts.ts';
import {numberOf, type RowNumbers} from './row-numbers.ts';

/** What stands for something that is not known: a voice passes over a dash. */
const UNKNOWN = safe`unknown`;

/** How all sends stand together: `10 sends, 3 under way, 1 failing.` */
export function boardLine(board: Pick<Board, 'sends' | 'query' | 'polls'>): SafeText {
	const counts = boardCounts(board);
	if (counts === undefined) return say`Nothing is known about the sends yet.`;
	const {all, underWay, failing, stalled, unaccounted, failed} = counts;
	const parts = [
		say`${plural(all, 'send')}`,
		say`${count(underWay)} under way`,
		...(failing === 0 ? [] : [say`${count(failing)} failing`]),
		...(stalled === 0 ? [] : [say`${count(stalled)} stalled`]),
		...(unaccounted === 0 ? [] : [say`${count(unaccounted)} unaccounted for`]),
		...(failed === 0 ? [] : [say`${count(failed)} failed`]),
	];
	return safe`${joined(parts, safe`, `)}.`;
}

/** A row with its number: `2 of 10: FAILING, Spring is here, 71 % of 10,000 ended, 2,293 failures, 32 %, 248/s, 10 s left`. */
export function rowLine(board: Board, row: BoardRow, numbers: RowNumbers): SafeText {
	const {rows, view, terms} = board;
	const counts = countsOfRow(row);
	const pace = paceOfRow(row);
	const word = verdictText(badgeOfRow(row));
	const outcome = row.kind === 'send' ? outcomeText(row.send, terms.stallAfterMs) : NO_TEXT;
	const parts = [
		word,
		rowName(row, safe`without a tag`),
		...(counts === undefined ? [safe`nothing known yet`] : [endedText(counts), ...failuresText(counts)]),
		pace === undefined ? NO_TEXT : perSecond(pace),
		// That it is canceled, for example, comes first.
		outcome.toUpperCase() === word ? NO_TEXT : outcome,
		row.kind === 'send' ? (tagTexts(row.send)[0] ?? NO_TEXT) : NO_TEXT,
		row.kind === 'send' && view.marks.includes(row.send.id) ? safe`marked` : NO_TEXT,
	];
	const known = parts.filter((part) => part !== '');
	return safe`${count(numberOf(numbers, row))} of ${count(rows.length)}: ${joined(known, safe`, `)}`;
}

/** The badge in words: where the screen has a sign before one word, they tell the ends of a send apart. */
function verdictText(badge: Badge): SafeText {
	if (badge === 'settled-partly') return safe`SETTLED with failures`;
	return badge === 'settled-badly' ? safe`FAILED` : safeLine(BADGE_WORDS[badge]);
}

type KnownCounts = NonNullable<ReturnType<typeof countsOfRow>>;

/** How many emails of a send have ended. */
function endedText(counts: KnownCounts): SafeText {
	const share = endedShare(counts);
	const {denominator, isProvisional} = counts;
	const soFar = isProvisional ? safe` so far` : NO_TEXT;
	const all = denominator === undefined ? safe`an unknown number` : safe`${count(denominator)}${soFar}`;
	return safe`${share === undefined ? safe`an unknown share` : percent(share)} of ${all} ended`;
}

/** How many emails of a send have failed. */
function failuresText(counts: KnownCounts): readonly SafeText[] {
	const {least, most} = rangeOf(counts, FAILURES);
	const share = failureShare(counts);
	if (most === 0) return [safe`no failures`];
	if (least === 0) return [safe`an unknown number of failures`];
	const number = say`${least === most ? '' : 'at least '}${plural(least, 'failure')}`;
	return [number, ...(share === undefined ? [] : [percent(share)])];
}

/** The two sends that are compared, a line each, and the domains with the most failures once both lists have been read; none if there are not two. `now` in epoch ms. */
export function comparisonLines(board: Board, now: number): readonly SafeText[] {
	const pair = comparedSends(board);
	if (pair === undefined) return [];
	const {one, other, ageMs} = compare(pair, board, now);
	const age = ageMs === undefined ? safe`at the end` : safe`at ${duration(ageMs)}`;
	const {all, domains} = compareEmails(board, pair);
	const byDomain = domains.slice(0, SPOKEN_DOMAINS).map(({domain, ...figures}) => {
		return safe`${safeLine(domain)}: ${domainText(figures.one)}; against ${domainText(figures.other)}`;
	});
	const lines = [one, other].map((compared, index) => {
		const when = compared.isAsEnded ? safe`as it ended` : age;
		const name = rowName({kind: 'send', key: compared.send.id, send: compared.send}, UNKNOWN);
		// Two sends often have one subject.
		const end = compared.send.name?.subject === undefined ? NO_TEXT : safe` …${safeLine(compared.send.id.slice(-4))}`;
		const times = index === 0 ? all.one : all.other;
		return safe`Compare ${when}: ${name}${end}: ${figuresText(compared)}${timesText(times)}`;
	});
	return figuresWanted(board) === undefined ? [...lines, ...byDomain] : lines;
}

/** So many domains are read out. */
const SPOKEN_DOMAINS = 3;

/** How long delivery took; nothing before the list has been read. */
function timesText(figures: DomainFigures | undefined): SafeText {
	if (figures?.p50 === undefined || figures.p95 === undefined) return NO_TEXT;
	return safe`, p50 ${duration(figures.p50)}, p95 ${duration(figures.p95)}`;
}

/** What became of the emails of a send to one domain. */
function domainText(figures: DomainFigures | undefined): SafeText {
	if (figures === undefined || figures.emails === 0) return safe`no emails`;
	return safe`${percent(figures.failures / figures.emails)} failed${timesText(figures)}`;
}

/** The figures of one send, spoken. */
function figuresText({ended, failed, pace, isAsEnded}: ComparedSend): SafeText {
	const share = (figure: Figure | undefined) => figureText(figure, percent, UNKNOWN);
	return safe`${share(ended)} ended, ${share(failed)} of these failed, ${isAsEnded ? safe`mean pace` : safe`pace`} ${figureText(pace, perSecond, UNKNOWN)}`;
}

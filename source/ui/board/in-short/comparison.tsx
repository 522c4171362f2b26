import {Box} from 'ink';
import type {DomainFigures} from '../../../core/emails/domain-figures.ts';
import type {Range} from '../../../core/operation/counts.ts';
import {joined, NO_TEXT} from '../../../core/text/compose.ts';
import {cutDomain} from '../../../core/text/drawing/cut-address.ts';
import {leftAligned, rightAligned, truncate, widthOf} from '../../../core/text/drawing/width.ts';
import {duration, percent, perSecond} from '../../../core/text/format.ts';
import {type SafeText, safe, safeLine} from '../../../core/text/text.ts';
import type {ComparedSend, Comparison} from '../../../state/board/compare/compare.ts';
import type {ComparedEmails} from '../../../state/board/compare/compare-domains.ts';
import {boundsOf, type Figure, figureText} from '../../../state/board/compare/figure.ts';
import {Line} from '../../line.tsx';
import {type Span, span} from '../../span.ts';
import type {Style} from '../../theme/style.ts';
import type {Theme} from '../../theme/theme.ts';
import {titledRule} from '../../titled-rule.ts';
import {sendName, startedText} from './send-texts.ts';

export type ComparisonProps = {
	readonly comparison: Comparison | undefined;
	/** What became of their emails, as far as the lists have been read, and how far that is. */
	readonly emails: ComparedEmails;
	readonly progress: SafeText;
	/** The key that compares, with what it does. */
	readonly hint: SafeText;
	readonly now: number;
	readonly columns: number;
	readonly rows: number;
	readonly theme: Theme;
};

/** With at least this many rows, each figure has its own line. */
const TABLE_ROWS = 5;
const [NAME, SHORTEST_NAME, FIGURE, GAP] = [20, 12, 14, 2];
/** The rule around a title, and the key at its right end. */
const BESIDE_TITLE = 22;
/** The rule around a title without a key. */
const BESIDE_TITLE_ALONE = 6;
/** The lines that say what is below them: of the pane, and of the domains. */
const TITLES = 2;

/** Two sends beside each other, at the same age if that is known. */
export function ComparisonPane(props: ComparisonProps) {
	const {comparison, columns, rows, theme} = props;
	const lines =
		comparison === undefined
			? [[span(safe` two marked sends, or one with the one before it`, theme.muted)]]
			: rows >= TABLE_ROWS
				? tableOf(props, comparison)
				: linesOf(comparison, columns, theme);
	return (
		<Box flexDirection="column" width={columns} height={rows}>
			<Line>{titledRule(titleOf(props), columns, theme)}</Line>
			{Array.from({length: rows - 1}, (_, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: the lines stand in their order, whatever they say.
				<Line key={index} columns={columns}>
					{lines[index] ?? safe` `}
				</Line>
			))}
		</Box>
	);
}

/** The title of a comparison. */
function titleOf({comparison, hint, now, columns, theme}: ComparisonProps) {
	const right = hint === '' ? [] : [{forms: [span(hint, theme.muted)], rank: 1}];
	if (comparison === undefined) return {left: [{forms: [span(safe`Compare`, {isBold: true})], rank: 0}], right};
	const {one, other} = comparison;
	const names = [sendName(one.send), sendName(other.send)] as const;
	const started = startedText(other.send, now);
	const textOf = ([own, another]: readonly [SafeText, SafeText]) => safe`${own} against ${another}, ${started}`;
	const beside = widthOf(textOf([NO_TEXT, NO_TEXT]));
	const shortened = (room: number) => textOf(cutNames(names, room - beside));
	// A name does not push the key aside, unless too little is left of it then.
	const room = columns - BESIDE_TITLE;
	const text = room - beside >= 2 * SHORTEST_NAME ? shortened(room) : shortened(columns - BESIDE_TITLE_ALONE);
	return {left: [{forms: [span(text, {isBold: true})], rank: 0}], right};
}

/** Two names in so many columns together: the shorter one leaves the other what it does not need. */
function cutNames([one, other]: readonly [SafeText, SafeText], columns: number): readonly [SafeText, SafeText] {
	const half = Math.max(1, Math.floor(columns / 2));
	const own = Math.min(widthOf(one), Math.max(half, columns - widthOf(other)));
	const rest = Math.max(1, Math.min(widthOf(other), columns - own));
	return [truncate(one, own), truncate(other, rest)];
}

/** As many pairs of figures as there is room for, the most telling first. */
function linesOf(comparison: Comparison, columns: number, theme: Theme): readonly (readonly Span[])[] {
	const {one, other} = comparison;
	const pair = (name: SafeText, read: (send: ComparedSend) => SafeText) =>
		safe`    ${name} ${read(one)} ${theme.dot} ${read(other)}`;
	const pairs = [
		pair(safe`failed`, (send) => shareText(send.failed, theme)),
		pair(safe`ended`, (send) => shareText(send.ended, theme)),
		pair(paceLabel(comparison.ageMs), (send) => paceText(send.pace, theme)),
	];
	const age = safe` ${ageText(comparison.ageMs)}`;
	const lines = pairs.map((_, index) => joined(pairs.slice(0, index + 1)));
	const shown = lines.findLast((line) => widthOf(age) + widthOf(line) <= columns) ?? NO_TEXT;
	return [[span(age, theme.muted), {text: shown}], [span(safe` ${verdictOf(comparison)}`, theme.muted)]];
}

/** A line each of what is compared, as wide as its labels and figures need. */
function tableOf(props: ComparisonProps, comparison: Comparison): readonly (readonly Span[])[] {
	const {emails, progress, columns, rows, theme} = props;
	const {one, other, ageMs} = comparison;
	const figures = emails.domains.flatMap((domain) => [domain.one, domain.other]);
	const {figure, textOf} = figureForm(figures, columns, theme);
	const widest = Math.max(NAME, ...emails.domains.map(({domain}) => widthOf(safeLine(domain)) + GAP));
	const name = Math.max(0, Math.min(widest, columns - 2 * figure - GAP));
	const line = (label: SafeText, left: SafeText, right: SafeText, style: Style = {}): readonly Span[] => [
		span(safe` ${leftAligned(label, name)}`, theme.muted),
		span(rightAligned(left, figure), {...style, isBold: true}),
		{text: rightAligned(right, figure)},
	];
	const {all, domains} = emails;
	const timeLabel = (label: SafeText) =>
		domains.length > 0 && ageText(emails.ageMs) !== ageText(ageMs) ? safe`${label} ${ageText(emails.ageMs)}` : label;
	const fixed = [
		line(ageText(ageMs), safe`this`, safe`that`),
		line(safe`ended`, shareText(one.ended, theme), shareText(other.ended, theme)),
		line(
			safe`failed`,
			shareText(one.failed, theme),
			shareText(other.failed, theme),
			isWorse(one.failed, other.failed) ? theme.failed : {},
		),
		line(paceLabel(ageMs), paceText(one.pace, theme), paceText(other.pace, theme)),
		line(timeLabel(safe`p50`), timeText(all.one?.p50, theme), timeText(all.other?.p50, theme)),
		line(timeLabel(safe`p95`), timeText(all.one?.p95, theme), timeText(all.other?.p95, theme)),
		[span(safe` ${verdictOf(comparison)}`, theme.muted)],
	];
	const title = safe`failed, p95 by domain ${ageText(emails.ageMs)}`;
	const room = Math.max(0, rows - TITLES - fixed.length - (progress === '' ? 0 : 1));
	return [
		...fixed,
		...(progress === '' ? [] : [[span(safe` ${progress}`, theme.muted)]]),
		...(domains.length === 0 ? [] : [[span(safe` ${title}`, theme.muted)]]),
		...domains
			.slice(0, room)
			.map(({domain, one: left, other: right}) => line(cutDomain(safeLine(domain), name), textOf(left), textOf(right))),
	];
}

type FigureText = (figures: DomainFigures | undefined) => SafeText;

/** How the figures of a domain are written so that none is cut: in full, with a short time, or without a time. */
function figureForm(
	all: readonly (DomainFigures | undefined)[],
	columns: number,
	theme: Theme,
): {readonly figure: number; readonly textOf: FigureText} {
	const forms = [timeText, shortTimeText, undefined].map((time) => {
		const textOf: FigureText = (figures) => domainText(figures, time, theme);
		return {textOf, figure: Math.max(FIGURE, ...all.map((figures) => widthOf(textOf(figures)) + GAP))};
	});
	const [, , last] = forms;
	const fitting = forms.find(({figure}) => columns - 2 * figure - GAP >= SHORTEST_NAME);
	return fitting ?? last ?? {textOf: () => theme.dash, figure: FIGURE};
}

/** The share of the emails to a domain that failed, and how long all but the slowest 5 % of the others took. */
function domainText(figures: DomainFigures | undefined, time: typeof timeText | undefined, theme: Theme): SafeText {
	if (figures === undefined || figures.emails === 0) return theme.dash;
	const share = percent(figures.failures / figures.emails);
	return time === undefined ? share : safe`${share} ${time(figures.p95, theme)}`;
}

/** `3m27s`: as much in fewer cells. */
function shortTimeText(ms: number | undefined, theme: Theme): SafeText {
	return safeLine(timeText(ms, theme).replace('min', 'm').replaceAll(' ', ''));
}

function timeText(ms: number | undefined, {dash}: Theme): SafeText {
	return ms === undefined ? dash : duration(ms);
}

/** The age at which two sends are compared. */
function ageText(ageMs: number | undefined): SafeText {
	return ageMs === undefined ? safe`at the end` : safe`at ${duration(ageMs)}`;
}

/** Of two sends that have ended, the pace is that of all of each. */
function paceLabel(ageMs: number | undefined): SafeText {
	return ageMs === undefined ? safe`mean pace` : safe`pace`;
}

function shareText(share: Figure | undefined, {dash}: Theme): SafeText {
	return figureText(share, percent, dash);
}

function paceText(pace: Figure | undefined, {dash}: Theme): SafeText {
	return figureText(pace, perSecond, dash);
}

/** Such a factor between two shares of failures is worth words. */
const WORSE = 1.5;

function isWorse(a: Figure | undefined, b: Figure | undefined): boolean {
	if (a === undefined || b === undefined) return false;
	const {least} = boundsOf(a);
	return least > 0 && least >= boundsOf(b).most * WORSE;
}

/** The conclusion of a comparison, if one can be drawn. */
function verdictOf({one, other}: Comparison): SafeText {
	if (one.failed === undefined || other.failed === undefined) return safe`not known at the same age`;
	const [a, b] = [boundsOf(one.failed), boundsOf(other.failed)];
	if (a.most === 0 && b.most === 0) return safe`no failures in either`;
	if (b.most === 0 && a.least > 0) return safe`worse: failures here, none there`;
	if (a.most === 0 && b.least > 0) return safe`better: no failures here`;
	if (isWorse(a, b)) return safe`worse: failed ${timesText(a, b)} as often`;
	if (isWorse(b, a)) return safe`better: failed ${timesText(b, a)} less often`;
	const isCertain = a.most < b.least * WORSE && b.most < a.least * WORSE;
	return isCertain ? safe`about as many failures` : safe`too little is known to tell`;
}

/** How many times larger one figure is than the other. */
function timesText(more: Range, less: Range): SafeText {
	const [least, most] = [more.least / less.most, more.most / less.least];
	const times = least < 10 ? Math.round(least * 10) / 10 : Math.round(least);
	return least === most ? safe`${times} times` : safe`at least ${times} times`;
}

import {Box} from 'ink';
import type {DomainFigures} from '../../core/emails/domain-figures.ts';
import {NO_TEXT} from '../../core/text/compose.ts';
import {cutDomain} from '../../core/text/drawing/cut-address.ts';
import {leftAligned, rightAligned} from '../../core/text/drawing/width.ts';
import {duration, percent, perSecond} from '../../core/text/format.ts';
import {type SafeText, safe, safeLine} from '../../core/text/text.ts';
import type {ComparedDomain, ComparedSend, Comparison} from '../../state/board/compare.ts';
import {Line} from '../line.tsx';
import {cutToFit, type Span, span} from '../span.ts';
import type {Theme} from '../theme/theme.ts';
import {titledRule} from '../titled-rule.ts';
import {sendName, startedText} from './send-texts.ts';

export type ComparisonProps = {
	readonly comparison: Comparison | undefined;
	/** How both fared domain by domain, as far as they have been read, and how far that is. */
	readonly domains: readonly ComparedDomain[];
	readonly progress: SafeText;
	/** The key that compares, with what it does. */
	readonly hint: SafeText;
	readonly now: number;
	readonly columns: number;
	readonly rows: number;
	readonly theme: Theme;
};

/** From so many rows on each figure has a line of its own. */
const TABLE_ROWS = 5;
const [NAME, FIGURE] = [10, 14];

/** Two sends beside each other, at the same age if that is known. */
export function ComparisonPane(props: ComparisonProps) {
	const {comparison, columns, rows, theme} = props;
	const lines =
		comparison === undefined
			? [[span(safe` two marked sends, or one with the one before it`, theme.muted)]]
			: rows >= TABLE_ROWS
				? tableOf(props, comparison)
				: linesOf(comparison, theme);
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

function titleOf({comparison, hint, now, columns, theme}: ComparisonProps) {
	const right = hint === '' ? [] : [{forms: [span(hint, theme.muted)], rank: 1}];
	if (comparison === undefined) return {left: [{forms: [span(safe`Compare`, {isBold: true})], rank: 0}], right};
	const {one, other} = comparison;
	const room = Math.max(8, columns - 32);
	const against = safe`${sendName(one.send)} against ${sendName(other.send)}, ${startedText(other.send, now)}`;
	const [name] = cutToFit([{text: against}], room);
	return {left: [{forms: [span(name?.text ?? NO_TEXT, {isBold: true})], rank: 0}], right};
}

function linesOf(comparison: Comparison, theme: Theme): readonly (readonly Span[])[] {
	const {one, other} = comparison;
	const pair = (name: SafeText, read: (send: ComparedSend) => SafeText) =>
		safe`${name} ${read(one)} ${theme.dot} ${read(other)}    `;
	return [
		[
			span(safe` ${ageText(comparison)}    `, theme.muted),
			{text: pair(safe`ended`, (send) => shareText(send.ended, theme))},
			{text: pair(safe`failed`, (send) => shareText(send.failed, theme))},
			{text: pair(safe`pace`, (send) => paceText(send.pace, theme))},
		],
		[span(safe` ${verdictOf(comparison)}`, theme.muted)],
	];
}

function tableOf(
	{domains, progress, columns, rows, theme}: ComparisonProps,
	comparison: Comparison,
): readonly (readonly Span[])[] {
	const {one, other, isOtherEnded} = comparison;
	const name = Math.max(NAME, columns - 2 * FIGURE - 2);
	const line = (label: SafeText, left: SafeText, right: SafeText): readonly Span[] => [
		span(safe` ${leftAligned(label, name)}`, theme.muted),
		span(rightAligned(left, FIGURE), {isBold: true}),
		{text: rightAligned(right, FIGURE)},
	];
	const head = isOtherEnded && comparison.ageMs !== undefined ? safe`as it ended` : safe`that`;
	const fixed = [
		line(ageText(comparison), safe`this`, head),
		line(safe`ended`, shareText(one.ended, theme), shareText(other.ended, theme)),
		line(safe`failed`, shareText(one.failed, theme), shareText(other.failed, theme)),
		line(safe`pace`, paceText(one.pace, theme), paceText(other.pace, theme)),
		[span(safe` ${verdictOf(comparison)}`, theme.muted)],
	];
	const room = Math.max(0, rows - 2 - fixed.length - (progress === '' ? 0 : 1));
	return [
		...fixed,
		...(progress === '' ? [] : [[span(safe` ${progress}`, theme.muted)]]),
		...(domains.length === 0 ? [] : [line(safe`failed, p95 at`, NO_TEXT, NO_TEXT)]),
		...domains
			.slice(0, room)
			.map(({domain, one: left, other: right}) =>
				line(cutDomain(safeLine(domain), name), domainText(left, theme), domainText(right, theme)),
			),
	];
}

/** The share of the emails to a domain that failed, and how long all but the slowest 5 % of the others took. */
function domainText(figures: DomainFigures | undefined, {dash}: Theme): SafeText {
	if (figures === undefined || figures.emails === 0) return dash;
	const p95 = figures.p95 === undefined ? dash : duration(figures.p95);
	return safe`${percent(figures.failures / figures.emails)} ${p95}`;
}

function ageText({ageMs}: Comparison): SafeText {
	return ageMs === undefined ? safe`at the end` : safe`at ${duration(ageMs)}`;
}

function shareText(share: number | undefined, {dash}: Theme): SafeText {
	return share === undefined ? dash : percent(share);
}

function paceText(pace: number | undefined, {dash}: Theme): SafeText {
	return pace === undefined ? dash : perSecond(pace);
}

/** Such a factor between two shares of failures is worth words. */
const WORSE = 1.5;

/** What that comes to, where it can be told. */
function verdictOf({one, other, ageMs, isOtherEnded}: Comparison): SafeText {
	const note = isOtherEnded && ageMs !== undefined ? safe`the other as it ended; ` : NO_TEXT;
	const [a, b] = [one.failed, other.failed];
	if (a === undefined || b === undefined) return safe`${note}not known at the same age`;
	if (a === 0 && b === 0) return safe`${note}no failures in either`;
	if (b === 0) return safe`${note}worse: failures here, none there`;
	if (a === 0) return safe`${note}better: no failures here`;
	if (a >= b * WORSE) return safe`${note}worse: failed ${timesText(a / b)} as often`;
	if (b >= a * WORSE) return safe`${note}better: failed ${timesText(b / a)} less often`;
	return safe`${note}about as many failures`;
}

function timesText(factor: number): SafeText {
	return factor < 10 ? safe`${Math.round(factor * 10) / 10} times` : safe`${Math.round(factor)} times`;
}

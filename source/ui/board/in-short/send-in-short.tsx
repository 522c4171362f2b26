import {Box} from 'ink';
import type {Counter} from '../../../core/operation/counters.ts';
import {failureCount} from '../../../core/operation/counts.ts';
import {joined, NO_TEXT, spaces} from '../../../core/text/compose.ts';
import {namedIn} from '../../../core/text/drawing/cut-address.ts';
import {rightAligned, widthOf} from '../../../core/text/drawing/width.ts';
import {count, percent} from '../../../core/text/format.ts';
import {type SafeText, safe} from '../../../core/text/text.ts';
import type {BoardFailures} from '../../../state/board/failures.ts';
import {type BoardRow, countsOfRow} from '../../../state/board/rows/row.ts';
import {readCountText} from '../../../state/failures/words.ts';
import {spansWidth} from '../../fit.ts';
import {Line} from '../../line.tsx';
import {cutToFit, type Span, span} from '../../span.ts';
import type {Theme} from '../../theme/theme.ts';
import {titledRule} from '../../titled-rule.ts';
import {failureLines} from '../../watch/panel/failure-lines.ts';
import {counterSpans, numberWidth, shortCounter, USUAL} from '../../watch/top/counter-texts.ts';
import {StackedBar} from '../../watch/top/stacked-bar.tsx';
import type {BoardLayout} from '../board-layout.ts';
import {GRAPH_GAP, LONGEST_SPARK, paceGraph} from './pace-graph.ts';
import {idTail, outcomeText, paceText, rowName} from './send-texts.ts';

export type SendInShortProps = {
	readonly row: BoardRow | undefined;
	readonly failures: BoardFailures;
	readonly stallAfterMs: number;
	/** The key that watches it, with what it does; empty if there is none. */
	readonly hint: SafeText;
	readonly columns: number;
	readonly layout: BoardLayout;
	readonly theme: Theme;
};

/** A gap, the glyph and another gap are before a short counter's number. */
const BESIDE_NUMBER = 3;

/** The send under the cursor: its bar, its counters, if it fails. */
export function SendInShort(props: SendInShortProps) {
	const {row, columns, layout, theme} = props;
	const counts = row && countsOfRow(row);
	return (
		<Box flexDirection="column" width={columns} height={layout.shortRows}>
			<Line>{titledRule(titleOf(props), columns, theme)}</Line>
			<StackedBar counts={counts} columns={columns} theme={theme} />
			{layout.counterRows === 1 && <Line columns={columns}>{filled(counterLine(props), columns)}</Line>}
			{layout.counterRows > 1 && <CounterRows {...props} />}
			{layout.counterRows > 1 && <Line>{failureTitle(props)}</Line>}
			{failureSpans(props).map((spans, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: the lines stand in their order, whatever they say.
				<Line key={index} columns={columns}>
					{filled(spans, columns)}
				</Line>
			))}
		</Box>
	);
}

/** One line per counter, and beside them how fast emails have been delivered and failed, as the board has seen it. */
function CounterRows(props: SendInShortProps) {
	const {row, columns, theme} = props;
	const spans = USUAL.map((name) => {
		const widths = {name: 11, number: numberWidth(row && countsOfRow(row))};
		return [{text: safe` `}, ...counterSpans(name, widths, {hasShare: true, hasChange: true}, factsOf(props))];
	});
	const left = Math.max(...spans.map(spansWidth)) + 3;
	const graph = paceGraph(row, {columns: columns - left - 1, upRows: USUAL.length - 2, downRows: 2}, theme);
	return USUAL.map((name, index) => {
		const counter = spans[index] ?? [];
		const beside = graph[index];
		const line = beside === undefined ? counter : [...counter, {text: spaces(left - spansWidth(counter))}, beside];
		return (
			<Line key={name} columns={columns}>
				{filled(line, columns)}
			</Line>
		);
	});
}

/** A line as wide as its place whatever it says, so that nothing is laid out anew for the next send. */
function filled(spans: readonly Span[], columns: number): readonly Span[] {
	return [...spans, {text: spaces(Math.max(0, columns - spansWidth(spans)))}];
}

function titleOf({row, hint, columns, theme}: SendInShortProps) {
	if (row === undefined) return {left: []};
	const own = row.kind === 'send' ? row.send : undefined;
	const tags = joined(
		(own?.name?.tags ?? []).map(({key, value}) => safe`${key.safe}:${value.safe}`),
		safe` · `,
	);
	const room = Math.max(8, columns - 30);
	const name = cutToFit([{text: rowName(row, theme.dash)}], room)[0]?.text ?? NO_TEXT;
	return {
		left: [
			{forms: [span(name, {isBold: true})], rank: 0},
			...(own?.name?.subject === undefined ? [] : [{forms: [span(idTail(own.id), theme.muted)], rank: 3}]),
			...(tags === '' ? [] : [{forms: [span(tags, theme.muted)], rank: 4}]),
		],
		right: hint === '' ? [] : [{forms: [span(hint, theme.muted)], rank: 2}],
	};
}

function factsOf({row, theme}: SendInShortProps) {
	const watch = row?.kind === 'send' ? row.send.watch : undefined;
	return {
		counts: row && countsOfRow(row),
		lastKnown: watch?.lastKnown ?? {},
		deltas: watch?.deltas ?? {},
		theme,
	};
}

function counterLine(props: SendInShortProps): readonly Span[] {
	const {row, stallAfterMs, columns, theme} = props;
	const counters = shortCounters(props);
	if (row?.kind !== 'send') return counters;
	const [pace, outcome] = [paceText(row), outcomeText(row.send, stallAfterMs)];
	const figures = span(safe`   ${pace}${pace === '' ? NO_TEXT : safe`  `}${outcome}`, theme.muted);
	const room = columns - spansWidth([...counters, figures]) - GRAPH_GAP;
	const size = {columns: Math.min(LONGEST_SPARK, room), upRows: 1, downRows: 0};
	if (room < 0) return counters;
	const [spark] = paceGraph(row, size, theme);
	const before = spaces(Math.max(0, columns - spansWidth([...counters, figures]) - size.columns - 1));
	return spark === undefined ? [...counters, figures] : [...counters, figures, {text: before}, spark];
}

/** What is left out if there is no room for all counters, first to last. */
const LEAST_WANTED: readonly Counter[] = ['opened', 'queued', 'sent', 'delivered'];

/** The counters in their order, without those that there is no room for. */
function shortCounters(props: SendInShortProps): readonly Span[] {
	const facts = factsOf(props);
	const {counts, lastKnown} = facts;
	const isAnyMarked = USUAL.some((name) => counts?.[name] === undefined && lastKnown[name] !== undefined);
	const width = numberWidth(counts) + (isAnyMarked ? 1 : 0);
	const most = Math.floor(props.columns / (width + BESIDE_NUMBER));
	const without = LEAST_WANTED.slice(0, Math.max(0, USUAL.length - most));
	return USUAL.filter((name) => !without.includes(name)).flatMap((name) => [
		{text: safe` `},
		...shortCounter(name, width, facts),
	]);
}

/** How many failures there are now, and how many of them have been read. */
function failureTitle(props: SendInShortProps): readonly Span[] {
	const {columns, theme} = props;
	const {counted, read} = failureFigures(props);
	const title = counted === 0 ? safe`Failures` : safe`Failures ${count(counted)}`;
	const part = read === NO_TEXT ? [] : [{forms: [span(read, theme.muted)], rank: 1}];
	return titledRule({left: [{forms: [span(title, {isBold: true})], rank: 0}, ...part]}, columns, theme);
}

/** How many failures the counters have, and what was read of them, by the rule of a watch's panel; nothing before any was. */
function failureFigures({row, failures}: SendInShortProps): {readonly counted: number; readonly read: SafeText} {
	const counts = row && countsOfRow(row);
	const counted = counts === undefined ? 0 : failureCount(counts);
	const {read} = failuresOf(row, failures);
	if (read === undefined) return {counted, read: NO_TEXT};
	return {counted, read: read === counted ? safe`all read` : readCountText(read, counted)};
}

/** Those of this row: what was read last may be of another. */
function failuresOf(row: BoardRow | undefined, failures: BoardFailures): BoardFailures {
	return row?.kind === 'send' && failures.of === row.send.id ? failures : {};
}

/** As many lines as there is room for, worst first; what is not known yet is empty. Without a title the first says how many were read. */
function failureSpans(props: SendInShortProps): readonly (readonly Span[])[] {
	const {row, failures, layout, columns, theme} = props;
	const {groups = [], problem} = failuresOf(row, failures);
	if (problem !== undefined && layout.failureRows > 0)
		return [[span(safe` ${theme.alarm} ${problem.sentence}`, theme.muted)], ...blank(layout.failureRows - 1)];
	const lines = failureLines(groups, layout.failureRows, 'unread').slice(0, layout.failureRows);
	const read = layout.counterRows > 1 || lines.length === 0 ? NO_TEXT : failureFigures(props).read;
	const number = Math.max(6, ...lines.map((line) => widthOf(count(line.count))));
	const besideName = BEFORE_NAME + number + (read === '' ? 0 : widthOf(read) + BESIDE_READ);
	const longest = Math.max(12, ...lines.map((line) => widthOf(line.name)));
	const name = Math.max(12, Math.min(longest, columns - besideName));
	const shown = lines.map((line, index): readonly Span[] => {
		const {glyph, style} = theme.statuses[line.meaning];
		return [
			span(safe` ${glyph}`, style),
			span(safe` ${rightAligned(count(line.count), number)}`, {isBold: true}),
			span(safe` ${rightAligned(percent(line.share), 5)}  `, theme.muted),
			span(namedIn(name, line.name, line.isDomain), {isBold: true}),
			...(index === 0 && read !== '' ? [span(safe`  ${read}`, theme.muted)] : []),
		];
	});
	return [...shown, ...blank(layout.failureRows - shown.length)];
}

/** The columns before a name, apart from those of the number; and around what was read, behind it. */
const [BEFORE_NAME, BESIDE_READ] = [11, 3];

function blank(lines: number): readonly (readonly Span[])[] {
	return Array.from({length: Math.max(0, lines)}, () => [{text: safe` `}]);
}

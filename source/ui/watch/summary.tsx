import {Box} from 'ink';
import {COUNTERS} from '../../core/operation/counters.ts';
import {boundedCount, shareBase} from '../../core/operation/counts.ts';
import {percentagesIn} from '../../core/operation/threshold.ts';
import {leftAligned, widthOf} from '../../core/text/drawing/width.ts';
import {count, percent} from '../../core/text/format.ts';
import {type SafeText, safe, safeLine} from '../../core/text/text.ts';
import {summarySentence} from '../../state/watch/select/send/summary.ts';
import {Paragraph, Unbroken} from '../line.tsx';
import {span} from '../span.ts';
import {Table} from '../table.tsx';
import type {Theme} from '../theme/theme.ts';
import {FailuresText, type SummaryState, VerdictText} from './summary-verdict.tsx';

export type SummaryProps = {
	readonly state: SummaryState;
	/** The command that shows the failures again; none if what it would ask has ended with the watch. */
	readonly command: SafeText | undefined;
	readonly now: number;
	readonly columns: number;
	readonly theme: Theme;
};

/** A counter and its value. */
type Cell = readonly [SafeText, SafeText];

/** The summary that stays in the scrollback: id, verdict, counts, state, failures, and how to see them again. */
export function Summary({state, command, now, columns, theme}: SummaryProps) {
	const {counts} = state.watch;
	const {failIf} = state.terms;
	const total = counts?.denominator;
	const base = counts && shareBase(counts);
	const shown = counts === undefined ? [] : COUNTERS.filter((name) => boundedCount(counts, name) !== 0);
	const cells = shown.map((name): Cell => {
		const value = counts?.[name];
		if (value === undefined) return [safeLine(name), theme.dash];
		return [safeLine(name), base ? safe`${count(value)} (${percent(value / base)})` : count(value)];
	});
	const row: readonly Cell[] = [...(total === undefined ? [] : [[safe`total`, count(total)] as const]), ...cells];
	const width = row.reduce((sum, [name, value]) => sum + Math.max(widthOf(name), widthOf(value)) + 3, 1);
	return (
		<Box flexDirection="column">
			<Unbroken>
				{span(safe`sendwatch`, {...theme.accent, isBold: true})}
				{safe` ${safeLine(state.operationId)}`}
			</Unbroken>
			<VerdictText state={state} now={now} theme={theme} />
			{row.length > 0 && width <= columns && !theme.isAscii ? (
				<Table rows={[row.map(([name]) => name), row.map(([, value]) => value)]} theme={theme} />
			) : (
				row.map(([name, value]) => <Paragraph key={name}>{safe`  ${leftAligned(name, 12)} ${value}`}</Paragraph>)
			)}
			<Paragraph>{summarySentence(state, now, percentagesIn(failIf === undefined ? [] : [failIf]))}</Paragraph>
			<FailuresText state={state} command={command} theme={theme} />
			{state.exports.files.map((file) => (
				<Paragraph key={file}>{file}</Paragraph>
			))}
			{state.exports.current !== undefined && (
				<Paragraph>{safe`The running export was stopped and its file removed.`}</Paragraph>
			)}
		</Box>
	);
}

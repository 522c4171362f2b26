import {Box, Text} from 'ink';
import {Table} from 'ink-table';
import {COUNTERS} from '../../core/operation/operation.ts';
import {count, percent} from '../../core/text/format.ts';
import type {Overview} from '../../state/watch/select/overview.ts';
import {summarySentence} from '../../state/watch/select/summary.ts';
import type {State} from '../../state/watch/state.ts';
import {Cell, HeadCell, Skeleton} from '../cell.tsx';
import {paint, type Theme} from '../theme/theme.ts';

export type SummaryProps = {
	readonly state: Overview & Pick<State, 'exports'>;
	readonly now: number;
	readonly columns: number;
	readonly theme: Theme;
};

/** What stays in the scrollback: the id, the counts, how it stood. */
export function Summary({state, now, columns, theme}: SummaryProps) {
	const {counts} = state.watch;
	const total = counts?.total;
	const shown = counts === undefined ? [] : COUNTERS.filter((name) => counts[name] > 0);
	const cells = shown.map((name) => {
		const value = counts?.[name] ?? 0;
		return [name, total ? `${count(value)} (${percent(value / total)})` : count(value)] as const;
	});
	const row = Object.fromEntries([...(total === undefined ? [] : [['total', count(total)] as const]), ...cells]);
	const width = Object.entries(row).reduce((sum, [name, value]) => sum + Math.max(name.length, value.length) + 3, 1);
	return (
		<Box flexDirection="column">
			<Text>
				<Text bold {...paint(theme.accent)}>
					sendwatch
				</Text>
				{` ${state.operationId}`}
			</Text>
			{Object.keys(row).length > 0 && width <= columns && !theme.isAscii ? (
				<Table data={[row]} cell={Cell} header={HeadCell} skeleton={Skeleton} />
			) : (
				Object.entries(row).map(([name, value]) => <Text key={name}>{`  ${name.padEnd(12)} ${value}`}</Text>)
			)}
			<Text>{summarySentence(state, now)}</Text>
			{state.exports.files.map((file) => (
				<Text key={file}>{file}</Text>
			))}
			{state.exports.current !== undefined && <Text>The export under way was stopped; its file is gone.</Text>}
		</Box>
	);
}

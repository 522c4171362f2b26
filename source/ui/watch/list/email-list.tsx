import {Box, Text} from 'ink';
import {useMemo} from 'react';
import type {Query} from '../../../core/emails/find.ts';
import {leftAligned, rightAligned, wrap} from '../../../core/text/width.ts';
import type {Row} from '../../../state/watch/list/list.ts';
import {type ListColumns, listColumns} from '../../layout.ts';
import type {Theme} from '../../theme/theme.ts';
import {EmailRow} from './email-row.tsx';

export type EmailListProps = {
	readonly rows: readonly Row[];
	/** The ids of the marked ones among them. */
	readonly marked: ReadonlySet<string>;
	/** What is looked for: lit in the rows that match. */
	readonly query: Query | undefined;
	/** The ids of the matching ones among them. */
	readonly matching: ReadonlySet<string>;
	/** What to say where there are no rows. */
	readonly emptyReason: string;
	readonly columns: number;
	/** How many emails there is room for. */
	readonly height: number;
	readonly hasHeads: boolean;
	/** The time the rows are written for (epoch ms), coarse: a row is drawn again when it changes. */
	readonly writtenAt: number;
	readonly theme: Theme;
};

/** The visible part of the emails; it always fills its height. */
export function EmailList({
	rows,
	marked,
	query,
	matching,
	emptyReason,
	columns: width,
	height,
	hasHeads,
	writtenAt,
	theme,
}: EmailListProps) {
	const columns = useMemo(() => listColumns(width), [width]);
	return (
		<Box flexDirection="column" height={height + Number(hasHeads)}>
			{hasHeads && (
				<Text dimColor wrap="truncate">
					{headsOf(columns)}
				</Text>
			)}
			{rows.length === 0 && <EmptyList reason={emptyReason} columns={width} rows={height} />}
			{rows.map(({key, email, isSelected, isMissing}) => (
				<EmailRow
					key={key}
					email={email}
					isSelected={isSelected}
					isMissing={isMissing}
					isMarked={marked.has(key)}
					query={matching.has(key) ? query : undefined}
					columns={columns}
					writtenAt={writtenAt}
					theme={theme}
				/>
			))}
		</Box>
	);
}

function headsOf({status, to, subject, time}: ListColumns): string {
	const heads = [leftAligned('  STATUS', status), leftAligned('TO', to)];
	if (subject > 0) heads.push(`  ${leftAligned('SUBJECT', subject)}`);
	if (time > 0) heads.push(`  ${rightAligned('UPDATED', time)}`);
	return `   ${heads.join('')}`;
}

function EmptyList({
	reason,
	columns,
	rows,
}: {
	readonly reason: string;
	readonly columns: number;
	readonly rows: number;
}) {
	return (
		<Box flexDirection="column" paddingLeft={3} paddingTop={rows > 6 ? 1 : 0}>
			{wrap(reason, columns - 6, Math.max(1, Math.min(4, rows - 1))).map((line) => (
				<Text key={line}>{line}</Text>
			))}
		</Box>
	);
}

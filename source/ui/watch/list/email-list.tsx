import {Box} from 'ink';
import {useMemo} from 'react';
import type {ReasonsByEmail} from '../../../core/emails/failure.ts';
import type {Query} from '../../../core/emails/find.ts';
import {joined, NO_TEXT} from '../../../core/text/compose.ts';
import {leftAligned, rightAligned, wrap} from '../../../core/text/drawing/width.ts';
import {type SafeText, safe} from '../../../core/text/text.ts';
import type {Row} from '../../../state/watch/list/list.ts';
import {type ListColumns, listColumns} from '../../layout.ts';
import {Line} from '../../line.tsx';
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
	/** Why emails failed, in a list of failures: a reason takes the place of the subject. */
	readonly reasons?: ReasonsByEmail | undefined;
	/** Why rows are dimmed. */
	readonly missing: SafeText;
	/** What stands in place of the column heads. */
	readonly trouble?: SafeText | undefined;
	/** What to say where there are no rows. */
	readonly emptyReason: SafeText;
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
	reasons,
	missing,
	trouble,
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
			{hasHeads &&
				(trouble === undefined ? (
					<Line {...theme.muted}>{headsOf(columns, reasons !== undefined)}</Line>
				) : (
					<Line {...theme.alert}>{trouble}</Line>
				))}
			{rows.length === 0 && <EmptyList reason={emptyReason} columns={width} rows={height} />}
			{rows.map(({key, email, isSelected, isMissing}) => (
				<EmailRow
					key={key}
					email={email}
					isSelected={isSelected}
					missing={isMissing ? missing : undefined}
					isMarked={marked.has(key)}
					reason={reasons?.get(key)?.message.safe}
					query={matching.has(key) ? query : undefined}
					columns={columns}
					writtenAt={writtenAt}
					theme={theme}
				/>
			))}
		</Box>
	);
}

function headsOf({status, to, subject, time}: ListColumns, hasReasons: boolean): SafeText {
	return joined([
		safe`   `,
		leftAligned(safe`  STATUS`, status),
		leftAligned(safe`TO`, to),
		subject > 0 ? safe`  ${leftAligned(hasReasons ? safe`REASON OR SUBJECT` : safe`SUBJECT`, subject)}` : NO_TEXT,
		time > 0 ? safe`  ${rightAligned(safe`UPDATED`, time)}` : NO_TEXT,
	]);
}

function EmptyList({
	reason,
	columns,
	rows,
}: {
	readonly reason: SafeText;
	readonly columns: number;
	readonly rows: number;
}) {
	return (
		<Box flexDirection="column" paddingLeft={3} paddingTop={rows > 6 ? 1 : 0}>
			{wrap(reason, columns - 6, Math.max(1, Math.min(4, rows - 1))).map((line) => (
				<Line key={line}>{line}</Line>
			))}
		</Box>
	);
}

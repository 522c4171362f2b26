import {Box} from 'ink';
import type {ReactNode} from 'react';
import type {BoardLayout} from './board-layout.ts';
import {ComparisonPane, type ComparisonProps} from './in-short/comparison.tsx';
import {SendInShort, type SendInShortProps} from './in-short/send-in-short.tsx';

export type BoardBodyProps = {
	readonly layout: BoardLayout;
	/** The list of sends, and what lies over it. */
	readonly children: ReactNode;
	/** The send under the cursor in short. */
	readonly short: Omit<SendInShortProps, 'columns' | 'layout'>;
	readonly comparison: Omit<ComparisonProps, 'columns' | 'rows'>;
};

/** The list with the panes below or beside it. */
export function BoardBody({layout, children, short, comparison}: BoardBodyProps) {
	const {columns, panes, listColumns, listRows, shortRows, comparisonRows} = layout;
	const half = panes === 'side-by-side' ? Math.floor(columns * 0.6) : columns;
	const beside = columns - listColumns - 1;
	return (
		<>
			<Box width={columns} height={listRows + 2}>
				<Box width={listColumns}>{children}</Box>
				{panes === 'beside' && (
					<Box flexDirection="column" width={beside} marginLeft={1}>
						<SendInShort {...short} layout={layout} columns={beside} />
						<ComparisonPane {...comparison} columns={beside} rows={comparisonRows} />
					</Box>
				)}
			</Box>
			{panes !== 'beside' && shortRows > 0 && (
				<Box width={columns} height={shortRows}>
					<SendInShort {...short} layout={layout} columns={half} />
					{panes === 'side-by-side' && (
						<Box marginLeft={1}>
							<ComparisonPane {...comparison} columns={columns - half - 1} rows={shortRows} />
						</Box>
					)}
				</Box>
			)}
			{panes === 'below' && comparisonRows > 0 && (
				<ComparisonPane {...comparison} columns={columns} rows={comparisonRows} />
			)}
		</>
	);
}

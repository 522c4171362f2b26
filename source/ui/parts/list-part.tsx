import {Box} from 'ink';
import {movesSince} from '../../core/emails/freeze.ts';
import {visibleRows, wantedPages} from '../../core/emails/list.ts';
import {markCount, markedAmong} from '../../core/emails/marks.ts';
import {rowCount} from '../../core/emails/pages.ts';
import {countMatches, matchesText, queryIn} from '../../core/state/finding.ts';
import {localClock} from '../../core/text/local-time.ts';
import {EmailList} from '../components/email-list.tsx';
import {ListHead} from '../components/list-head.tsx';
import {emptyReason} from '../empty-reason.ts';
import {useDelayed, useSelector} from '../hooks.ts';
import {minuteOf, type PartProps, SPINNER_DELAY_MS} from './part.ts';
import {PromptPart} from './prompt-part.tsx';

/** The list and the line above it: what it shows, or what is being typed. */
export function ListPart({store, layout, theme, now}: PartProps) {
	const list = useSelector(store, (state) => state.list);
	const marks = useSelector(store, (state) => state.marks);
	const isMasked = useSelector(store, (state) => state.isMasked);
	const overlay = useSelector(store, (state) => state.view.overlay);
	const total = useSelector(store, (state) => state.watch.operation?.stats.total);
	const moves = useSelector(store, ({freeze, watch}) => freeze && movesSince(freeze, watch.standing));
	const query = useSelector(store, (state) => queryIn(state.view));
	const find = useSelector(store, (state) => state.view.find);
	const matches = useSelector(store, (state) => query && matchesText(countMatches(query, state), theme.dot));
	const isLoading = useDelayed(wantedPages(list).length > 0, SPINNER_DELAY_MS);
	const clock = localClock(now());
	const reason = useSelector(store, (state) =>
		rowCount(state.list.pages) === 0 ? emptyReason(state, isLoading, clock) : '',
	);
	const {top, rows} = visibleRows(list, layout.listRows);
	const {columns, hasColumnHeads} = layout;
	const isTyping = overlay.kind === 'prompt';
	return (
		<Box flexDirection="column" width={columns} height={layout.listRows + 1 + Number(hasColumnHeads)}>
			{isTyping ? (
				<PromptPart store={store} overlay={overlay} now={clock.now} columns={columns} theme={theme} />
			) : (
				<ListHead
					list={list}
					top={top}
					visible={rows.length}
					total={total}
					isLoading={isLoading}
					isMasked={isMasked}
					marked={markCount(marks, list)}
					frozen={moves}
					clock={clock}
					find={find}
					matches={matches}
					columns={columns}
					theme={theme}
				/>
			)}
			<EmailList
				rows={isTyping && !hasColumnHeads ? rows.slice(1) : rows}
				marked={markedAmong(marks, list, rows, top)}
				query={query}
				emptyReason={reason}
				columns={columns}
				height={layout.listRows}
				hasHeads={hasColumnHeads && !isTyping}
				writtenAt={minuteOf(now())}
				theme={theme}
			/>
		</Box>
	);
}

import {Box} from 'ink';
import {useMemo} from 'react';
import type {ReasonsByEmail} from '../../../core/emails/failure.ts';
import {hasOnlyFailures} from '../../../core/emails/filter.ts';
import {movedBetween} from '../../../core/operation/counts.ts';
import {NO_TEXT} from '../../../core/text/compose.ts';
import {withKeys} from '../../../core/text/hints.ts';
import {type SafeText, safeLine} from '../../../core/text/text.ts';
import {localClock} from '../../../core/time/moments.ts';
import {knowsAllFailures, ownReason} from '../../../state/failures/why.ts';
import {reasonsReadText} from '../../../state/failures/words.ts';
import {countMatches, matchesText} from '../../../state/watch/find/find.ts';
import {matchingAmong} from '../../../state/watch/find/matches.ts';
import {emailUnderCursor, isOfFailures, type Row, visibleRows} from '../../../state/watch/list/list.ts';
import {wantedPages} from '../../../state/watch/list/loading.ts';
import {isComplete, isDone, rowCount} from '../../../state/watch/list/pages.ts';
import {markCount, markedAmong} from '../../../state/watch/marks.ts';
import {countedRows} from '../../../state/watch/select/lag.ts';
import {oldRowsReadAt} from '../../../state/watch/select/rows-age.ts';
import type {State} from '../../../state/watch/state.ts';
import {useDelayed, useSelector} from '../../hooks.ts';
import {useKeyOf} from '../../keys/use-keys.ts';
import {bodyRows} from '../../layout.ts';
import {PromptPart} from '../../overlays/prompt/prompt-part.tsx';
import {minuteOf, type PartProps, SPINNER_DELAY_MS} from '../part.ts';
import {EmailList} from './email-list.tsx';
import {emptyInShort, emptyReason} from './empty-reason.ts';
import {SUBJECT_COLUMNS} from './list-columns.ts';
import {ListHead} from './list-head.tsx';
import {Scrollbar} from './scrollbar-part.tsx';
import {isTroubled, missingWords, troubleLine} from './trouble-words.ts';

/** The list and the line above it: what it shows, or what is being typed. */
export function ListPart({store, layout, theme, now}: PartProps) {
	const list = useSelector(store, (state) => state.list);
	const marks = useSelector(store, (state) => state.marks);
	const isMasked = useSelector(store, (state) => state.isMasked);
	const overlay = useSelector(store, (state) => state.view.overlay);
	const total = useSelector(store, rowsInAll);
	const recorded = useSelector(store, recordedPart);
	const moves = useSelector(store, ({freeze, watch}) => freeze && movedBetween(freeze.counts, watch.counts));
	const matches = useSelector(store, (state) => state.matches);
	const find = useSelector(store, (state) => state.view.find);
	const read = useSelector(store, reasonsReadText);
	const isWaiting = wantedPages(list).length > 0 || (isOfFailures(list) && !isDone(list.pages));
	const isLoading = useDelayed(recorded === undefined && isWaiting, SPINNER_DELAY_MS);
	const minute = minuteOf(now());
	const clock = useMemo(() => localClock(minute), [minute]);
	const keyOf = useKeyOf(store);
	const matchCount = useSelector(store, (state) => {
		const found = state.matches && matchesText(countMatches(state.matches, state), theme.dot, layout.columns < 56);
		return found && withKeys(found, keyOf);
	});
	const reason = useSelector(store, (state) =>
		rowCount(state.list.pages) === 0 ? safeLine(emptyReason(state, isLoading, clock, keyOf)) : NO_TEXT,
	);
	const reasons = useSelector(store, shownReasons);
	const {columns, hasTags} = layout;
	const headReason = useSelector(store, (state) => (columns < SUBJECT_COLUMNS ? reasonUnderCursor(state) : undefined));
	const isTyping = overlay.kind === 'prompt';
	const hasTrouble = useSelector(store, isTroubled) && !isTyping;
	const trouble = hasTrouble ? troubleLine(list, columns - BAR - 1, keyOf, theme, now()) : undefined;
	// A prompt and the line about it take the head and a row of the list; so does a problem with the list.
	const height = layout.listRows - Number(hasTrouble);
	const {top, rows: window} = visibleRows(list, height);
	const rows = isTyping ? withoutOne(window) : window;
	const lines = layout.listRows - Number(isTyping);
	const loaded = rowCount(list.pages);
	const known = list.filterOrder.length > 0 || recorded === 'part' ? loaded : Math.max(loaded, total ?? 0);
	const readAt = useSelector(store, (state) => oldRowsReadAt(state, height));
	return (
		<Box flexDirection="column" width={columns} height={bodyRows(layout)}>
			{isTyping ? (
				<PromptPart store={store} overlay={overlay} now={now()} columns={columns} theme={theme} />
			) : (
				<ListHead
					list={list}
					top={top}
					visible={rows.length}
					total={total}
					recorded={recorded}
					isLoading={isLoading}
					read={read}
					isMasked={isMasked}
					readAt={readAt}
					marked={markCount(marks, list)}
					frozen={moves}
					clock={clock}
					find={find}
					matches={matchCount}
					reason={headReason}
					keyOf={keyOf}
					columns={columns}
					theme={theme}
				/>
			)}
			<Box height={lines} width={columns}>
				<EmailList
					rows={rows}
					marked={markedAmong(marks, list, rows, top)}
					query={matches?.query}
					matching={matchingAmong(matches, rows, top)}
					reasons={reasons}
					missing={missingWords(list)}
					trouble={rows.length > 0 ? trouble : undefined}
					emptyReason={reason}
					emptyInShort={rows.length === 0 ? emptyInShort(list, keyOf) : []}
					keyOf={keyOf}
					columns={columns - BAR}
					hasTags={hasTags}
					height={lines}
					writtenAt={minute}
					theme={theme}
				/>
				{rows.length > 0 && (
					<Scrollbar pages={list.pages} top={top} visible={rows.length} total={known} height={lines} theme={theme} />
				)}
			</Box>
		</Box>
	);
}

/** The scrollbar with the column left free at the right edge. */
const BAR = 2;

/** How many rows the list has once it is loaded, by the counters; undefined if they do not say. */
function rowsInAll({watch, list}: State): number | undefined {
	return list.filterOrder.length > 0 ? countedRows({watch, list}) : watch.operation?.stats.total;
}

/** In a replay, whether all rows that the list would have were recorded, or a part of them. */
function recordedPart(state: State): 'all' | 'part' | undefined {
	if (state.replay === undefined) return undefined;
	const {list} = state;
	const isFromFailures = list.isLocal === true || isOfFailures(list);
	const areAllFailures = hasOnlyFailures(list.filter) && isFromFailures && knowsAllFailures(state);
	const isWhole = rowCount(list.whole) >= (state.watch.operation?.stats.total ?? 0) && isComplete(list.whole);
	return isWhole || areAllFailures ? 'all' : 'part';
}

/** The rows that are left where one line is needed: all but the first, unless that is the one under the cursor. */
function withoutOne(rows: readonly Row[]): readonly Row[] {
	return rows[0]?.isSelected ? rows.slice(0, -1) : rows.slice(1);
}

/** Why the email under the cursor failed, where the list has failures only and nothing else narrows it: else the head names the filters. */
function reasonUnderCursor(state: State): SafeText | undefined {
	const {filter, filterOrder} = state.list;
	const email =
		hasOnlyFailures(filter) && filterOrder.length === 1 && filter.reasons.length === 0
			? emailUnderCursor(state.list)
			: undefined;
	return email && ownReason(email, state.failures);
}

/** The reasons that take the place of subjects: in a list of failures only, if any is known. */
function shownReasons({list, failures}: State): ReasonsByEmail | undefined {
	const {byEmail} = failures.reasons;
	return byEmail.size > 0 && hasOnlyFailures(list.filter) ? byEmail : undefined;
}

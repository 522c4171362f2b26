import {Box, useApp, useWindowSize} from 'ink';
import {useContext, useMemo, useSyncExternalStore} from 'react';
import type {OperationId} from '../../core/operation/ids.ts';
import {NO_TEXT} from '../../core/text/compose.ts';
import {count} from '../../core/text/format.ts';
import {type SafeText, safe} from '../../core/text/text.ts';
import type {Board} from '../../state/board/board.ts';
import {compare, comparedSends} from '../../state/board/compare/compare.ts';
import {type ComparedEmails, compareEmails} from '../../state/board/compare/compare-domains.ts';
import {figuresWanted} from '../../state/board/compare/figures.ts';
import type {BoardEvent} from '../../state/board/event.ts';
import type {StoreOf} from '../../state/store.ts';
import {useNow} from '../hooks.ts';
import {footerHints, type Hint, keysIn, keysTogether} from '../keys/shown-keys.ts';
import {KeymapContext} from '../keys/use-keys.ts';
import type {Theme} from '../theme/theme.ts';
import {TooSmall} from '../too-small.tsx';
import {Footer} from '../watch/footer.tsx';
import {inWantedOrder} from '../watch/wanted-keys.ts';
import {rowUnderCursor} from './board-actions.ts';
import {BoardBody} from './board-body.tsx';
import type {BoardHandOver} from './board-hand-over.ts';
import {boardLayout} from './board-layout.ts';
import {BoardTop} from './board-top.tsx';
import {idTail} from './in-short/send-texts.ts';
import {BoardList} from './list/board-list.tsx';
import {createRowNeeds} from './list/row-columns.ts';
import {boardMenuLetters} from './overlays/board-menus.ts';
import {BoardOverlayPart, coversRows} from './overlays/board-overlay.tsx';
import {boardContext, COMMANDS_ON_BOARD} from './overlays/board-overlay-commands.ts';
import {useBoardKeys} from './use-board-keys.ts';
import {useBoardNoticeEnd} from './use-notice-end.ts';

export type BoardAppProps = {
	readonly store: StoreOf<Board, BoardEvent>;
	readonly theme: Theme;
	readonly now: () => number;
	readonly refresh: () => void;
	readonly leave: (exitCode: number) => void;
	/** Watches a send. */
	readonly watch: (id: OperationId) => void;
	/** Goes back to the watch that the board was opened from, if it was. */
	readonly goBack?: (() => void) | undefined;
	/** Stops the process and resolves when it continues. */
	readonly stop: () => Promise<void>;
	/** Redraws the whole screen. */
	readonly redraw: () => void;
	/** How sends leave the board. */
	readonly handOver: BoardHandOver;
};

/** The keys most likely wanted on the board, most wanted first. */
const WANTED = [
	...['watch-send', 'mark', 'compare', 'find', 'failures-only', 'group-sends'],
	...['refresh', 'back', 'note'],
] as const;
const TICK_MS = 1000;
const SITUATION = {context: 'board'} as const;
const NO_EMAILS: ComparedEmails = {all: {}, domains: []};

/** The board: every send of the account in one line, and the one under the cursor in short. */
export function BoardApp(props: BoardAppProps) {
	const {store, theme, now: clock, refresh, leave, watch, goBack, stop, redraw, handOver} = props;
	const {columns, rows} = useWindowSize();
	const keymap = useContext(KeymapContext);
	const board = useSyncExternalStore(store.subscribe, store.getState);
	const {isComparing} = board.view;
	const {stallAfterMs} = board.terms;
	const needsOf = useMemo(() => createRowNeeds(stallAfterMs, theme.dash), [stallAfterMs, theme]);
	const needs = useMemo(() => needsOf(board.rows), [needsOf, board.rows]);
	const layout = useMemo(() => boardLayout(columns, rows, isComparing, needs), [columns, rows, isComparing, needs]);
	const now = useNow(clock, TICK_MS);
	const {suspendTerminal} = useApp();
	const {getState, dispatch} = store;
	useBoardKeys({
		getState,
		dispatch,
		now: clock,
		refresh,
		leave,
		watch,
		goBack,
		suspend: () => void suspendTerminal(stop),
		redraw,
		handOver,
		listRows: () => layout.listRows,
		columns: () => layout.listColumns,
		layout,
		theme,
	});
	useBoardNoticeEnd(store);
	const keyOf = useMemo(() => keysIn(keymap, SITUATION), [keymap]);
	const context = boardContext(board);
	const letters = boardMenuLetters(board);
	const hintsHere = useMemo(
		() => footerHints(keymap, {context, letters}, theme.isAscii),
		[keymap, context, letters, theme],
	);
	const pair = comparedSends(board);
	const [one, other] = pair ?? [];
	const {figures} = board;
	// Read again only after the sends: it goes through all of their emails.
	const emails = useMemo(
		() => (one === undefined || other === undefined ? NO_EMAILS : compareEmails({figures}, [one, other])),
		[figures, one, other],
	);
	const {view, terms} = board;
	if (layout.isTooSmall) return <TooSmall keyOf={keyOf} columns={columns} rows={rows} />;
	const hintOf = (command: 'watch-send' | 'compare', words: ReturnType<typeof safe>) => {
		const key = keysTogether([command], keymap, SITUATION, theme.isAscii);
		return key === '' ? NO_TEXT : safe`${key} ${words}`;
	};
	const all = hintsHere.filter(
		({command}) =>
			COMMANDS_ON_BOARD[context][command] !== undefined &&
			(command !== 'back' || goBack !== undefined || isAnythingOpen(board)),
	);
	const row = rowUnderCursor(board);
	const isCampaign = row?.kind === 'group';
	const onRows = all.map((one) => (one.command === 'note' ? {...one, label: safe`report`} : one));
	const hints = context === 'board' ? inWantedOrder(isCampaign ? onCampaign(onRows) : onRows, WANTED) : all;
	const comparison = pair === undefined ? undefined : compare(pair, board, now);
	const compareHint = isCampaign ? NO_TEXT : hintOf('compare', view.isComparing ? safe`close` : safe`compare`);
	const short = {
		row,
		failures: board.failures,
		stallAfterMs: terms.stallAfterMs,
		hint: hintOf('watch-send', isCampaign ? safe`open it` : safe`watch it`),
		theme,
	};
	const compared = {comparison, emails, progress: readText(board, theme), hint: compareHint, now, theme};
	return (
		<Box flexDirection="column" width={columns} height={rows}>
			<BoardTop board={board} columns={columns} now={now} theme={theme} />
			<BoardBody layout={layout} short={short} comparison={compared}>
				{!coversRows(board) && <BoardList board={board} layout={layout} keyOf={keyOf} now={now} theme={theme} />}
				<BoardOverlayPart
					board={board}
					columns={layout.listColumns}
					rows={layout.listRows + 2}
					now={now}
					theme={theme}
				/>
			</BoardBody>
			<Footer hints={hints} notice={view.notice} keyOf={keyOf} columns={columns} theme={theme} />
		</Box>
	);
}

/** A campaign is opened, and only sends are marked and compared. */
function onCampaign(hints: readonly Hint[]): readonly Hint[] {
	return hints
		.filter(({command}) => command !== 'mark' && command !== 'compare' && command !== 'note')
		.map((one) => (one.command === 'watch-send' ? {...one, label: safe`open`} : one));
}

/** Whether the key that leads back closes something. */
function isAnythingOpen({view}: Board): boolean {
	const {overlay, isComparing, find, isOnlyFailing, campaign, isGrouped, marks} = view;
	const isAnything = isComparing || isOnlyFailing || isGrouped || marks.length > 0;
	return overlay.kind !== 'none' || isAnything || find !== undefined || campaign !== undefined;
}

/** How far the lists of the compared sends have been read, or why one cannot be; nothing once they have been, or if none is wanted. */
function readText(board: Board, theme: Theme): SafeText {
	const {view, figures, sends} = board;
	const id = figuresWanted(board);
	const problem = view.isComparing ? view.marks.flatMap((one) => figures.get(one)?.problem ?? [])[0] : undefined;
	if (id === undefined) return problem === undefined ? NO_TEXT : safe`${theme.alarm} ${problem.sentence}`;
	const {read = 0} = figures.get(id) ?? {};
	const all = sends.get(id)?.watch.counts?.denominator;
	return safe`reading ${idTail(id)}: ${count(read)}${all === undefined ? NO_TEXT : safe` of ${count(all)}`} emails`;
}

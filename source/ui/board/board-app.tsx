import {Box, useApp, useWindowSize} from 'ink';
import {useContext, useEffect, useMemo, useRef, useSyncExternalStore} from 'react';
import type {Press} from '../../core/input.ts';
import type {OperationId} from '../../core/operation/ids.ts';
import {NO_TEXT} from '../../core/text/compose.ts';
import {count} from '../../core/text/format.ts';
import {type SafeText, safe} from '../../core/text/text.ts';
import type {Board} from '../../state/board/board.ts';
import {compare, compareDomains, comparedSends} from '../../state/board/compare.ts';
import type {BoardEvent} from '../../state/board/event.ts';
import {figuresWanted} from '../../state/board/figures.ts';
import type {StoreOf} from '../../state/store.ts';
import {useNow} from '../hooks.ts';
import {useInputs} from '../keys/keyboard-context.ts';
import {entryOf} from '../keys/lookup.ts';
import {footerHints, keysIn, keysTogether} from '../keys/shown-keys.ts';
import {KeymapContext} from '../keys/use-keys.ts';
import {createPointer} from '../mouse/pointer.ts';
import type {Theme} from '../theme/theme.ts';
import {TooSmall} from '../too-small.tsx';
import {Footer} from '../watch/footer.tsx';
import {inWantedOrder} from '../watch/wanted-keys.ts';
import {BOARD_COMMANDS, BOARD_PROMPT_COMMANDS, type BoardActions, rowUnderCursor} from './board-commands.ts';
import {BoardHelp} from './board-help.tsx';
import {type BoardLayout, boardLayout} from './board-layout.ts';
import {BoardList} from './board-list.tsx';
import {boardSpot} from './board-spot.ts';
import {BoardTop} from './board-top.tsx';
import {ComparisonPane} from './comparison.tsx';
import {SendInShort} from './send-in-short.tsx';
import {idTail} from './send-texts.ts';

export type BoardAppProps = {
	readonly store: StoreOf<Board, BoardEvent>;
	readonly theme: Theme;
	readonly now: () => number;
	readonly refresh: () => void;
	readonly leave: (exitCode: number) => void;
	/** Watches a send. */
	readonly watch: (id: OperationId) => void;
	/** Stops the process and resolves when it goes on. */
	readonly stop: () => Promise<void>;
	/** Draws all of the screen anew. */
	readonly redraw: () => void;
};

/** The keys most likely wanted on the board, most wanted first. */
const WANTED = ['watch-send', 'compare', 'find', 'failures-only', 'group-sends', 'refresh'] as const;
const TICK_MS = 1000;
const NOTICE_MS = 4000;
const SITUATION = {context: 'board'} as const;

/** The board: every send of the account in one line, and the one under the cursor in short. */
export function BoardApp({store, theme, now: clock, refresh, leave, watch, stop, redraw}: BoardAppProps) {
	const {columns, rows} = useWindowSize();
	const keymap = useContext(KeymapContext);
	const board = useSyncExternalStore(store.subscribe, store.getState);
	const layout = useMemo(() => boardLayout(columns, rows), [columns, rows]);
	const now = useNow(clock, TICK_MS);
	const {suspendTerminal} = useApp();
	const {getState, dispatch} = store;
	useBoardKeys(
		{
			getState,
			dispatch,
			now: clock,
			refresh,
			leave,
			watch,
			suspend: () => void suspendTerminal(stop),
			redraw,
			listRows: () => layout.listRows,
		},
		layout,
	);
	useNoticeEnd(store);
	const {view, terms} = board;
	const keyOf = keysIn(keymap, SITUATION);
	if (layout.isTooSmall) return <TooSmall keyOf={keyOf} columns={columns} rows={rows} />;
	const hintOf = (command: 'watch-send' | 'compare', words: ReturnType<typeof safe>) => {
		const key = keysTogether([command], keymap, SITUATION, theme.isAscii);
		return key === '' ? NO_TEXT : safe`${key} ${words}`;
	};
	const all = footerHints(keymap, view.prompt === undefined ? SITUATION : {context: 'prompt'}, theme.isAscii);
	const hints = view.prompt === undefined ? inWantedOrder(all, WANTED) : all;
	const pair = comparedSends(board);
	const comparison = pair === undefined ? undefined : compare(pair, now);
	const compareHint = hintOf('compare', view.isComparing ? safe`close` : safe`compare`);
	const half = layout.isWide ? Math.floor(columns * 0.6) : columns;
	const takesPlace = view.isComparing && !layout.isWide && layout.comparisonRows === 0;
	const domains = comparison === undefined ? [] : compareDomains(board, comparison);
	const pane = {comparison, domains, progress: readText(board), hint: compareHint, now, theme};
	return (
		<Box flexDirection="column" width={columns} height={rows}>
			<BoardTop board={board} columns={columns} now={now} theme={theme} />
			{view.isHelp ? (
				<BoardHelp keymap={keymap} columns={columns} rows={layout.listRows + 2} theme={theme} />
			) : (
				<BoardList board={board} layout={layout} keyOf={keyOf} now={now} theme={theme} />
			)}
			{layout.shortRows > 0 && (
				<Box width={columns} height={layout.shortRows}>
					{takesPlace ? (
						<ComparisonPane {...pane} columns={columns} rows={layout.shortRows} />
					) : (
						<SendInShort
							row={rowUnderCursor(board)}
							failures={board.failures}
							stallAfterMs={terms.stallAfterMs}
							hint={hintOf('watch-send', safe`watch it`)}
							columns={half}
							layout={layout}
							theme={theme}
						/>
					)}
					{layout.isWide && <ComparisonPane {...pane} columns={columns - half} rows={layout.shortRows} />}
				</Box>
			)}
			{layout.comparisonRows > 0 && <ComparisonPane {...pane} columns={columns} rows={layout.comparisonRows} />}
			<Footer hints={hints} notice={view.notice} keyOf={keyOf} columns={columns} theme={theme} />
		</Box>
	);
}

/** How far the lists of the compared sends have been read; nothing once they have been, or where none is wanted. */
function readText(board: Board): SafeText {
	const id = figuresWanted(board);
	if (id === undefined) return NO_TEXT;
	const {read = 0} = board.figures.get(id) ?? {};
	return safe`reading ${idTail(id)}: ${count(read)} emails`;
}

/** Turns keys into commands of the board and, while words to find are typed, into text. */
function useBoardKeys(actions: BoardActions, layout: BoardLayout): void {
	const keymap = useContext(KeymapContext);
	const isTyping = () => actions.getState().view.prompt !== undefined;
	const insert = (text: string) => actions.dispatch({type: 'edited-find', edit: {kind: 'insert', text}});
	const take = (press: Press) => {
		const isPrompt = isTyping();
		const entry = entryOf(press, isPrompt ? 'prompt' : 'board', keymap);
		if (entry !== undefined) (isPrompt ? BOARD_PROMPT_COMMANDS : BOARD_COMMANDS)[entry.command]?.(actions);
		else if (isPrompt && press.text !== undefined) insert(press.text);
	};
	const pointer = useRef(createPointer());
	useInputs((input) => {
		if (input.kind === 'mouse') pointer.current.take(input, (place) => boardSpot(actions, layout, place));
		else pointer.current.forget();
		if (input.kind === 'press') take(input);
		else if (input.kind === 'paste' && isTyping()) insert(input.text.replaceAll(/\s+/gu, ' ').trim());
	});
}

/** Takes a notice away after a while. */
function useNoticeEnd({subscribe, getState, dispatch}: StoreOf<Board, BoardEvent>): void {
	const notice = useSyncExternalStore(subscribe, () => getState().view.notice);
	useEffect(() => {
		if (notice === undefined) return undefined;
		const timer = setTimeout(() => dispatch({type: 'cleared-board-notice'}), NOTICE_MS);
		return () => clearTimeout(timer);
	}, [notice, dispatch]);
}

import {useApp, useWindowSize} from 'ink';
import {useEffect, useMemo} from 'react';
import type {Store} from '../state/store.ts';
import type {Actions, PlayerControls} from './actions.ts';
import type {HandOver} from './hand-over.ts';
import {shownStore, useNoticeEnd, useSelector} from './hooks.ts';
import {useKeyOf, useKeys} from './keys/use-keys.ts';
import {bareLayout, fullLayout, layoutOf} from './layout.ts';
import {createReader} from './reader.ts';
import type {Theme} from './theme/theme.ts';
import {TooSmall} from './too-small.tsx';
import {Frame} from './watch/frame.tsx';
import {hasWholeScreen, listRowsOf} from './watch/panes.ts';
import {useStateLine} from './watch/top/state-line/use-state-line.ts';

/** What the app is given: the state to draw, the clock, and what it may request. */
export type AppProps = {
	readonly store: Store;
	readonly theme: Theme;
	readonly now: () => number;
	/** Polls at once. */
	readonly refresh: () => void;
	/** What the keys of a replay do; absent in a watch. */
	readonly player?: PlayerControls | undefined;
	/** Leaves the app with this exit code. */
	readonly leave: (exitCode: number) => void;
	readonly handOver: HandOver;
	/** Goes to the board of all sends, if there is one. */
	readonly board?: Actions['board'];
	/** Stops the process and resolves when it continues. */
	readonly stop: () => Promise<void>;
	/** Redraws the whole screen. */
	readonly redraw: () => void;
};

/** The whole screen: draws the state, turns keys into events. */
export function App({store: whole, theme, now, refresh, player, leave, handOver, board, stop, redraw}: AppProps) {
	const store = useMemo(() => shownStore(whole), [whole]);
	const {columns, rows} = useWindowSize();
	const hasStateLine = useStateLine(store, columns, theme, now);
	const isTriaging = useSelector(store, (state) => state.triage !== undefined);
	const isFull = useSelector(store, hasWholeScreen);
	const layout = useMemo(() => {
		const usual = layoutOf(columns, rows, hasStateLine);
		if (isFull) return fullLayout(usual);
		return isTriaging ? bareLayout(usual) : usual;
	}, [columns, rows, hasStateLine, isTriaging, isFull]);
	const reader = useMemo(() => createReader(theme), [theme]);
	const keyOf = useKeyOf(store);
	const {getState, dispatch} = store;
	const {suspendTerminal} = useApp();
	const suspend = () => void suspendTerminal(stop);
	useKeys({
		getState,
		dispatch,
		now,
		refresh,
		player,
		leave,
		suspend,
		redraw,
		handOver,
		board,
		layout,
		listRows: () => listRowsOf(getState(), layout),
		reader,
		theme,
	});
	useNoticeEnd(store, now);
	const {hasPreview} = layout;
	useEffect(() => dispatch({type: 'fitted-details', hasRoom: hasPreview}), [dispatch, hasPreview]);
	if (layout.isTooSmall) return <TooSmall keyOf={keyOf} columns={columns} rows={rows} />;
	const hasBoard = board !== undefined;
	return <Frame store={store} layout={layout} theme={theme} now={now} reader={reader} hasBoard={hasBoard} />;
}

import {useApp} from 'ink';
import {useContext, useEffect, useMemo, useRef} from 'react';
import {type SafeText, say as sentence} from '../../core/text/text.ts';
import type {BoardAppProps} from '../board/board-app.tsx';
import {boardLayout} from '../board/board-layout.ts';
import {useBoardKeys} from '../board/use-board-keys.ts';
import {useBoardNoticeEnd} from '../board/use-notice-end.ts';
import {KeymapContext} from '../keys/use-keys.ts';
import {rowLine} from './board-lines.ts';
import {speakBoard} from './board-speaker.ts';
import {SPOKEN_COLUMNS} from './facts.ts';
import {numbered, type RowNumbers} from './row-numbers.ts';
import {sentenceOf} from './sentence.ts';
import {boardAnswerOf} from './spoken-answer.ts';
import {createVoice} from './voice.ts';

export type SpokenBoardProps = Omit<BoardAppProps, 'theme'> & {
	/** Called with each line. */
	readonly say: (line: SafeText) => void;
};

/** By how much a screen is moved, as there is none. */
const LAYOUT = boardLayout(100, 30);
/** Digits that follow each other within this time are one number. */
const NUMBER_MS = 2000;

/** The board for a screen reader: it draws nothing, tells in lines what the sends do, and has the keys of the drawn one. */
export function SpokenBoard({
	store,
	now,
	refresh,
	leave,
	watch,
	goBack,
	stop,
	redraw,
	handOver,
	say: sayLine,
}: SpokenBoardProps) {
	const keys = useContext(KeymapContext);
	const {suspendTerminal} = useApp();
	const {getState, dispatch} = store;
	const voice = useMemo(() => createVoice(sayLine, () => boardAnswerOf(getState())), [sayLine, getState]);
	const {say} = voice;
	const number = useRef({value: 0, at: Number.NEGATIVE_INFINITY});
	const numbers = useRef<RowNumbers>([]);
	const spoken = useMemo(
		() => ({
			sayRows() {
				const board = getState();
				numbers.current = numbered(board);
				for (const row of board.rows) say(sentenceOf(rowLine(board, row, numbers.current)));
			},
			typeDigit(digit: number) {
				const board = getState();
				const isMore = now() - number.current.at <= NUMBER_MS;
				const longer = isMore ? number.current.value * 10 + digit : digit;
				const value = longer <= numbers.current.length ? longer : digit;
				number.current = {value, at: now()};
				const row = board.rows.find(({key}) => key === numbers.current[value - 1]);
				if (row === undefined) say(sentence`No send has the number ${value}.`);
				// The speaker reads out where the cursor ends up.
				else if (row.key === board.view.cursor) say(sentenceOf(rowLine(board, row, numbers.current)));
				else dispatch({type: 'pointed-on-board', key: row.key, offset: 0, at: now()});
			},
		}),
		[getState, dispatch, now, say],
	);
	useBoardKeys({
		getState,
		dispatch,
		now,
		refresh,
		leave,
		watch,
		goBack,
		suspend: () => {
			voice.hush();
			void suspendTerminal(stop);
		},
		redraw,
		handOver,
		layout: LAYOUT,
		listRows: () => LAYOUT.listRows,
		columns: () => SPOKEN_COLUMNS,
		spoken,
		onKey: voice.heard,
	});
	useBoardNoticeEnd(store);
	// What was read aloud last stays under the cursor, whatever comes to the top.
	useEffect(() => dispatch({type: 'moved-on-board', by: 0, at: now()}), [dispatch, now]);
	useEffect(() => speakBoard({store, keys, now, numbers, say}), [store, keys, now, say]);
	useEffect(() => voice.hush, [voice]);
	return undefined;
}

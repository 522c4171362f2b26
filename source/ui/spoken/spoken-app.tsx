import {useApp} from 'ink';
import {useContext, useEffect, useMemo} from 'react';
import type {SafeText} from '../../core/text/text.ts';
import type {AppProps} from '../app.tsx';
import {shownStore, useNoticeEnd} from '../hooks.ts';
import {KeymapContext, useKeys} from '../keys/use-keys.ts';
import {layoutOf} from '../layout.ts';
import {createReader} from '../reader.ts';
import {listRowsOf} from '../watch/panes.ts';
import {speak} from './speaker.ts';
import {answerOf} from './spoken-answer.ts';
import {createVoice} from './voice.ts';

export type SpokenAppProps = AppProps & {
	/** Called with each line. */
	readonly say: (line: SafeText) => void;
};

/** By how much a screen is moved, if there is none. */
const LAYOUT = layoutOf(100, 30);

/** The app for a screen reader: it draws nothing, tells what happens in lines, and has the keys of the other one. */
export function SpokenApp({
	store: whole,
	theme,
	now,
	refresh,
	player,
	leave,
	handOver,
	stop,
	redraw,
	board,
	say,
}: SpokenAppProps) {
	const store = useMemo(() => shownStore(whole), [whole]);
	const keys = useContext(KeymapContext);
	const reader = useMemo(() => createReader(theme), [theme]);
	const {getState, dispatch} = store;
	const {suspendTerminal} = useApp();
	const listRows = () => listRowsOf(getState(), LAYOUT);
	const voice = useMemo(() => createVoice(say, () => answerOf(getState(), keys)), [say, getState, keys]);
	const suspend = () => {
		voice.hush();
		void suspendTerminal(stop);
	};
	const parts = {
		getState,
		dispatch,
		now,
		refresh,
		player,
		leave,
		suspend,
		redraw,
		board,
		handOver,
		layout: LAYOUT,
		listRows,
		reader,
		theme,
	};
	useKeys(parts, voice.heard);
	useNoticeEnd(store, now);
	useEffect(() => speak({store, now, keys, reader, say: voice.say}), [store, now, keys, reader, voice]);
	useEffect(() => voice.hush, [voice]);
	return undefined;
}

import {useEffect, useSyncExternalStore} from 'react';
import type {Board} from '../../state/board/board.ts';
import type {BoardEvent} from '../../state/board/event.ts';
import type {StoreOf} from '../../state/store.ts';

const [NOTICE_MS, LONG_NOTICE_MS] = [4000, 8000];

/** Clears a notice of the board after a while. */
export function useBoardNoticeEnd({subscribe, getState, dispatch}: StoreOf<Board, BoardEvent>): void {
	const notice = useSyncExternalStore(subscribe, () => getState().view.notice);
	useEffect(() => {
		if (notice === undefined) return undefined;
		const timer = setTimeout(
			() => dispatch({type: 'cleared-board-notice'}),
			notice.isLasting === true ? LONG_NOTICE_MS : NOTICE_MS,
		);
		return () => clearTimeout(timer);
	}, [notice, dispatch]);
}

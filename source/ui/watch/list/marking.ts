import {notice} from '../../../state/watch/event.ts';
import type {Actions} from '../../keys/perform.ts';

type MarkActions = Pick<Actions, 'getState' | 'dispatch' | 'now'>;

/** Begins or ends a range of marks, and says how the one that begins is ended. */
export function markRange({getState, dispatch, now}: MarkActions): void {
	dispatch({type: 'toggled-range'});
	if (getState().marks.anchor !== undefined)
		dispatch(notice(now(), 'Marking from here to the cursor: move, then v ends the range.'));
}

/** Esc on the list: one thing at a time, the one that was begun last as a rule. */
export function stop({getState, dispatch, handOver}: Pick<Actions, 'getState' | 'dispatch' | 'handOver'>): void {
	const {list, marks, view, exports} = getState();
	if (exports.current !== undefined) handOver.stopExport();
	else if (list.goal !== undefined) dispatch({type: 'dropped-goal'});
	else if (view.find !== undefined && marks.anchor === undefined) dispatch({type: 'ended-find'});
	else dispatch({type: 'stepped-back-marks'});
}

/** Opens the menu of formats, unless a file is being written. */
export function openExport({getState, dispatch, now}: MarkActions): void {
	if (getState().exports.current === undefined) dispatch({type: 'opened-menu', menu: 'export'});
	else dispatch(notice(now(), 'An export is under way; Esc in the list stops it.'));
}

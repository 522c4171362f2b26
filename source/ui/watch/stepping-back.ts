import {inShort} from '../../core/text/hints.ts';
import {say} from '../../core/text/text.ts';
import {isAwaiting} from '../../state/failures/awaited.ts';
import {hasMarks} from '../../state/watch/marks.ts';
import type {Actions} from '../actions.ts';
import {tellOnce} from '../keys/standstill.ts';

/**
 * Closes what lies over the list, or stops waiting for a file about the send, or leaves a pane of the triage; with an email open it first
 * ends a long load, then gives a whole screen back, then leads back to the list, then closes the email.
 */
export function back({getState, dispatch, handOver}: Actions): void {
	const {view, list, details, triage, failures} = getState();
	if (view.overlay.kind === 'help' && view.overlay.filter !== undefined) dispatch({type: 'unfiltered-help'});
	else if (view.overlay.kind !== 'none') dispatch({type: 'closed-overlay'});
	else if (isAwaiting(failures)) handOver.stop();
	else if (triage !== undefined) dispatch({type: 'left-triage-pane'});
	else if (list.goal !== undefined) dispatch({type: 'dropped-goal'});
	else if (details.isFull) dispatch({type: 'enlarged-details', isFull: false});
	else if (details.isFocused) dispatch({type: 'focused-details', isFocused: false});
	else dispatch({type: 'closed-details'});
}

/** Ends one thing at a time on the list, usually the latest one. */
export function stop(actions: Actions): void {
	const {getState, dispatch, handOver, board} = actions;
	const {list, marks, view, exports, details, failures} = getState();
	if (exports.current !== undefined || isAwaiting(failures)) handOver.stop();
	else if (list.goal !== undefined) dispatch({type: 'dropped-goal'});
	else if (view.find !== undefined && marks.anchor === undefined) dispatch({type: 'ended-find'});
	else if (hasMarks(marks)) dispatch({type: 'stepped-back-marks'});
	// A preview opened by itself: it is not what someone who came from the board wants to leave.
	else if (board?.isBehind) board.open();
	else if (details.isPreview) dispatch({type: 'closed-details'});
	else tellOnce(actions, [say`Nothing is running, and nothing is marked.`, inShort(say`Nothing to stop.`)]);
}

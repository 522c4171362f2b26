import {hint, inShort} from '../../../core/text/hints.ts';
import {say} from '../../../core/text/text.ts';
import {noFailuresNotice} from '../../../state/failures/words.ts';
import {triageLine} from '../../../state/triage/select.ts';
import {noticeDuring} from '../../../state/watch/event.ts';
import type {Actions} from '../../actions.ts';
import {tellOnce} from '../../keys/standstill.ts';

type MarkActions = Pick<Actions, 'getState' | 'dispatch' | 'now'>;

/** There is nothing under the cursor. */
export const NO_EMAIL_TO_MARK = say`No email to mark.`;

/** Begins or ends a range of marks, and says how to end one. */
export function markRange({getState, dispatch, now}: MarkActions): void {
	if (getState().list.selection.id === null) {
		dispatch(noticeDuring('stay', now(), NO_EMAIL_TO_MARK));
		return;
	}
	dispatch({type: 'toggled-range'});
	if (getState().marks.anchor === undefined) return;
	const how = hint('mark-range', 'ends the range', ': move, then ');
	dispatch(
		noticeDuring('range', now(), [
			say`Marking from here to the cursor`,
			how,
			say`.`,
			inShort(say`Marking`, hint('mark-range', 'ends the range', ': '), say`.`),
			inShort(say`Marking a range.`),
		]),
	);
}

/** Opens the menu of what can be copied. */
export function openCopy(actions: Actions): void {
	if (!saysNoLine(actions)) actions.dispatch({type: 'opened-menu', menu: 'copy'});
}

/** Opens the menu of formats, unless a file is being written. */
export function openExport(actions: Actions): void {
	const {getState, dispatch, now} = actions;
	if (saysNoLine(actions)) return;
	if (getState().exports.current === undefined) {
		dispatch({type: 'opened-menu', menu: 'export'});
		return;
	}
	const how = {...hint('stop', 'in the list stops it', '; '), isElsewhere: true} as const;
	dispatch(noticeDuring('export', now(), [say`An export is under way`, how, say`.`]));
}

/** Opens the menu of what can be written about the send. */
export function openWrite({dispatch}: Actions): void {
	dispatch({type: 'opened-menu', menu: 'write'});
}

/** In the triage a command needs a line under the cursor: says so if there is none. */
function saysNoLine(actions: Actions): boolean {
	const state = actions.getState();
	if (state.triage === undefined || triageLine(state) !== undefined) return false;
	tellOnce(actions, noFailuresNotice(state));
	return true;
}

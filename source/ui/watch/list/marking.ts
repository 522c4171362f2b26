import {hint} from '../../../core/text/hints.ts';
import {say} from '../../../core/text/text.ts';
import {noticeDuring} from '../../../state/watch/event.ts';

import type {Actions} from '../../actions.ts';

type MarkActions = Pick<Actions, 'getState' | 'dispatch' | 'now'>;

/** Begins or ends a range of marks, and says how the one that begins is ended. */
export function markRange({getState, dispatch, now}: MarkActions): void {
	dispatch({type: 'toggled-range'});
	if (getState().marks.anchor === undefined) return;
	const how = hint('mark-range', 'ends the range', ': move, then ');
	dispatch(noticeDuring('range', now(), [say`Marking from here to the cursor`, how, say`.`]));
}

/** Opens the menu of formats, unless a file is being written. */
export function openExport({getState, dispatch, now}: MarkActions): void {
	if (getState().exports.current === undefined) {
		dispatch({type: 'opened-menu', menu: 'export'});
		return;
	}
	const how = {...hint('stop', 'in the list stops it', '; '), isElsewhere: true} as const;
	dispatch(noticeDuring('export', now(), [say`An export is under way`, how, say`.`]));
}

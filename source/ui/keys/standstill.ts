import {inShort} from '../../core/text/hints.ts';
import {say} from '../../core/text/text.ts';
import {type Event, noticeDuring} from '../../state/watch/event.ts';
import {cursorRow} from '../../state/watch/list/cursor.ts';
import type {List} from '../../state/watch/list/list.ts';
import {isComplete, rowCount} from '../../state/watch/list/pages.ts';
import type {NoticeText} from '../../state/watch/notice-text.ts';
import type {Actions} from '../actions.ts';

/** Moves the cursor of the list by rows or pages, or says why it does not move. */
export function moveOrSay(actions: Actions, event: Event, by: number, unit: 'email' | 'page'): void {
	const {getState, dispatch} = actions;
	const before = getState();
	dispatch(event);
	const {list, view} = getState();
	const isStill = list.selection.id === before.list.selection.id && list.goal === undefined;
	// A replay itself says that no more was recorded.
	if (isStill && before.list.goal === undefined && view.notice === before.view.notice)
		tellOnce(actions, whyStill(list, by, unit));
}

/** Shows a notice that holds while the user stays in place, unless it is shown already. */
export function tellOnce({getState, dispatch, now}: Actions, text: NoticeText): void {
	const said = getState().view.notice?.text;
	if (JSON.stringify(said) !== JSON.stringify(text)) dispatch(noticeDuring('stay', now(), text));
}

/** Why a key that moves moves nothing. */
function whyStill({pages, selection}: List, by: number, unit: 'email' | 'page'): NoticeText {
	const rows = rowCount(pages);
	if (rows === 0) return say`No email to go to.`;
	const isAtEnd = by > 0 && (unit === 'page' || cursorRow(pages, selection) === rows - 1);
	if (isAtEnd && !isComplete(pages))
		return [say`The rest of the list cannot be loaded.`, inShort(say`No more can be loaded.`)];
	return by > 0
		? [say`This is the last ${unit}.`, inShort(say`The last ${unit}.`)]
		: [say`This is the first ${unit}.`, inShort(say`The first ${unit}.`)];
}

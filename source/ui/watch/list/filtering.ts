import {clearing, FAILURES, isFailuresOnly} from '../../../core/emails/filter.ts';
import {formatTagFilter} from '../../../core/emails/tags.ts';
import {formatDates} from '../../../core/time/date-words.ts';
import {localClock} from '../../../core/time/moments.ts';
import {notice} from '../../../state/watch/event.ts';
import type {Actions} from '../../keys/perform.ts';

/** Opens the line for the tag filter, with the filter in force in it. */
export function openTags({getState, dispatch}: Actions): void {
	dispatch({type: 'opened-prompt', prompt: 'tags', text: formatTagFilter(getState().list.filter.tags)});
}

/** Opens the line for the range of time, with the one in force in it. */
export function openDates({getState, dispatch, now}: Actions): void {
	dispatch({type: 'opened-prompt', prompt: 'dates', text: formatDates(getState().list.filter, localClock(now()))});
}

/** Opens the menu of statuses, those in force marked. */
export function openStatuses({getState, dispatch}: Actions): void {
	dispatch({type: 'opened-menu', menu: 'status', chosen: new Set(getState().list.filter.statuses)});
}

/** Narrows the list to what failed or was not delivered, or widens it to what it was before. */
export function toggleFailures({getState, dispatch}: Actions): void {
	const {filter, statusesBefore} = getState().list;
	const statuses = isFailuresOnly(filter) ? statusesBefore : FAILURES;
	dispatch({type: 'changed-filter', change: {part: 'statuses', statuses}});
}

/** Takes away the filter that was set last. */
export function clearLastFilter({getState, dispatch, now}: Actions): void {
	const last = getState().list.filterOrder.at(-1);
	if (last !== undefined) dispatch({type: 'changed-filter', change: clearing(last)});
	else dispatch(notice(now(), 'No filter is set: t sets one by tags, s by status, d by date.'));
}

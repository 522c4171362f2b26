import {clearing, FAILURE_STATUSES, isFailuresOnly} from '../../../core/emails/filter.ts';
import {formatTagFilter} from '../../../core/emails/tags.ts';
import {hint, inShort} from '../../../core/text/hints.ts';
import {say} from '../../../core/text/text.ts';
import {formatDates} from '../../../core/time/date-words.ts';
import {localClock} from '../../../core/time/moments.ts';
import {notice} from '../../../state/watch/event.ts';
import type {Actions} from '../../actions.ts';
import type {KeyTable} from '../../keys/key-entry.ts';

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
	const statuses = isFailuresOnly(filter) ? statusesBefore : FAILURE_STATUSES;
	dispatch({type: 'changed-filter', change: {part: 'statuses', statuses}});
}

/** Clears the filter that was set last. */
export function clearLastFilter({getState, dispatch, now, keys}: Actions): void {
	const last = getState().list.filterOrder.at(-1);
	if (last !== undefined) dispatch({type: 'changed-filter', change: clearing(last)});
	else {
		const ways = waysIn(keys);
		const short = inShort(say`No filter is set`, ...ways.slice(0, 1), say`.`);
		dispatch(notice(now(), [say`No filter is set`, ...ways, say`.`, short]));
	}
}

/** The filters that a menu offers. */
const WAYS_IN = [
	{command: 'tags', by: 'by tags'},
	{command: 'statuses', by: 'by status'},
	{command: 'dates', by: 'by date'},
] as const;

/** The keys that set a filter; the first there is begins the enumeration. */
function waysIn(keys: KeyTable) {
	const bound = WAYS_IN.filter(({command}) => keys.some((entry) => entry.command === command && entry.keys.length > 0));
	return bound.map(({command, by}, index) =>
		hint(command, index === 0 ? `sets one ${by}` : by, index === 0 ? ': ' : ', '),
	);
}

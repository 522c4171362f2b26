import {plural} from '../core/text/format.ts';
import {inShort} from '../core/text/hints.ts';
import {say} from '../core/text/text.ts';
import type {Store} from '../state/store.ts';
import {triageEmail} from '../state/triage/select.ts';
import {type Event, notice} from '../state/watch/event.ts';
import {emailUnderCursor} from '../state/watch/list/list.ts';
import {rowCount} from '../state/watch/list/pages.ts';
import {demandOf} from '../state/watch/select/demand.ts';
import type {State} from '../state/watch/state.ts';

/**
 * The store of a replay for the screen. What keys would ask the server for is not in a recording: it is answered here with a sentence,
 * no page is waited for, and a filter is applied to the emails that were recorded.
 */
export function replayStore(store: Store, now: () => number): Store {
	const {getState, dispatch} = store;

	function ask(event: Event): void {
		if (event.type === 'changed-filter') {
			dispatch({type: 'filtered-locally', change: event.change}, notice(now(), RECORDED_ONLY));
			return;
		}
		if (event.type === 'went-to-failure') {
			seekFailure(event);
			return;
		}
		dispatch(event.type === 'went-to-end' ? downToLastRow(getState(), event.height, now()) : event);
		const state = getState();
		if (state.list.goal !== undefined) dispatch({type: 'dropped-goal'}, notice(now(), NO_MORE_ROWS));
		const {detailsOf: request} = demandOf(state);
		const email = state.triage === undefined ? emailUnderCursor(state.list) : triageEmail(state)?.email;
		if (request === undefined || email === undefined) return;
		const details = {email, attachments: [], isRecorded: true as const, bodies: {json: NO_BODY}};
		dispatch({type: 'received-details', at: now(), request, details});
	}

	/** The failures were recorded whatever the list showed: those that it never had follow its rows once someone goes there. */
	function seekFailure(event: Event): void {
		dispatch(event);
		const {list, replay} = getState();
		if (list.goal === undefined) return;
		dispatch({type: 'dropped-goal'});
		const before = rowCount(list.pages);
		dispatch({type: 'listed-locally'});
		const added = rowCount(getState().list.pages) - before;
		if (added === 0)
			dispatch(
				notice(now(), [
					say`The recording has no further failure${replay?.isOver === true ? '' : ' so far'}.`,
					inShort(say`No further failure.`),
				]),
			);
		else
			dispatch(
				event,
				{type: 'dropped-goal'},
				notice(now(), [
					say`${plural(added, 'failure')} recorded outside the list: shown at its end.`,
					inShort(say`${plural(added, 'failure')} added.`),
				]),
			);
	}

	return {...store, dispatch: (...events) => events.forEach(ask)};
}

/** The end is the last recorded row: there are no pages to load. */
function downToLastRow({list}: State, height: number, at: number): Event {
	return {type: 'moved-cursor', at, by: rowCount(list.pages), height};
}

/** A filter in a replay, which can match recorded emails only. */
const RECORDED_ONLY = [say`These are the recorded emails that match.`, inShort(say`Recorded emails only.`)];
/** The end of the list in a replay. */
const NO_MORE_ROWS = [say`The recording has no more rows so far.`, inShort(say`No more recorded.`)];
/** The place of an email's text in a replay. */
const NO_BODY = say`A recording keeps no bodies.`;

import {hint} from '../../../core/text/hints.ts';
import {say} from '../../../core/text/text.ts';
import {noticeDuring} from '../../../state/watch/event.ts';
import type {Actions} from '../../actions.ts';
import {bindingsOf} from './binding.ts';
import {FINDING, LIST, LIST_AND_BOARD} from './places.ts';

/** Reading the list: freezing it, finding something in it. */
export const READING_KEYS = bindingsOf('reading', {
	freeze: {
		keys: [' '],
		label: 'freeze the list while the counters go on; again: resume',
		contexts: LIST,
		run: toggleFreeze,
		footer: {label: 'freeze', rank: 7},
	},
	find: {
		keys: ['/'],
		label: [
			say`find a recipient, name, subject, id or tag, loading pages until one matches`,
			hint('stop', 'stops)', ' ('),
		],
		onBoard: 'find a send by subject, tag, status or id',
		contexts: LIST_AND_BOARD,
		run: ({dispatch}) => dispatch({type: 'opened-prompt', prompt: 'find', text: ''}),
		footer: {label: 'find', rank: 3},
	},
	'next-match': {
		keys: ['n', ']'],
		label: 'while a find is on: to the next match, loading pages',
		contexts: FINDING,
		run: (actions) => goToMatch(actions, 1),
		footer: {label: 'match', rank: 2, and: 'previous-match'},
	},
	'previous-match': {
		keys: ['N', '['],
		label: 'while a find is on: to the previous match',
		contexts: FINDING,
		run: (actions) => goToMatch(actions, -1),
	},
});

/** Freezes the list, or resumes it with a poll at once. */
function toggleFreeze({getState, dispatch, now, refresh}: Actions): void {
	dispatch({type: 'toggled-freeze'});
	const frozen = [say`The list is frozen; the counters go on.`, hint('freeze', 'resumes it.')] as const;
	if (getState().freeze === undefined) refresh();
	else dispatch(noticeDuring('freeze', now(), frozen));
}

function goToMatch({dispatch, now, listRows}: Actions, by: 1 | -1): void {
	dispatch({type: 'went-to-match', at: now(), by, height: listRows()});
}

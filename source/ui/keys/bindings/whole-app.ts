import {SIGNAL_EXIT} from '../../../core/exit-codes.ts';
import {hint} from '../../../core/text/hints.ts';
import {say} from '../../../core/text/text.ts';
import {notice} from '../../../state/watch/event.ts';
import {hasMessages} from '../../../state/watch/select/messages.ts';
import type {Actions} from '../../actions.ts';
import {back, stop} from '../../watch/stepping-back.ts';
import {bindingsOf} from './binding.ts';
import {EVERYWHERE, LIST, LIST_OVER_AND_BOARD} from './places.ts';

/** Help, going back, and quitting. */
export const WHOLE_APP_KEYS = bindingsOf('whole-app', {
	help: {
		keys: ['?'],
		label: [say`every key`, hint('run', 'runs the key under the cursor', '; ')],
		contexts: [...LIST_OVER_AND_BOARD, 'help'],
		run: toggleHelp,
		footer: {label: 'keys', rank: 1},
	},
	message: {
		keys: ['!'],
		label: 'the last problem and the last notice in full; again to close them',
		contexts: LIST_OVER_AND_BOARD,
		run: toggleMessages,
	},
	back: {
		keys: ['escape'],
		label: 'close what is open over or beside the list',
		onBoard:
			'close what was opened last: the comparison, the find, a filter, the grouping, the marks; then back to the watch',
		contexts: ['overlay', 'help', 'help-filter', 'menu', 'details', 'triage', 'board'],
		run: back,
		footer: {label: 'back', rank: 0},
	},
	stop: {
		keys: ['escape'],
		label: 'in the list: stop loading or exporting, end the find or the range, clear the marks; then back to the board',
		contexts: LIST,
		run: stop,
	},
	quit: {
		keys: ['q'],
		label: 'quit, leaving a summary',
		contexts: ['list', 'overlay', 'triage', 'menu', 'board'],
		run: ({leave}) => leave(0),
		footer: {label: 'quit', rank: 0},
	},
	interrupt: {
		keys: ['ctrl-c'],
		label: `quit at once (exit code ${SIGNAL_EXIT.SIGINT})`,
		contexts: [...EVERYWHERE, 'help', 'help-filter'],
		run: ({leave}) => leave(SIGNAL_EXIT.SIGINT),
	},
	suspend: {
		keys: ['ctrl-z'],
		label: 'suspend; fg in the shell resumes',
		contexts: EVERYWHERE,
		run: ({suspend}) => suspend(),
	},
	redraw: {
		keys: ['ctrl-l'],
		label: 'redraw the screen, if something else has written on it',
		contexts: [...EVERYWHERE, 'help', 'help-filter'],
		run: ({redraw}) => redraw(),
	},
});

/** Without a message there is nothing to open. */
function toggleMessages({getState, dispatch, now}: Actions): void {
	const state = getState();
	if (state.view.overlay.kind === 'messages') dispatch({type: 'closed-overlay'});
	else if (hasMessages(state, now())) dispatch({type: 'opened-messages'});
	else dispatch(notice(now(), 'There are no messages.'));
}

function toggleHelp({getState, dispatch}: Actions): void {
	dispatch({type: getState().view.overlay.kind === 'help' ? 'closed-overlay' : 'opened-help'});
}

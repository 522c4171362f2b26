import {hint} from '../../../core/text/hints.ts';
import {say} from '../../../core/text/text.ts';
import type {Actions} from '../../actions.ts';
import {showOtherPanel} from '../../watch/panel/panels.ts';
import {bindingsOf} from './binding.ts';
import {LIST} from './places.ts';

/** Finding what failed. */
export const FAILURES_KEYS = bindingsOf('failures', {
	'next-failure': {
		keys: ['e'],
		label: [say`to the next failed or undelivered email, loading pages`, hint('stop', 'stops)', ' (')],
		contexts: LIST,
		run: (actions) => seekFailure(actions, 1),
		footer: {label: 'next failure', rank: 3},
	},
	'previous-failure': {
		keys: ['E'],
		label: 'to the previous failed or undelivered email',
		contexts: LIST,
		run: (actions) => seekFailure(actions, -1),
	},
	clusters: {
		keys: ['c'],
		label: 'why emails fail: what all failures have in common, which emails, one of them',
		contexts: LIST,
		run: ({dispatch}) => dispatch({type: 'opened-triage'}),
		footer: {label: 'why', rank: 5},
	},
	panel: {
		keys: ['tab'],
		label: 'switch between pace and failures',
		contexts: LIST,
		run: showOtherPanel,
	},
});

function seekFailure({dispatch, now, listRows}: Actions, by: 1 | -1): void {
	dispatch({type: 'went-to-failure', at: now(), by, height: listRows()});
}

import {hint} from '../../../core/text/hints.ts';
import {say} from '../../../core/text/text.ts';
import {enterPane, groupByNext, narrowToGroup} from '../../triage/triage-keys.ts';
import {bindingsOf} from './binding.ts';
import {TRIAGE} from './places.ts';

/** Looking at why emails fail: from pane to pane, other groups, and the list narrowed to one. */
export const TRIAGE_KEYS = bindingsOf('triage', {
	'enter-pane': {
		keys: ['enter'],
		label: [say`in the triage: into the next pane; in the last: full screen`, hint('back', 'goes back', '; ')],
		contexts: TRIAGE,
		run: enterPane,
		footer: {label: 'list them', rank: 1},
	},
	'group-by': {
		keys: ['tab'],
		label: 'in the triage: group by reason, domain, tag or minute',
		contexts: TRIAGE,
		run: groupByNext,
		footer: {label: 'group by', rank: 6},
	},
	narrow: {
		keys: ['f'],
		label: 'in the triage: narrow the list to the group',
		contexts: TRIAGE,
		run: narrowToGroup,
		footer: {label: 'narrow', rank: 4},
	},
});

import {changeFilter, NO_FILTER} from '../../../core/emails/filter.ts';
import {safe, say} from '../../../core/text/text.ts';
import {groupingOf} from '../../../state/failures/groups.ts';
import {countSelected, filterChangesFor} from '../../../state/failures/narrow.ts';
import {lineLater, triageLine} from '../../../state/triage/select.ts';
import type {State} from '../../../state/watch/state.ts';
import type {Actions} from '../../actions.ts';
import {lineText} from '../../triage/triage-words.ts';
import type {Menu} from './menu.ts';

/** What can be written about the send: a note for a ticket, in the triage with what is under its cursor, or a page for a browser. */
export const WRITE_MENU: Menu = {
	title: safe`Write a file here`,
	items: (state) => [
		{key: 'note', letter: 'n', label: safe`a note (Markdown)`, note: noteUse(state)},
		{key: 'report', letter: 'r', label: safe`a report (HTML)`, note: safe`charts and all failures, for a browser`},
	],
	choose([key], actions) {
		actions.dispatch({type: 'closed-overlay'});
		if (key === 'report') actions.handOver.writeReport();
		else if (key === 'note') writeNote(actions);
	},
};

/** What each file of the write menu is for. */
function noteUse(state: State) {
	const line = triageLine(state);
	return line === undefined
		? safe`counts and sample failures, for a ticket`
		: say`for a ticket, with ${lineText(line)}`;
}

function writeNote({getState, handOver}: Actions): void {
	const line = triageLine(getState());
	if (line === undefined) handOver.writeNote();
	else {
		const grouping = groupingOf(getState().failures);
		handOver.writeNote((state) => {
			const later = lineLater(line, grouping, state);
			const {group, isGroup, emails} = later;
			const changes = filterChangesFor(group, NO_FILTER, state);
			const filter = changes.reduce(changeFilter, NO_FILTER);
			const isWider = countSelected(changes, state) > group.emails.length;
			return {what: lineText(later), emails, ...(isGroup ? {filter, isWider} : {})};
		});
	}
}

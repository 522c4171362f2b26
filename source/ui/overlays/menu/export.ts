import type {ExportFormat} from '../../../core/emails/export-name.ts';
import {isFailuresOnly} from '../../../core/emails/filter.ts';
import {failureCount} from '../../../core/operation/counts.ts';
import {plural} from '../../../core/text/format.ts';
import {safe, say} from '../../../core/text/text.ts';
import {groupingOf} from '../../../state/failures/groups.ts';
import {lineLater, triageLine} from '../../../state/triage/select.ts';
import {markCount, markedEmails} from '../../../state/watch/marks.ts';
import type {State} from '../../../state/watch/state.ts';
import {lineText} from '../../triage/triage-words.ts';
import {FORMAT_ITEMS} from './export-formats.ts';
import type {Menu, MenuItem} from './menu.ts';

const FAILURES = 'failures';

/** What can be exported: in the triage the line under the cursor; else the marked emails, else all that the filters select, loaded or not. Where these are not the failures alone, all failures, too. */
export const EXPORT_MENU: Menu = {
	title: safe`Export to a file here`,
	says({marks, list, ...state}) {
		const line = triageLine(state);
		if (line !== undefined) return lineText(line);
		const marked = markCount(marks, list);
		return marked === 0 ? say`all that the filters select` : say`${plural(marked, 'marked email')}`;
	},
	items: (state) => [...FORMAT_ITEMS, ...failuresItem(state)],
	choose([key], {getState, dispatch, handOver}) {
		const {marks, list, ...state} = getState();
		const line = triageLine(state);
		const grouping = groupingOf(state.failures);
		dispatch({type: 'closed-overlay'});
		if (key === undefined) return;
		if (key === FAILURES) {
			handOver.startExport('csv', state.failures.known.emails, ({failures}) => failures.known.emails);
			return;
		}
		const format = key as ExportFormat;
		if (line === undefined) handOver.startExport(format, markedEmails(marks, list));
		else
			handOver.startExport(
				format,
				line.emails,
				line.isGroup ? (later) => lineLater(line, grouping, later).emails : undefined,
			);
	},
};

/** All failures, whatever the list shows: none where there are none, or where they are what is exported anyway. */
function failuresItem({marks, list, ...state}: State): readonly MenuItem[] {
	const {counts} = state.watch;
	const isOther = markCount(marks, list) > 0 || isFailuresOnly(list.filter);
	if ((isOther && state.triage === undefined) || counts === undefined || failureCount(counts) === 0) return [];
	return [{key: FAILURES, letter: 'f', label: safe`Failures`, note: safe`all of them as CSV`}];
}

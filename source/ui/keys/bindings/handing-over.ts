import {hint, inShort} from '../../../core/text/hints.ts';
import {say} from '../../../core/text/text.ts';
import {notice, noticeDuring} from '../../../state/watch/event.ts';
import type {Actions} from '../../actions.ts';
import {markRange, NO_EMAIL_TO_MARK, openCopy, openExport, openWrite} from '../../watch/list/marking.ts';
import {tellOnce} from '../standstill.ts';
import {bindingsOf} from './binding.ts';
import {LIST, LIST_AND_BOARD, LIST_OVER_AND_BOARD} from './places.ts';

/** Handing over: marking, copying, exporting, the note and the report, and hiding recipients in all of them. */
export const HANDING_OVER_KEYS = bindingsOf('handing-over', {
	mark: {
		keys: ['m'],
		label: 'mark or unmark what is under the cursor',
		onBoard: 'mark or unmark a send; two at most, the two to compare',
		contexts: LIST_AND_BOARD,
		run: mark,
		footer: {label: 'mark', rank: 2, contexts: ['board']},
	},
	'mark-range': {
		keys: ['v'],
		label: [say`mark a range, from here to the cursor`, hint('mark-range', 'again ends it', '; ')],
		contexts: LIST,
		run: markRange,
	},
	'mark-all': {
		keys: ['V'],
		label: [say`mark all emails that the filters select, loading all pages`, hint('stop', 'stops)', ' (')],
		contexts: LIST,
		run: ({dispatch, now}) => dispatch({type: 'marked-all', at: now()}),
	},
	copy: {
		keys: ['y'],
		label: 'copy the marked emails, or what is under the cursor: ids, addresses, rows, JSON, curl',
		onBoard: 'copy the marked sends, or what is under the cursor: ids, subjects, the sendwatch command',
		contexts: LIST_OVER_AND_BOARD,
		run: openCopy,
		footer: {label: 'copy', rank: 7},
	},
	export: {
		keys: ['x'],
		label:
			'export the marked emails, or all that the filters select; in the triage what is under the cursor: CSV, NDJSON, JSON',
		onBoard: 'export the marked sends, or all that are listed, as sendwatch operations prints them: CSV, NDJSON, JSON',
		contexts: LIST_OVER_AND_BOARD,
		run: openExport,
		footer: {label: 'export', rank: 8},
	},
	note: {
		keys: ['w'],
		label: 'write an incident note (Markdown) or a report (HTML) on the send',
		onBoard: 'write a report (HTML) on the send under the cursor, or on the two marked ones',
		contexts: LIST_OVER_AND_BOARD,
		run: openWrite,
		footer: {label: 'note', rank: 5, contexts: ['triage', 'replay-triage', 'board']},
	},
	mask: {
		keys: ['M'],
		label: 'hide recipients, also in copies and files; again: show them',
		onBoard: 'hide addresses in subjects and tags, and recipients in the watches opened from here; again: show them',
		contexts: LIST_OVER_AND_BOARD,
		run: toggleMask,
	},
});

/** Marks the email under the cursor, or takes its mark off. */
function mark(actions: Actions): void {
	if (actions.getState().list.selection.id === null) tellOnce(actions, NO_EMAIL_TO_MARK);
	else actions.dispatch({type: 'toggled-mark'});
}

/** Hides or shows recipients. */
function toggleMask({getState, dispatch, now}: Actions): void {
	dispatch({type: 'toggled-mask'});
	const hidden = [
		say`Recipients are hidden, also in copies and files.`,
		hint('mask', 'shows them again.'),
		inShort(say`Recipients are hidden.`),
	] as const;
	dispatch(getState().isMasked ? noticeDuring('mask', now(), hidden) : notice(now(), 'Recipients are shown.'));
}
